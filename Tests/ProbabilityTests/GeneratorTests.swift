import Foundation
import Probability
import Support
import Testing

@Suite("Generators")
struct GeneratorTests {
  /// The numbers that its authors' program prints.
  @Test("SplitMix64 gives the published numbers")
  func published() {
    var random = SplitMix64(seed: 1_234_567)
    let first = (0..<5).map { _ in random.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
    var zero = SplitMix64(seed: 0)
    #expect(zero.next() == 0xE220_A839_7B1D_CDAF)
  }

  @Test("shares are above 0 and at most 1, and even")
  func shares() {
    var random = SplitMix64(seed: 7)
    let shares = (0..<20_000).map { _ in random.share() }
    #expect(shares.allSatisfy { $0 > 0 && $0 <= 1 })
    // Five standard errors of a mean of uniform numbers.
    let mean = shares.reduce(0, +) / 20_000
    #expect(abs(mean - 0.5) < 5 * sqrt(1.0 / 12 / 20_000))
    var plain = Dice(7)
    var other = SplitMix64(seed: 7)
    for _ in 0..<100 { #expect(other.share() == plain.share() + 0x1p-53) }
  }

  @Test("whole numbers below a bound are even", arguments: [1, 2, 3, 7, 10, 64, 100])
  func below(bound: Int) {
    var random = SplitMix64(seed: UInt64(bound))
    var seen = [Int](repeating: 0, count: bound)
    let draws = 200 * bound
    for _ in 0..<draws { seen[random.below(bound)] += 1 }
    // χ² with bound − 1 degrees of freedom: mean and six standard deviations.
    let square = seen.reduce(0) { $0 + pow(Double($1) - 200, 2) / 200 }
    let freedom = Double(bound - 1)
    #expect(square <= freedom + 6 * (2 * freedom).squareRoot() + 1e-9)
  }

  @Test("large bounds are met too") func largeBounds() {
    var random = SplitMix64(seed: 3)
    let bound = Int.max / 2 + 2
    let drawn = (0..<200).map { _ in random.below(bound) }
    #expect(drawn.allSatisfy { (0..<bound).contains($0) })
    #expect(drawn.contains { $0 > bound / 2 } && drawn.contains { $0 < bound / 2 })
  }

  @Test("streams of one seed differ from each other, and are the same again")
  func streams() {
    var firsts: Set<UInt64> = []
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<20 as Range<UInt64> {
        var one = SplitMix64(seed: seed, stream: stream)
        var again = SplitMix64(seed: seed, stream: stream)
        let number = one.next()
        #expect(number == again.next())
        firsts.insert(number)
      }
    }
    #expect(firsts.count == 400)
  }

  /// In base b the first bᵏ points lie one in each cell of width b⁻ᵏ.
  @Test(
    "Halton's points fill every cell once", arguments: [(8, 0), (9, 1), (25, 2), (27, 1), (64, 0), (49, 3)])
  func cells(points: Int, dimension: Int) {
    let sample = RandomisedHalton(points: points, dimensions: 4, seed: 5)
    let cells = sample.points.map { Int($0[dimension] * Double(points)) }
    #expect(Set(cells) == Set(0..<points))
    #expect(sample.points.joined().allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("where a base exceeds the points there is a Latin hypercube") func latin() {
    let sample = RandomisedHalton(points: 6, dimensions: 10, seed: 1)
    for dimension in 3..<10 {
      #expect(Set(sample.points.map { Int($0[dimension] * 6) }) == Set(0..<6), "\(dimension)")
    }
  }

  @Test("more dimensions leave the first as they were; seeds change them")
  func dimensions() {
    let few = RandomisedHalton(points: 10, dimensions: 2, seed: 4)
    let many = RandomisedHalton(points: 10, dimensions: 5, seed: 4)
    #expect(many.points.map { Array($0.prefix(2)) } == few.points)
    #expect(RandomisedHalton(points: 10, dimensions: 2, seed: 6).points != few.points)
    #expect(RandomisedHalton(points: 0, dimensions: 3, seed: 1).points.isEmpty)
  }

  @Test("each point alone is uniform: means over seeds are without bias")
  func unbiased() {
    let means = (0..<400).map { seed in
      let sample = RandomisedHalton(points: 5, dimensions: 3, seed: UInt64(seed))
      return sample.points.reduce(0) { $0 + $1[2] * $1[2] } / 5
    }
    // ∫ x² = 1/3, with five standard errors of what 2,000 independent points would have.
    let mean = means.reduce(0, +) / 400
    #expect(abs(mean - 1.0 / 3) < 5 * sqrt(4.0 / 45 / 2_000))
  }
}
