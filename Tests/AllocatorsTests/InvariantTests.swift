import Allocation
import Answers
import Probability
import Problems
import Testing

@testable import Allocators

/// What holds for every problem.
@Suite struct InvariantTests {
  @Test(arguments: Array(UInt64(1)...120))
  func plansAreFeasibleAndRepeatable(seed: UInt64) throws {
    let instance = Instance(Small.random(seed: seed))
    for rule in NaiveRule.allCases {
      let plan = try #require(NaiveAllocator.plan(rule, instance, seed: seed), "seed \(seed)")
      #expect(instance.violations(of: plan).isEmpty, "seed \(seed), \(rule.rawValue)")
      #expect(NaiveAllocator.plan(rule, instance, seed: seed) == plan, "seed \(seed), \(rule.rawValue)")
    }
  }

  /// Fast dealing against the same loop written naively: one team at a time, everything worked out anew.
  @Test(arguments: Array(UInt64(1)...120))
  func fastDealingAgreesWithTheLoopAsWritten(seed: UInt64) throws {
    try compare(Instance(Small.random(seed: seed)), seed)
  }

  @Test(arguments: Array(UInt64(1)...100))
  func movingGatesAgreeWithTheLoopAsWritten(seed: UInt64) throws {
    try compare(Instance(Small.chain(seed: seed)), seed)
  }

  private func compare(_ instance: Instance, _ seed: UInt64) throws {
    for rule in NaiveRule.allCases where rule != .random {
      let plan = try #require(NaiveAllocator.plan(rule, instance), "seed \(seed)")
      var slow = SlowDealer(instance, rule: rule)
      let expected = slow.plan()
      #expect(
        DealingTests.text(plan, instance) == DealingTests.text(expected, instance),
        "seed \(seed), \(rule.rawValue)")
      #expect(plan.gates == expected.gates, "seed \(seed), \(rule.rawValue)")
    }
  }

  /// Many picks at once against one by one, with enough people for it to matter.
  @Test(arguments: Array(UInt64(1)...60))
  func sweepsAgreeWithSinglePicks(seed: UInt64) throws {
    var problem = Small.random(seed: seed)
    problem.budgets = []
    for pool in problem.pools.indices {
      problem.pools[pool].costs = []
      problem.pools[pool].headcount = .growth(start: 150 + 40 * pool, rate: seed % 2 == 0 ? 0.1 : -0.1)
    }
    for chunk in problem.chunks.indices { problem.chunks[chunk].count *= 20 }
    let instance = Instance(problem)
    func plan<R: Rank>(_ rank: R, sweepsFrom: Int) throws -> Plan {
      var dealer = Dealer(instance, rule: Ranked(rank, sweepsFrom: sweepsFrom))
      var workload = Workload()
      return try dealer.plan(&workload)
    }
    #expect(try plan(EvenRank(), sweepsFrom: 1) == plan(EvenRank(), sweepsFrom: .max), "seed \(seed)")
    #expect(try plan(SizeRank(), sweepsFrom: 1) == plan(SizeRank(), sweepsFrom: .max), "seed \(seed)")
    let credit = CreditRank(instance)
    #expect(try plan(credit, sweepsFrom: 1) == plan(credit, sweepsFrom: .max), "seed \(seed)")
  }

  @Test func seedsMatter() throws {
    let instance = Instance(
      Small.problem(
        [Small.pool(20)], (0..<8).map { Small.chunk("c\($0)", count: 9, years: 1) }, horizon: 3))
    let plans = try (1...5).map { try #require(NaiveAllocator.plan(.random, instance, seed: $0)) }
    #expect(Set(plans.map { DealingTests.text($0, instance) }).count == 5)
  }

  @Test func theGeneratorIsTheOneItSaysItIs() {
    // First outputs for seed 1234567 in the reference implementation of SplitMix64.
    var generator = SplitMix64(seed: 1_234_567)
    #expect(generator.next() == 6_457_827_717_110_365_317)
    #expect(generator.next() == 3_203_168_211_198_807_973)
    let counts = (0..<6000).reduce(into: [0, 0, 0]) { sums, _ in sums[generator.below(3)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 2000) < 200 })
  }

  @Test func nobodyAndNothingToDoGiveAnEmptyPlan() throws {
    let chunks = [Small.chunk("a", years: 9)]
    for people in [0, 3] {
      let instance = Instance(Small.problem([Small.pool(people)], chunks, horizon: 5))
      for rule in NaiveRule.allCases {
        #expect(try #require(NaiveAllocator.plan(rule, instance)).entries.isEmpty)
      }
    }
  }
}
