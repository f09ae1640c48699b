import Formulation
import Foundation
import GLPKSolver
import Problems
import Testing

@testable import Search

/// One outcome: lists of options searched to the end, against all plans.
@Suite struct OptionSearchTests {
  private static func text(_ random: inout SplitMix64) -> String {
    func share() -> String { String(format: "%.3f", 0.3 + 0.6 * random.share()) }
    let chunks = (0..<3).map { index in
      let pools = ["a", "b"].map {
        "\($0)\(index): {cost: {money: \(1 + random.below(3)), weight: \(1 + random.below(4))}}"
      }
      return "  c\(index): {years: 1, pools: {\(pools.joined(separator: ", "))}}"
    }
    let pools = (0..<3).flatMap { index in
      ["a", "b"].map { "  \($0)\(index): {headcount: \(1 + random.below(3)), correct: \(share())}" }
    }
    return """
      time: {horizon: 1}
      deadline: 1
      budgets: {money: \(6 + random.below(6)), weight: \(8 + random.below(8))}
      pools:
      \(pools.joined(separator: "\n"))
      chunks:
      \(chunks.joined(separator: "\n"))
      """
  }

  /// The best log-chance over every way to fill the columns.
  private static func bruteForce(_ reduction: Reduction) -> Double {
    let state = PlanState(Network(reduction), FunctionTable(reduction), gates: [])
    func best(_ column: Int, _ state: PlanState) -> Double {
      if column == reduction.columns.count { return state.logs.reduce(0, +) }
      return (0...state.room(column)).map { number in
        var next = state
        if number > 0 { next.add(column, number) }
        return best(column + 1, next)
      }.max() ?? -.infinity
    }
    return best(0, state)
  }

  @Test func findsTheBestAtAnyPrices() throws {
    var random = SplitMix64(seed: 4)
    var found = 0
    for _ in 0..<25 {
      let reduction = Reduction(try Cases.instance(Self.text(&random)))
      let expected = Self.bruteForce(reduction)
      guard expected.isFinite else { continue }
      found += 1
      let layout = Layout(reduction)
      let rows = StaticRows(reduction, layout)
      try LinearProgram.withScope { program in
        let relaxation = try Relaxation(
          Network(reduction), layout, program, rows: rows, root: rows.rootBox(),
          table: FunctionTable(reduction))
        for scale in [0.02, 0.1, 0.3] {
          let prices = relaxation.resources.limits.map { _ in scale * random.share() }
          var search = try #require(OptionSearch(relaxation, rows.rootBox(), prices: prices))
          let answer = search.best(above: expected - 0.5)
          let below = try #require(answer)
          #expect(abs(below.log - expected) < 1e-12)
          let sum = below.attempts?.reduce(
            into: PlanState(Network(reduction), FunctionTable(reduction), gates: [])
          ) {
            $0.add($1.column, $1.number)
          }
          #expect(abs((sum?.logs.reduce(0, +) ?? 0) - expected) < 1e-12)
          let none = search.best(above: expected + 1e-9)
          let above = try #require(none)
          #expect(above.attempts == nil)
          var hasty = try #require(OptionSearch(relaxation, rows.rootBox(), prices: prices, steps: 3))
          let unknown = hasty.best(above: expected - 0.5)
          #expect(unknown == nil)
          #expect(hasty.left == -1)
        }
      }
    }
    #expect(found > 10)
  }
}
