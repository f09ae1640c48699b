import Allocation
import Analysis
import Foundation
import Probability
import Sidereal
import Testing

/// Attempts that are misdirected.
@Suite struct CarelessTests {
  /// A single bundle: errors thin correctness, and there is nowhere to move to.
  @Test(arguments: [0.0, 0.1, 0.5, 1.0])
  func aSingleBundle(_ error: Double) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {people: {headcount: 3, correct: 40%}}
        chunks: {theory: {years: 2}}
        """)
    let plan = Plan(entries: [.init(type: 0, start: 0, attempts: 3)], gates: [nil])
    let exact = 1 - pow(1 - 0.4 * (1 - error), 3)
    #expect(abs(study.instance.chance(of: plan, losing: error) - exact) < 1e-12)
    let test = CaveatTest(
      study.instance, CaveatOptions(errors: [error], misdirections: [.moved], runs: 4000))
    guard let row = test.rows(.careless, plan).first else {
      #expect(error == 0)
      return
    }
    #expect(abs(row.chance - exact) < 0.02)
    #expect(row.interval?.contains(row.chance) == true)
  }

  /// Two bundles of one chunk, one person on each: each goes astray to the other's with probability ε.
  ///
  /// q = 1: both are finished where both or neither are sent astray; where only one is, the other bundle has two.
  @Test(arguments: [0.1, 0.5, 0.9]) func twoBundlesByHand(_ error: Double) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {people: {headcount: 2}}
        chunks: {a: {years: 2}, b: {years: 2}}
        """)
    let plan = Plan(
      entries: [.init(type: 0, start: 0), .init(type: 1, start: 0)], gates: [nil, nil])
    let row = try #require(
      CaveatTest(study.instance, CaveatOptions(errors: [error], misdirections: [.moved], runs: 4000))
        .rows(.careless, plan).first)
    let exact = (1 - error) * (1 - error) + error * error
    let half = ((row.interval?.upperBound ?? 0) - (row.interval?.lowerBound ?? 0)) / 2
    #expect(half > 0 && half < 0.02)
    #expect(abs(row.chance - exact) < 3 * half)
  }

  /// Where the other work does not fit the attempt is lost: it takes longer than there is time.
  @Test func whatDoesNotFitIsLost() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: 4
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {short: {years: 2}, long: {years: 3, needed: false}}
        """)
    let plan = Plan(entries: [.init(type: 0, start: 2)], gates: [nil, nil])
    let redirection = Redirection(plan, of: study.instance)
    var generator = SplitMix64(seed: 1)
    #expect(redirection.draw(error: 1, &generator).entries.isEmpty)
    #expect(redirection.draw(error: 0, &generator).entries == plan.entries)
    let early = Plan(entries: [.init(type: 0, start: 0)], gates: [nil, nil])
    let moved = Redirection(early, of: study.instance).draw(error: 1, &generator)
    #expect(moved.entries == [.init(type: 1, start: 0)])
    // Nobody is free for what stays beside it.
    let both = Plan(entries: [.init(type: 0, start: 0), .init(type: 0, start: 2)], gates: [nil, nil])
    #expect(
      (UInt64(1)...20).allSatisfy { seed in
        var own = SplitMix64(seed: seed)
        return !Redirection(both, of: study.instance).draw(error: 0.5, &own).entries
          .contains { $0.type == 1 && $0.start == 2 }
      })
  }

  static let mixed = """
    time: {horizon: 12}
    deadline: {8: 50%, 12: 50%}
    budgets: {money: 60}
    pools:
      a: {headcount: {0: 4, 6: 2}, correct: 40%, cost: 1}
      b: {headcount: 3, correct: 60%}
    chunks:
      one: {count: 2, years: 3, credit: separate}
      two: {count: 2, years: 2, credit: pooled, pools: [b]}
      three: {years: 4, team: {a: 1, b: 1}, after: one}
    """

  /// Every draw could have been written down, so none has more than the best plan.
  @Test func drawsAreFeasible() throws {
    let study = try Study(yaml: Self.mixed)
    let answer = try study.solve()
    for seed in 1...100 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed)
      let plan = Redirection(answer.plan, of: study.instance).draw(error: 0.5, &generator)
      #expect(study.instance.violations(of: plan).isEmpty, "seed \(seed)")
      #expect(study.instance.chance(of: plan) <= answer.bound + 1e-9)
    }
  }

  @Test func losesMoreWithMoreErrors() throws {
    let study = try Study(yaml: Self.mixed)
    let plan = try study.solve().plan
    let chances = stride(from: 0.0, through: 1, by: 0.125).map {
      study.instance.chance(of: plan, losing: $0)
    }
    #expect(abs(chances[0] - study.instance.chance(of: plan)) < 1e-12)
    #expect(chances.last == 0)
    for (more, less) in zip(chances, chances.dropFirst()) { #expect(more > less) }
  }

  @Test func seedsDecideAndThreadsDoNot() throws {
    let study = try Study(yaml: Self.mixed)
    let best = WrittenPlan(try study.solve().plan, of: study.instance)
    func rows(_ seed: UInt64, _ threads: Int) -> [String] {
      let options = CaveatOptions(errors: [0, 0.3], seed: seed, runs: 60, randomPlans: 20, threads: threads)
      return CaveatStudy(study.instance, options, rules: [.random, .serialFirst]).rows(best).map { "\($0)" }
    }
    let once = rows(1, 1)
    #expect(once == rows(1, 1))
    #expect(once == rows(1, 3))
    #expect(once != rows(2, 1))
  }

  /// Once time is up there is the plan as it is, and no more; what is missing is named.
  @Test func stopsWhenAsked() throws {
    let study = try Study(yaml: Self.mixed)
    let best = WrittenPlan(try study.solve().plan, of: study.instance)
    let options = CaveatOptions(errors: [0, 0.1, 0.3], runs: 60)
    let stopped = CaveatStudy(study.instance, options).rows(best, isStopped: { true })
    #expect(stopped.map(\.allocator) == [.static, .careless] && stopped.allSatisfy { $0.error == 0 })
    let all = CaveatStudy(study.instance, options, rules: [.even]).rows(best)
    #expect(all.count { $0.allocator == .careless } == options.rowsOfOne)
    #expect(all.count { $0.allocator == .naive(.even) } == options.rowsOfOne && options.rowsOfOne == 5)
    #expect(options.rowsOfOne > stopped.count { $0.allocator == .careless })
    let limited = try study.ladder(
      LadderOptions(search: SearchOptions(timeLimit: 0), findsEquivalents: false, caveat: options))
    #expect(limited.status == .limit)
    let untried = Set(limited.caveat?.untried ?? [])
    #expect(untried.isSuperset(of: [.careless, .naive(.even), .naive(.random)]))
    let done = try study.ladder(LadderOptions(findsEquivalents: false, caveat: options))
    #expect(done.status == .optimal && done.caveat?.untried == [])
  }
}
