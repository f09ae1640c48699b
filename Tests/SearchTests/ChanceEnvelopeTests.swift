import Foundation
import Testing

@testable import Search

/// Bounds on φ itself: never below it, and exact where one kind is in use.
@Suite struct ChanceHullTests {
  private static func dice(_ seed: UInt64) -> () -> Double {
    var state = seed
    return {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  @Test(arguments: 1...60) func neverBelowTheChance(_ seed: Int) throws {
    let share = Self.dice(UInt64(seed) &* 7919)
    let kinds = 1 + Int(share() * 5)
    let correct = (0..<kinds).map { _ in share() < 0.1 ? 1 : 0.05 + 0.9 * share() }
    let upper = (0..<kinds).map { _ in 1 + Int(share() * 3) }
    let hull = ChanceEnvelope(hazards: correct.map { $0 >= 1 ? .infinity : -log1p(-$0) }, upper: upper)
    let point = upper.map { share() < 0.4 ? 0 : share() * Double($0) }
    let facet = try hull.facet(at: point)
    var counts: [[Int]] = [[]]
    for most in upper { counts = counts.flatMap { list in (0...most).map { list + [$0] } } }
    for list in counts {
      let chance = 1 - zip(correct, list).reduce(1) { $0 * pow(1 - $1.0, Double($1.1)) }
      let bound = zip(facet.slopes, list).reduce(facet.level) { $0 + $1.0 * Double($1.1) }
      #expect(bound >= chance - 1e-12, "\(correct) at \(list)")
    }
  }

  @Test func isTheSecantOfOneKind() throws {
    let hull = ChanceEnvelope(hazards: [log(2)], upper: [4])
    let facet = try hull.facet(at: [1.5])
    #expect(abs(facet.level + facet.slopes[0] * 1 - 0.5) < 1e-12)
    #expect(abs(facet.level + facet.slopes[0] * 2 - 0.75) < 1e-12)
  }

  /// Between one of the first kind and one of the second the hull is the line between the two.
  @Test func isExactBetweenTwoKinds() throws {
    let hull = ChanceEnvelope(hazards: [-log(0.4), -log(0.7)], upper: [1, 1])
    let facet = try hull.facet(at: [0.5, 0.5])
    let value = facet.level + 0.5 * facet.slopes[0] + 0.5 * facet.slopes[1]
    #expect(abs(value - (0.6 + 0.3) / 2) < 1e-9)
  }
}
