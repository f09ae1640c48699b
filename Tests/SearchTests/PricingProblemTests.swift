import Allocation
import Formulation
import Foundation
import Probability
import Support
import Testing

@testable import Search

/// The best plan of one unit at prices, against all of its plans.
@Suite struct UnitProgramTests {
  /// Every way to make up to `most` attempts of some columns.
  private static func plans(_ columns: [Int], most: Int) -> [[(column: Int, number: Int)]] {
    var found: [[(column: Int, number: Int)]] = [[]]
    for column in columns {
      found = found.flatMap { plan in
        let left = most - plan.reduce(0) { $0 + $1.number }
        return (0...left).map { $0 > 0 ? plan + [(column, $0)] : plan }
      }
    }
    return found
  }

  /// - Parameter prices: so dear that no best plan has more attempts than are enumerated.
  private static func check(
    _ text: String, unit: Int, most: Int, slack: Double, prices range: ClosedRange<Double> = 0.25...0.75
  ) throws {
    let reduction = Reduction(try Instance(text: text))
    let program = try #require(PricingProblem(Incidence(reduction), unit: unit))
    var random = SplitMix64(seed: 3)
    let columns = Array(reduction.units[unit].columns)
    let plans = plans(columns, most: most).map { (plan: $0, logs: program.logs($0)) }
    #expect(plans.count > 100)
    for _ in 0..<40 {
      let worth = reduction.terms.map { _ in random.share() < 0.2 ? 0 : random.share() }
      let prices = reduction.columns.map { _ in
        range.lowerBound + (range.upperBound - range.lowerBound) * random.share()
      }
      func value(_ plan: [(column: Int, number: Int)], _ logs: [Double]) -> Double {
        zip(program.terms, logs).reduce(0) { $0 + worth[$1.0] * $1.1 }
          - plan.reduce(0) { $0 + prices[$1.column] * Double($1.number) }
      }
      let answer = program.best(worth: worth, prices: prices)
      let best = plans.map { value($0.plan, $0.logs) }.max() ?? 0
      #expect(answer.value >= best - 1e-12)
      #expect(answer.value <= best + slack)
      #expect(value(answer.attempts, program.logs(answer.attempts)) <= answer.value + 1e-12)
    }
  }

  private static let text = """
    time: {horizon: 6}
    deadline: {4: 50%, 6: 50%}
    pools: {a: {headcount: 4, correct: 35%}, b: {headcount: 3, correct: 60%}}
    chunks:
      x: {years: 2}
      y: {count: 2, years: 3, credit: pooled, pools: [a]}
    """

  /// One kind of attempt: exact.
  @Test func countsAreExact() throws { try Self.check(Self.text, unit: 1, most: 8, slack: 1e-12) }

  /// Where attempts are cheap, counts go as far as log φ differs from 0 by more than 1e-9: 10 attempts of 90 %.
  @Test func countsEndWhereTheyAreEnough() throws {
    let text = """
      time: {horizon: 6}
      deadline: {4: 50%, 6: 50%}
      pools: {a: {headcount: 30, correct: 90%}}
      chunks: {x: {years: 2}, y: {years: 2}}
      """
    try Self.check(text, unit: 0, most: 14, slack: 2.1e-9, prices: 0...1e-7)
  }

  /// Two kinds: whole steps of hazard, at most 2 % too much.
  @Test func hazardsAreNearlyExact() throws { try Self.check(Self.text, unit: 0, most: 5, slack: 0.02) }

  /// Of every whole point of drawn problems: no unit does better than its price says; where attempts are counted and not
  /// hazards, what it answers is worth what it says.
  @Test func noUnitDoesBetter() throws {
    var (seen, exact) = (0, 0)
    for (index, tiny) in try Tiny.drawn(1...70, most: 800).enumerated() {
      var dice = Dice(index)
      for unit in tiny.reduction.units.indices {
        guard let program = PricingProblem(tiny.network, unit: unit) else { continue }
        #expect(
          program.terms == tiny.reduction.terms.indices.filter { tiny.reduction.terms[$0].unit == unit })
        let own = tiny.reduction.units[unit].columns
        for _ in 0..<3 {
          let worth = tiny.reduction.terms.map { _ in dice.happens(0.2) ? 0 : dice.double(0...1) }
          let prices = tiny.reduction.columns.map { _ in dice.double(0...1) }
          let answer = program.best(worth: worth, prices: prices)
          func cost(_ attempts: [(column: Int, number: Int)]) -> Double {
            attempts.reduce(0) { $0 + prices[$1.column] * Double($1.number) }
          }
          for point in tiny.points {
            let attempts = own.map { (column: $0, number: point.attempts[$0]) }
            let value = program.terms.reduce(-cost(attempts)) { sum, term in
              worth[term] > 0 ? sum + worth[term] * point.logs[term] : sum
            }
            #expect(answer.value >= value - 1e-9, "\(tiny.text)")
            seen += 1
          }
          let logs = program.logs(answer.attempts)
          let value = zip(program.terms, logs).reduce(-cost(answer.attempts)) { $0 + worth[$1.0] * $1.1 }
          #expect(abs(value - answer.value) < 1e-9)
          #expect(answer.attempts.allSatisfy { own.contains($0.column) && $0.number > 0 })
          exact += 1
        }
      }
    }
    #expect(seen > 5_000 && exact > 100, "\(seen), \(exact)")
  }

  /// Shares of chances count besides: with means as gains the price is above every point's means.
  @Test func gainsCountBesides() throws {
    var seen = 0
    for (index, tiny) in try Tiny.withOutcomes(1...70).enumerated() {
      var dice = Dice(index)
      let means = MeanOverestimator(tiny.reduction, reference: dice.one(of: tiny.points).logs)
      guard means.isBoundedByMean.contains(true) else { continue }
      for unit in tiny.reduction.units.indices {
        guard let program = PricingProblem(tiny.network, unit: unit) else { continue }
        let shares = tiny.reduction.outcomes.map { _ in dice.double(0...1) }
        let prices = tiny.reduction.columns.map { _ in dice.double(0...0.5) }
        let none = tiny.reduction.terms.map { _ in 0.0 }
        let answer = program.best(worth: none, gains: program.gains(means), shares: shares, prices: prices)
        for point in tiny.points {
          let gained = program.terms.reduce(0) { sum, term in
            sum + means.parts[term].reduce(0) { $0 + shares[$1.outcome] * $1.value(point.logs[term]) }
          }
          let spent = tiny.reduction.units[unit].columns.reduce(0) {
            $0 + prices[$1] * Double(point.attempts[$1])
          }
          #expect(answer.value >= gained - spent - 1e-9, "\(tiny.text)")
          seen += 1
        }
      }
    }
    #expect(seen > 500, "\(seen)")
  }
}
