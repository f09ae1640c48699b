import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// Who learns the world at a date, or before the start, against every two-stage plan there is.
@Suite("Two-stage optima of tiny problems")
struct StagedOptimumTests {
  /// A few attempts in all, two worlds that differ in what is needed and in who is right.
  private static func text(_ dice: inout Dice) -> String {
    let horizon = dice.int(2...3)
    return """
      time: {horizon: \(horizon)}
      deadline: \(dice.happens(0.5) ? "\(horizon)" : "{\(horizon - 1): 40%, \(horizon): 60%}")
      pools: {a: {headcount: \(dice.int(1...2)), correct: \(dice.int(2...9) * 10)%}, b: {headcount: 1, correct: 45%}}
      chunks:
        x: {years: 1, needed: false\(dice.happens(0.4) ? ", count: 2, credit: pooled" : "")}
        y: {years: \(dice.int(1...2)), needed: false}
      worlds:
        one: {credence: \(dice.int(3...7) * 10)%, chunks: {x: {needed: true}}}
        two:
          credence: REST
          pools: {a: {correct: \(dice.int(2...9) * 10)%}}
          chunks: {y: {needed: true}\(dice.happens(0.5) ? ", x: {needed: true}" : "")}
      """
  }

  private static func instance(_ seed: Int) throws -> Instance {
    var dice = Dice(seed)
    let text = text(&dice)
    let first = text.firstMatch(of: /one: \{credence: (\d+)%/).flatMap { Int($0.1) } ?? 50
    return try Instance(text: text.replacingOccurrences(of: "REST", with: "\(100 - first)%"))
  }

  /// All that can be attempted, as columns of any start.
  private static func plans(_ instance: Instance) -> (columns: [Reduction.Column], points: [[Int]])? {
    let reduction = Reduction(instance, fromAnyStart: true)
    return WholePoints(reduction, most: 3_000).map { (reduction.columns, $0.points.map(\.attempts)) }
  }

  /// Σ over worlds of the best there, the starts before the look being shared: by all of them.
  private static func best(_ instance: Instance, look: Int) -> Double? {
    guard let (columns, points) = plans(instance) else { return nil }
    let plain = PlainChance(instance)
    var best: [[Int]: [Double]] = [:]
    for point in points {
      let attempts = zip(columns, point).filter { $0.1 > 0 }.map {
        PlainChance.Attempt(type: $0.0.type, start: $0.0.start, number: $0.1)
      }
      let shared = zip(columns, point).map { $0.0.start < look ? $0.1 : 0 }
      let own = instance.worlds.indices.map { plain.chance(attempts, world: $0) }
      best[shared] = best[shared].map { zip($0, own).map(max) } ?? own
    }
    return best.values.map { chances in
      zip(instance.worlds, chances).reduce(0) { $0 + $1.0.credence * $1.1 }
    }.max()
  }

  @Test("dates, from the start to the end", arguments: 1...24)
  func dates(seed: Int) throws {
    let instance = try Self.instance(seed)
    for look in 0...instance.steps {
      guard let expected = Self.best(instance, look: look) else { return }
      let found = try Optimizer.solve(instance, learningAt: look, options: SearchOptions(gap: 1e-9))
      #expect(abs(found.chance - expected) < 1e-9, "look at \(look)")
      #expect(found.bound >= expected - 1e-12 && found.bound <= expected + 1.1e-9, "look at \(look)")
    }
  }

  @Test("the static plan is that of somebody who never learns", arguments: 1...24)
  func never(seed: Int) throws {
    let instance = try Self.instance(seed)
    guard let expected = Self.best(instance, look: instance.steps) else { return }
    let found = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-9))
    #expect(abs(found.chance - expected) < 1e-9)
  }

  @Test("worlds one by one: what each is worth alone, from both sides", arguments: 1...16)
  func worlds(seed: Int) throws {
    let instance = try Self.instance(seed)
    guard let (columns, points) = Self.plans(instance) else { return }
    let plain = PlainChance(instance)
    let options = SearchOptions(gap: 1e-9, threads: 2)
    var search = WorldSearch(
      instance, options: options, clock: SearchClock(options, within: TimeBudget()), by: Optimizer.nested)
    // Before anything is searched doing nothing is known of each world, and nothing is proven.
    #expect(search.known.allSatisfy { $0.bound == 1 && $0.nodes == 0 })
    try search.solve(gap: 1e-9) { _ in }
    for one in search.known {
      let best =
        points.map { point in
          plain.chance(
            zip(columns, point).filter { $0.1 > 0 }.map {
              PlainChance.Attempt(type: $0.0.type, start: $0.0.start, number: $0.1)
            }, world: one.world)
        }.max() ?? 0
      #expect(abs(one.chance - best) < 1e-9 && one.bound >= best - 1e-12)
      #expect(one.credence == instance.worlds[one.world].credence)
    }
    let sum = search.sum
    #expect(abs(sum.chance - search.known.reduce(0) { $0 + $1.credence * $1.chance }) < 1e-15)
    #expect(sum.bound >= sum.chance && sum.bound <= 1)
    // Who knows the world does no worse than who learns it.
    if let first = Self.best(instance, look: 0) { #expect(abs(sum.chance - first) < 1e-9) }
  }
}
