import Allocation
import Testing

@testable import Formulation

@Suite("Rows of people and money")
struct ResourceRowsTests {
  private func shown(_ rows: [ResourceRows.Row]) -> [String] {
    rows.map { row in
      row.entries.map { "\($0.amount.formatted) x\($0.column)" }.joined(separator: " + ")
        + " ≤ \(row.limit.formatted) at \(row.supply.source) from \(row.supply.step)"
    }
  }

  @Test("of steps that hold the same columns the tightest")
  func people() throws {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 4}
          deadline: 4
          pools: {a: {headcount: {0: 5, 1: 4, 3: 7}, correct: 50%}}
          chunks: {x: {years: 2, team: 2}}
          """))
    #expect(reduction.columns.map(\.start) == [0, 2])
    #expect(
      shown(ResourceRows(reduction).people()) == ["2 x0 ≤ 4 at pool(0) from 0", "2 x1 ≤ 4 at pool(0) from 2"])
  }

  @Test("what branches share is said once; then each has rows of its own")
  func branches() throws {
    let reduction = try #require(
      Reduction(
        try Instance(
          text: """
            time: {horizon: 3}
            deadline: 3
            pools: {a: {headcount: 1, correct: 50%}}
            chunks: {x: {years: 2}}
            worlds: {one: {credence: 50%}, two: {credence: 50%, deadline: 2, pools: {a: {correct: 80%}}}}
            """), Stage(look: 1)
      ) { false })
    // One shared start at 0, and one on the first branch at 1.
    #expect(
      shown(ResourceRows(reduction).people()) == [
        "1 x0 ≤ 1 at pool(0) from 0", "1 x0 + 1 x1 ≤ 1 at pool(0) from 1", "1 x1 ≤ 1 at pool(0) from 2",
      ])
    let rows = ResourceRows(reduction)
    #expect((0...3).map { rows.people(of: 0, heldBy: 1, in: $0) } == [0, 1, 1, 0])
    #expect((0...1).map { rows.people(of: $0, heldBy: 0) } == [1, 1])
    #expect((0...1).map { rows.people(of: $0, heldBy: 1) } == [1, 0])
  }

  @Test("money at the last step before each income, where it can run short, on the scale of the income")
  func money() throws {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 4}
          deadline: {1: 10%, 2: 20%, 3: 30%, 4: 40%}
          pools: {a: {headcount: 2, correct: 50%, cost: {money: 3, plenty: 1}}}
          budgets: {money: {0: 4, 2: 8}, plenty: 100}
          chunks: {x: {years: 1}}
          """))
    #expect(reduction.columns.map(\.start) == [0, 1, 2, 3])
    let rows = ResourceRows(reduction).money()
    #expect(
      rows.map(\.supply) == [
        .init(source: .budget(0), step: 1), .init(source: .budget(0), step: 3),
      ])
    #expect(rows.map { $0.entries.map(\.column) } == [[0, 1], [0, 1, 2, 3]])
    for (row, income) in zip(rows, [4.0, 12]) {
      #expect((1..<2.000001).contains(row.limit))
      for entry in row.entries { #expect(abs(entry.amount / row.limit - 3 / income) < 1e-8) }
    }
  }
}

extension Double {
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
