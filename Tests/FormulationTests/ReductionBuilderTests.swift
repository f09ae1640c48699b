import Allocation
import Modelling
import Support
import Testing

@testable import Formulation

@Suite("Units, columns and gates of a reduction")
struct ReductionBuilderTests {
  @Test("columns come by unit, type, length that counts, and start")
  func order() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 5}
        deadline: 5
        pools: {a: {headcount: 2, correct: 50%}, b: {headcount: 4, correct: 70%}}
        chunks:
          z: {years: 1, needed: false}
          x: {years: 1, pools: [a]}
          y: {years: 1, count: 2, credit: separate, team: 2, after: x}
        worlds: {one: {credence: 50%}, two: {credence: 50%, chunks: {x: {years: 2}}}}
        """)
    let reduction = Reduction(instance)
    #expect(
      reduction.units.map { [$0.bundle, $0.copy ?? -1, $0.family] } == [[1, -1, 0], [2, 0, 1], [2, 1, 1]])
    let columns = reduction.columns.map { column in
      [column.unit, instance.types[column.type].length, column.countedLength, column.start, column.upper]
    }
    // x, held for a year, counts in the one world; held for two, in the one, or in both.
    let first =
      (0...3).map { [0, 1, 1, $0, 2] } + (0...3).map { [0, 2, 1, $0, 2] } + (0...3).map { [0, 2, 2, $0, 2] }
    #expect(columns.prefix(first.count) == first[...])
    #expect(columns.dropFirst(first.count).map { $0[0] } == [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2])
    #expect(columns.dropFirst(first.count).prefix(8).map { $0[3] } == [1, 2, 3, 4, 1, 2, 3, 4])
    #expect(columns.dropFirst(first.count).prefix(8).map { $0[4] } == [1, 1, 1, 1, 2, 2, 2, 2])
    #expect(reduction.gates.count == 1)
    let gate = reduction.gates[0]
    #expect(gate.bundle == 1 && gate.moments == [1, 2, 3, 4] && gate.pools == 0..<2)
    #expect(
      gate.own == Array(0..<first.count) && gate.waiting == Array(first.count..<reduction.columns.count))
    #expect(zip(gate.own, gate.ends).allSatisfy { reduction.columns[$0].gateEnd == $1 })
  }

  @Test("each branch has starts, people, money and gates of its own; what is shared holds those of all")
  func branches() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%, cost: 1}}
        budgets: {money: 3}
        chunks: {x: {years: 1}, y: {years: 1, after: x}}
        worlds: {one: {credence: 50%}, none: {credence: 0%}, two: {credence: 50%, pools: {a: {correct: 80%}}}}
        """)
    let reduction = try #require(Reduction(instance, Stage(look: 2)) { false })
    #expect(reduction.branches == [0, 2])
    let facts = reduction.columns.indices.map { column in
      [reduction.kind(of: column), reduction.branch(of: column) ?? -1, reduction.columns[column].start]
    }
    #expect(
      facts == [
        [0, -1, 0], [0, -1, 1], [0, 0, 2], [0, 1, 2],
        [1, -1, 1], [1, 0, 2], [1, 0, 3], [1, 1, 2], [1, 1, 3],
      ])
    for (column, fact) in facts.enumerated() {
      let held = reduction.instance.types[reduction.columns[column].type].held.map(\.pool)
      #expect(held == (fact[1] < 0 ? [0, 1] : [fact[1]]))
      #expect(
        (0...1).map { reduction.isCarriedOut(column, on: $0) } == (0...1).map { fact[1] < 0 || fact[1] == $0 }
      )
    }
    #expect(reduction.gates.map(\.pools) == [0..<1, 1..<2])
    #expect(reduction.gates.map(\.own) == [[0, 1, 2], [0, 1, 3]])
    #expect(reduction.gates.map(\.waiting) == [[4, 5, 6], [4, 7, 8]])
  }

  @Test(
    "one world that is learned at the end: the static reduction, row by row",
    arguments: TinyProblem.all(
      TinyProblem.Sort.allCases.filter { ![.worlds, .worldCounts, .worldYears].contains($0) }))
  func oneBranch(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let none = Reduction(instance)
    let late = try #require(Reduction(instance, Stage(look: instance.steps)) { false })
    #expect(late.branches == [0] && none.branches == [nil])
    #expect(Self.facts(none) == Self.facts(late))
  }

  /// Everything that a search sees of a reduction, in order.
  private static func facts(_ reduction: Reduction) -> [String] {
    let layout = VariableLayout(reduction)
    let fixed = BaseConstraints(reduction, layout, cuts: true)
    let rows = (0..<fixed.rows.count).map { row in
      fixed.rows.entries(row).map { "\(fixed.rows.values[$0]) x\(fixed.rows.indices[$0])" }.joined(
        separator: " + ")
        + " in \(fixed.rows.lower[row])...\(fixed.rows.upper[row])"
    }
    let box = fixed.rootBox()
    return reduction.units.map { "\($0)" } + reduction.columns.map { "\($0)" }
      + reduction.counters.map { "\($0)" }
      + reduction.functions.map { "\($0)" } + reduction.terms.map { "\($0)" }
      + reduction.outcomes.map { "\($0)" }
      + reduction.gates.map { "\($0)" } + ["\(reduction.chains) \(reduction.constant) \(reduction.size)"]
      + rows
      + ["\(fixed.supplies) \(box.lower) \(box.upper)"]
  }

  @Test("a gate is there only where something waits for it", arguments: [nil, 1])
  func idleGates(look: Int?) throws {
    let instance = try Instance(
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}, y: {years: 2, after: x}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, chunks: {y: {needed: false}}}}
        """)
    let reduction = try #require(Reduction(instance, look.map { Stage(look: $0) }) { false })
    #expect(reduction.gates.isEmpty && !reduction.columns.isEmpty)
    #expect(reduction.outcomes.count == 1)
  }
}
