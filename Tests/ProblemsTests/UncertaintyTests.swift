import Foundation
import Problems
import Testing

@Suite("Uncertain numbers become worlds")
struct UncertaintyTests {
  /// Points of the laws from their closed forms; normal quantiles from published tables.
  @Test(arguments: [
    (UncertainNumber.Kind.positive, 5.0, 20.0, 0.05, 5.0), (.positive, 5, 20, 0.95, 20),
    (.positive, 5, 20, 0.5, 10), (.share, 0.05, 0.2, 0.05, 0.05), (.share, 0.05, 0.2, 0.95, 0.2),
    (.share, 0.1, 0.9, 0.5, 0.5), (.positive, 1, exp(2 * 1.6448536269514722), 0.975, exp(3.6048176114915263)),
    (.positive, 1, exp(2 * 1.6448536269514722), 0.001, exp(-1.4453786792783405)),
    (.whole(most: 100), 5, 20, 0.5, 10),
    (.whole(most: 100), 5, 20, 1e-9, 1), (.whole(most: 100), 5, 60, 1 - 1e-9, 100),
  ])
  func laws(kind: UncertainNumber.Kind, low: Double, high: Double, u: Double, value: Double) {
    let found = UncertainNumber(kind, low: low, high: high).quantile(u)
    #expect(abs(found / value - 1) < 1e-9, "\(found)")
  }

  @Test("Values stay where they belong in the furthest tails", arguments: [1e-300, 0x1p-53, 1 - 0x1p-53])
  func tails(u: Double) {
    #expect((2e-308...1e300).contains(UncertainNumber(.positive, low: 1e-200, high: 1e200).quantile(u)))
    let share = UncertainNumber(.share, low: 1e-12, high: 1 - 1e-12).quantile(u)
    #expect(share > 0 && share <= 1)
    #expect((1...50).contains(UncertainNumber(.whole(most: 50), low: 1, high: 40).quantile(u)))
  }

  private func worlds(_ correct: String, samples: Int, seed: Int = 1) throws -> Problem {
    try Sample.problem(
      Sample.text(
        pools: "{field: {headcount: 30, correct: \(correct)}}",
        more: "uncertainty: {samples: \(samples), seed: \(seed)}"))
  }

  @Test("Even, centred, repeatable, and different for another seed", arguments: [16, 64, 100, 1000])
  func sample(samples: Int) throws {
    let problem = try worlds("10% to 40%", samples: samples)
    let values = problem.worlds.compactMap { $0.pools[0]?.correct }.sorted()
    #expect(values.count == samples && problem.worlds.allSatisfy { $0.credence == 1 / Double(samples) })
    #expect(abs(problem.pools[0].correct - values.reduce(0, +) / Double(samples)) < 1e-12)
    // One value in every stratum: each lies within two strata of the law's point.
    let law = UncertainNumber(.share, low: 0.1, high: 0.4)
    for (place, value) in values.enumerated() {
      let (below, above) = (Double(place - 2) / Double(samples), Double(place + 3) / Double(samples))
      #expect(below <= 0 || value >= law.quantile(below))
      #expect(above >= 1 || value <= law.quantile(above))
    }
    #expect(try worlds("10% to 40%", samples: samples) == problem)
    #expect(try worlds("10% to 40%", samples: samples, seed: 2).worlds != problem.worlds)
  }

  @Test("Without bias: the mean over many samples is that of the law")
  func bias() throws {
    let problem = try worlds("10% to 40%", samples: 4)
    let means = (1...2000).map { problem.sampled(4, seed: UInt64($0)).pools[0].correct }
    let law = UncertainNumber(.share, low: 0.1, high: 0.4)
    // The midpoint rule.
    let exact = (0..<20_000).reduce(0) { $0 + law.quantile((Double($1) + 0.5) / 20_000) } / 20_000
    let mean = means.reduce(0, +) / 2000
    let deviation = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 1999 / 2000).squareRoot()
    #expect(abs(mean - exact) < 4 * deviation)
    // Far less than the deviation of four plain draws.
    #expect(deviation * 2000.0.squareRoot() < 0.03)
  }

  @Test("Two numbers are independent: every quarter of the square has its share")
  func pairs() throws {
    let problem = try Sample.problem(
      Sample.text(pools: "{field: {headcount: 30, correct: 10% to 40%, pace: 50% to 90%}}"))
    let median = [(0.1, 0.4), (0.5, 0.9)].map { UncertainNumber(.share, low: $0.0, high: $0.1).quantile(0.5) }
    var quarters = [0, 0, 0, 0]
    for world in problem.worlds {
      let pool = try #require(world.pools[0])
      quarters[(pool.correct ?? 0 > median[0] ? 1 : 0) + (pool.pace ?? 0 > median[1] ? 2 : 0)] += 1
    }
    #expect(quarters.reduce(0, +) == 64 && quarters.allSatisfy { (13...19).contains($0) }, "\(quarters)")
  }

  @Test("The author's worlds are split, and keep what they state")
  func splits() throws {
    let problem = try Sample.problem(GoodFiles.uncertain)
    #expect(problem.uncertainty?.quantities.count == 12 && problem.uncertainty?.samples == 16)
    #expect(problem.worlds.count == 32)
    #expect(
      problem.worlds.map(\.name).first == "plain, sample 1" && problem.worlds[31].name == "other, sample 16")
    #expect(abs(problem.worlds.prefix(16).reduce(0) { $0 + $1.credence } - 0.6) < 1e-12)
    for world in problem.worlds.suffix(16) {
      #expect(world.pools[0]?.correct == 0.1 && world.chunks[0]?.years == 9)
      #expect((0.1...0.6).contains(world.pools[0]?.pace ?? 0))
      #expect((0.45...0.65).contains(world.chunks[0]?.pools[0]?.correct ?? 0))
      #expect((0.5...3).contains(world.chunks[0]?.pools[0]?.years ?? 0))
      #expect((4...9).contains(world.chunks[0]?.count ?? 0))
    }
    for (one, other) in zip(problem.worlds.prefix(16), problem.worlds.suffix(16)) {
      // What neither states is the same in both, point by point.
      #expect(one.chunks[1]?.correct == other.chunks[1]?.correct && one.chunks[1]?.correct != nil)
      #expect(one.chunks[0]?.pools[0]?.pace == other.chunks[0]?.pools[0]?.pace)
      #expect(one.pools[0]?.correct != 0.1 && one.chunks[0]?.years != 9)
    }
  }

  @Test("A world without uncertain numbers stays whole")
  func whole() throws {
    let problem = try Sample.problem(
      Sample.text(
        more: """
          worlds:
            a: {credence: 30%}
            b: {credence: 70%, chunks: {theory: {years: 3 to 6}}}
          uncertainty: {samples: 8}
          """))
    #expect(problem.worlds.map(\.name).prefix(2) == ["a", "b, sample 1"])
    #expect(problem.worlds.count == 9 && problem.worlds[0].credence == 0.3 && problem.chunks[0].years == 5)
  }

  @Test("A mean count is rounded up")
  func counts() throws {
    let problem = try Sample.problem(Sample.text(chunks: "{theory: {years: 5, count: 2 to 9}}"))
    let counts = problem.worlds.compactMap { $0.chunks[0]?.count }
    #expect(problem.chunks[0].count == (counts.reduce(0, +) + 63) / 64)
    #expect(Set(counts).count > 4 && counts.allSatisfy { $0 >= 1 })
  }
}
