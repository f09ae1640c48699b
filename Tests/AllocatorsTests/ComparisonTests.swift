import Allocation
import Answers
import Probability
import Problems
import Testing

@testable import Allocators

@Suite struct ComparisonTests {
  @Test func aHundredPeopleAndTwentySixYears() throws {
    let instance = Small.toy(people: 100, deadline: 26)
    let outcomes = Comparison.run(
      instance: instance, best: 1, rules: [.serialFirst, .parallelFirst], options: Self.brief)
    #expect(outcomes.map(\.rule) == [.parallelFirst, .serialFirst])
    let parallel = try #require(outcomes.first)
    #expect(parallel.chance == 0)
    #expect(parallel.points == 1)
    #expect(parallel.odds == nil)
    // 180 chunks in two shifts of 100: four people are free at 5, 80 at once thereafter; theory ends at 30.
    #expect(parallel.years == .value(4))
    // Theory must start by 1, so 184 people at the start: 1.85 is the first of the grid.
    #expect(parallel.people == .value(1.85))
    let serial = try #require(outcomes.last)
    #expect(serial.chance == 1)
    #expect(serial.points == 0)
    #expect(serial.odds == nil)
    #expect(serial.years == .value(0))
    #expect(serial.people == .value(1))
  }

  static let brief = ComparisonOptions(seed: 3)

  struct OddsCase: Sendable {
    let rule: Double
    let best: Double
    let ratio: Double?
  }

  @Test(arguments: [
    OddsCase(rule: 0.5, best: 0.8, ratio: 4), OddsCase(rule: 0.5, best: 0.5, ratio: 1),
    OddsCase(rule: 0, best: 0.5, ratio: nil), OddsCase(rule: 0.5, best: 1, ratio: nil),
    OddsCase(rule: 0, best: 0, ratio: nil), OddsCase(rule: 1, best: 1, ratio: nil),
  ])
  func odds(_ one: OddsCase) {
    let ratio = Comparison.oddsRatio(rule: one.rule, best: one.best)
    #expect((ratio == nil) == (one.ratio == nil))
    if let ratio, let expected = one.ratio { #expect(abs(ratio - expected) < 1e-12) }
  }

  @Test func nothingHelpsWhereTheBestIsOutOfReach() throws {
    // Nobody: no factor makes people of none, and no time helps.
    let instance = Instance(Small.problem([Small.pool(0)], [Small.chunk("a", years: 1)], horizon: 3))
    let outcome = try #require(Comparison.run(instance: instance, best: 0.5, rules: [.even]).first)
    #expect(outcome.years == .none)
    #expect(outcome.people == .none)
    #expect(outcome.years.value == nil)
  }

  @Test func theGridOfFactors() {
    let grid = HeadcountGrid.factors
    #expect(Array(grid.prefix(3)) == [1, 1.05, 1.1])
    #expect(grid[180] == 10)
    #expect(grid[181] == 15)
    #expect((grid.last ?? 0) <= 1000)
    #expect((grid.last ?? 0) * 1.5 > 1000)
  }

  @Test func randomHasAnIntervalAroundItsMean() throws {
    let instance = Instance(
      Small.problem(
        [Small.pool(1, correct: 0.5)],
        [Small.chunk("a", years: 1), Small.chunk("b", years: 1, needed: false)],
        horizon: 1))
    let outcomes = Comparison.run(instance: instance, best: 0.5, options: Self.brief)
    #expect(outcomes.map(\.rule) == NaiveRule.allCases.filter { $0 != .statusQuo })
    for outcome in outcomes {
      #expect((outcome.interval != nil) == (outcome.rule == .random))
      #expect((outcome.plan == nil) == (outcome.rule == .random))
      if let interval = outcome.interval {
        #expect(interval.contains(outcome.chance))
        #expect(interval.lowerBound < interval.upperBound)
      }
    }
    #expect(Comparison.run(instance: instance, best: 0.5, options: Self.brief) == outcomes)
  }

  @Test func theMeanOfRandomPlansIsTheExpectation() throws {
    // Two people, two chunks, one step: either both are done (the second draw is forced, each chunk has its
    // credit after one attempt).
    let both = Instance(
      Small.problem([Small.pool(2)], [Small.chunk("a", years: 1), Small.chunk("b", years: 1)], horizon: 1))
    #expect(try #require(Comparison.run(instance: both, best: 1, rules: [.random]).first).chance == 1)
    // One person: a alone is needed, and drawn half of the time.
    let half = Instance(
      Small.problem(
        [Small.pool(1)], [Small.chunk("a", years: 1), Small.chunk("b", years: 1, needed: false)], horizon: 1))
    let outcome = try #require(Comparison.run(instance: half, best: 1, rules: [.random]).first)
    #expect(try #require(outcome.interval).contains(0.5))
  }

  /// Plans that are the same for want of a choice are worked out once, and none of the others.
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func randomPlansAreThoseOfTheirSeedsOneByOne(seed: UInt64) throws {
    var alone = Small.random(seed: seed)
    if seed % 2 == 0 { alone = Small.problem(alone.pools, [Small.chunk("a", years: 2)], horizon: 6) }
    let instance = Instance(alone)
    var workload = Workload()
    let judged = try RandomPlans.judged(instance, seed: seed, plans: 6, workload: &workload)
    var seeds = SplitMix64(seed: seed)
    for one in judged {
      let dealt = try NaiveAllocator.deal(.random, instance, seed: seeds.next(), workload: &workload)
      #expect(one.chance == instance.chance(of: dealt.plan))
    }
  }

  /// One in 10¹⁷ is as far from nothing as one half is.
  @Test func smallChancesAreReachedOrNotLikeLargeOnes() throws {
    let chunks = [
      Small.chunk("a", count: 2, years: 1), Small.chunk("b", years: 1),
      Small.chunk("c", years: 1, needed: false),
    ]
    let instance = Instance(Small.problem([Small.pool(4, correct: 1e-6)], chunks, horizon: 1))
    let outcomes = Comparison.run(instance: instance, best: 3e-18, options: Self.brief)
    for outcome in outcomes where outcome.chance < 2.9e-18 {
      #expect(outcome.people != .value(1), "\(outcome.rule.rawValue)")
      #expect(outcome.points > 0)
    }
    #expect(outcomes.contains { $0.chance < 2.9e-18 })
  }

  @Test func equalPlansHaveTheirChanceForAMean() {
    let chances = [Double](repeating: 0.1 + 0.2, count: 200)
    #expect(RandomPlans.mean(chances) == 0.1 + 0.2)
    #expect(abs(RandomPlans.mean([0.1, 0.2, 0.6]) - 0.3) < 1e-15)
  }

  @Test func aStopLeavesOutWhatIsUnfinished() {
    let instance = Small.toy(people: 10_000, deadline: 26)
    #expect(Comparison.run(instance: instance, best: 1, isStopped: { true }).count < 8)
  }

  @Test func tooMuchWorkEndsInsteadOfHanging() {
    var workload = Workload(units: 100)
    #expect(throws: Unfinished.tooMuchWork) {
      try NaiveAllocator.plan(.even, Small.toy(people: 1000, deadline: 26), workload: &workload)
    }
    var options = ComparisonOptions()
    options.searchUnits = 10
    let outcomes = Comparison.run(
      instance: Small.toy(people: 100, deadline: 26), best: 1, rules: [.parallelFirst], options: options)
    #expect(outcomes.first?.years == .unfinished)
  }
}
