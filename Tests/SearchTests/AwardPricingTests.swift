import Allocation
import Formulation
import Probability
import Support
import Testing

@testable import Search

/// Awards in a Lagrangian relaxation, against all ways to make them.
@Suite("Pricing of awards")
struct AwardPricingTests {
  /// Two grants at two moments each, one at most twice, the other three times.
  private static let text = """
    time: {start: 2026, horizon: 6}
    deadline: 2032
    pools: {a: {headcount: 2}}
    chunks: {c: {years: 2}}
    budgets: {money: 100}
    grants:
      one: {cost: 1, adds: {a: 1}, max: 2, award: [2026, 2028]}
      two: {cost: 1, adds: {a: 2}, max: 3, award: [2026, 2028]}
    worlds:
      x: {credence: 0.5}
      y: {credence: 0.5, chunks: {c: {years: 3}}}
    """

  /// All ways to make some awards within their limits.
  private static func ways(_ reduction: Reduction) -> [[Int]] {
    var ways: [[Int]] = [[]]
    for award in reduction.awards { ways = ways.flatMap { way in (0...award.upper).map { way + [$0] } } }
    return ways.filter { way in
      reduction.instance.awardLimits.allSatisfy { limit in
        zip(reduction.awards, way).reduce(0) { limit.options.contains($1.0.option) ? $0 + $1.1 : $0 }
          <= limit.most
      }
    }
  }

  @Test("The most that awards gain is that of the best way to make them", arguments: [nil, 1, 2, 3])
  func best(look: Int?) throws {
    let instance = try Instance(text: Self.text)
    let reduction = try #require(Reduction(instance, look.map { Stage(look: $0) }, unless: { false }))
    let (pricing, ways) = (AwardPricing(reduction), Self.ways(reduction))
    #expect(ways.count > 10)
    var generator = SplitMix64(seed: 7)
    for _ in 0..<50 {
      let gains = reduction.awards.map { _ in generator.share() - 0.4 }
      let most = ways.map { zip($0, gains).reduce(0) { $0 + Double($1.0) * $1.1 } }.max() ?? 0
      #expect(abs(pricing.best(gains) - most) < 1e-12)
    }
  }
}
