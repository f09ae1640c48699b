import Allocation
import Analysis
import Foundation
import Search
import Sidereal
import Testing

/// How far a plan for a sample carries, against closed forms.
@Suite struct SampleTests {
  /// One person, six years, and a chunk of 2 to 8 years: won where it takes at most six.
  static let one = """
    time: {horizon: 6}
    deadline: 6
    pools: {people: {headcount: 1}}
    chunks: {theory: {years: 2 to 8}}
    """
  /// Φ(log(6 / 4) / σ), σ = log(8 / 2) / (2 · 1.645).
  static let chance = 0.5 * erfc(-log(1.5) / (log(4.0) / (2 * 1.6448536269514722)) / 2.0.squareRoot())

  @Test(arguments: [1, 2, 3]) func theBestPlanHasNothingAboveIt(_ seed: Int) throws {
    let study = try Study(yaml: Self.one + "\nuncertainty: {samples: 64, seed: \(seed)}")
    let answer = try study.solve()
    // One point in each of 64 strata: off by no more than one of them.
    #expect(abs(answer.chance - Self.chance) < 1.0 / 64)
    let sample = try #require(try study.sample(answer))
    #expect(sample.fresh.draws == 1000)
    // Four standard errors.
    #expect(
      abs(sample.fresh.chance - Self.chance) < 4 * (Self.chance * (1 - Self.chance) / 1000).squareRoot())
    let width = sample.fresh.interval.upperBound - sample.fresh.interval.lowerBound
    #expect((0.03...0.06).contains(width))
    #expect(sample.lead.estimate >= 0 && sample.lead.atMost <= 1e-3 && sample.lead.replications == 6)
  }

  /// An interval of 95 % misses now and then: four times in ten would be a wonder.
  @Test func anIdlePlanIsBehindByAllThereIs() throws {
    var covered = 0
    for seed in 1...10 {
      let study = try Study(yaml: Self.one + "\nuncertainty: {samples: 32, seed: \(seed)}")
      let sample = try #require(try study.sample(study.judge(.empty(for: study.instance))))
      #expect(sample.fresh.chance == 0 && sample.fresh.interval.upperBound < 0.01)
      // Each sample is off by less than one of its 32 strata.
      #expect(abs(sample.lead.estimate - Self.chance) < 1.0 / 32)
      if sample.lead.atMost >= Self.chance { covered += 1 }
    }
    #expect(covered >= 7, "\(covered)")
  }

  /// Worlds of the author count by their credence, and an interval that one of them states is its own.
  @Test func authorsWorldsCountByCredence() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: 4
        pools: {people: {headcount: 1, correct: 20% to 60%}}
        chunks: {theory: {years: 4}}
        worlds:
          plain: {credence: 25%}
          long: {credence: 25%, chunks: {theory: {years: 5}}}
          sure: {credence: 50%, pools: {people: {correct: 100%}}}
        """)
    #expect(study.problem.worlds.count == 64 + 64 + 1)
    let answer = try study.solve()
    let sample = try #require(try study.sample(answer))
    // 0.5 + 0.25 E q, q around 0.4.
    #expect(abs(answer.chance - 0.5 - 0.25 * study.problem.pools[0].correct) < 1e-9)
    #expect(abs(sample.fresh.chance - answer.chance) < 0.005)
  }

  @Test func nothingUncertainNothingToSay() throws {
    let study = try Study(yaml: Self.one.replacing("2 to 8", with: "4") + "\nuncertainty: {samples: 3}")
    #expect(study.problem.worlds.isEmpty)
    #expect(try study.sample(study.judge(.empty(for: study.instance))) == nil)
  }

  @Test func threadsChangeNothing() throws {
    let study = try Study(yaml: Self.one)
    let answer = try study.solve()
    let one = try study.sample(answer, options: SearchOptions(threads: 1))
    #expect(try study.sample(answer, options: SearchOptions(threads: 3)) == one)
  }
}
