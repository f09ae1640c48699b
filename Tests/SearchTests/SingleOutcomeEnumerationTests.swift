import Allocation
import Formulation
import Foundation
import GLPKSolver
import Probability
import Support
import Testing

@testable import Search

/// One outcome: lists of options searched to the end, against all plans.
@Suite struct SingleOutcomeEnumerationTests {
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
    let state = PartialPlan(Incidence(reduction), TermCache(reduction), gates: [])
    func best(_ column: Int, _ state: PartialPlan) -> Double {
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
      let reduction = Reduction(try Instance(text: Self.text(&random)))
      let expected = Self.bruteForce(reduction)
      guard expected.isFinite else { continue }
      found += 1
      let layout = VariableLayout(reduction)
      let rows = BaseConstraints(reduction, layout)
      try LinearProgram.withScope { program in
        let relaxation = try Relaxation(
          Incidence(reduction), layout: layout, program: program, rows: rows, root: rows.rootBox(),
          table: TermCache(reduction))
        for scale in [0.02, 0.1, 0.3] {
          let prices = relaxation.resources.limits.map { _ in scale * random.share() }
          var search = try #require(SingleOutcomeEnumeration(relaxation, rows.rootBox(), prices: prices))
          let answer = search.best(above: expected - 0.5)
          let below = try #require(answer)
          #expect(abs(below.log - expected) < 1e-12)
          let sum = below.attempts?.reduce(
            into: PartialPlan(Incidence(reduction), TermCache(reduction), gates: [])
          ) {
            $0.add($1.column, $1.number)
          }
          #expect(abs((sum?.logs.reduce(0, +) ?? 0) - expected) < 1e-12)
          let none = search.best(above: expected + 1e-9)
          let above = try #require(none)
          #expect(above.attempts == nil)
          var hasty = try #require(
            SingleOutcomeEnumeration(relaxation, rows.rootBox(), prices: prices, steps: 3))
          let unknown = hasty.best(above: expected - 0.5)
          #expect(unknown == nil)
          #expect(hasty.left == -1)
        }
      }
    }
    #expect(found > 10)
  }

  /// Pairs and runs that a pool of so many people can make in some years: runs of one for two years, pairs for one.
  private static func makeable(people: Int, years: Int) -> Set<[Int]> {
    var found: Set<[Int]> = []
    func live(_ year: Int, _ busy: Int, _ pairs: Int, _ runs: Int) {
      if year == years {
        found.insert([pairs, runs])
        return
      }
      for newPairs in 0...((people - busy) / 2) {
        let left = people - busy - 2 * newPairs
        for newRuns in 0...(year + 1 < years ? left : 0) {
          live(year + 1, newRuns, pairs + newPairs, runs + newRuns)
        }
      }
    }
    live(0, 0, 0, 0)
    return found
  }

  /// Six people, six years, one deadline: its schedules count alike by the thousand.
  @Test func manySchedulesThatCountAlike() throws {
    let text = """
      time: {horizon: 6}
      deadline: 6
      pools:
        a: {headcount: 3, correct: 35%}
        b: {headcount: 3, correct: 15%}
      chunks:
        pairs: {years: 1, team: 2}
        runs: {count: 3, years: 2, credit: pooled}
      """
    let result = try Cases.solve(try Instance(text: text), gap: 1e-9, "pairs and runs")
    func law(_ attempts: Int, _ correct: Double, _ start: [Double]) -> [Double] {
      (0..<attempts).reduce(start) { law, _ in
        law.indices.map { law[$0] * (1 - correct) + ($0 > 0 ? law[$0 - 1] * correct : 0) }
      }
    }
    let makeable = Self.makeable(people: 3, years: 6)
    var best = 0.0
    for one in makeable {
      for other in makeable {
        let pairs = 1 - pow(0.65, Double(one[0])) * pow(0.85, Double(other[0]))
        let none = law(other[1], 0.15, law(one[1], 0.35, [1, 0, 0]))
        best = max(best, pairs * (1 - none.reduce(0, +)))
      }
    }
    #expect(abs(result.chance - best) < 1e-12)
    #expect(result.bound - best < 1e-9)
  }

  /// One outcome: everything that units can do, against all whole points.
  @Test("single outcomes are enumerated to the best of all points") func singleOutcomes() throws {
    var (seen, above) = (0, 0)
    try HeuristicTrial.each(1...160) { trial, dice in
      let tiny = trial.tiny
      guard tiny.reduction.outcomes.count == 1, tiny.reduction.gates.isEmpty else { return }
      let best = tiny.points.map { $0.outcomes[0] }.max() ?? -.infinity
      guard best.isFinite else { return }
      try tiny.relaxed { relaxation in
        let prices = relaxation.resources.limits.map { _ in dice.double(0...0.3) }
        guard
          var search = SingleOutcomeEnumeration(relaxation, tiny.rows.rootBox(), prices: prices)
        else { return }
        if let found = search.best(above: best - 0.2), let attempts = found.attempts {
          seen += 1
          var all = tiny.reduction.columns.map { _ in 0 }
          for (column, number) in attempts { all[column] += number }
          #expect(abs(found.log - best) < 1e-10)
          #expect(
            tiny.points.first { $0.attempts == all }.map { abs($0.outcomes[0] - best) < 1e-10 } ?? false)
        }
        if let none = search.best(above: best + 1e-9) {
          #expect(none.attempts == nil)
          above += 1
        }
      }
    }
    #expect(seen > 5 && above > 5, "\(seen), \(above)")
  }
}
