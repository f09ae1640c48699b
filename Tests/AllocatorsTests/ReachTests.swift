import Allocation
import Answers
import Problems
import Testing

@testable import Allocators

/// The smallest change with which a rule reaches a chance, against a walk up the grid by hand.
@Suite("Reaching a chance later, or with more people")
struct ReachTests {
  private static let rules: [NaiveRule] = [.even, .bySize, .parallelFirst, .serialFirst, .greedy]

  private static func chance(_ rule: NaiveRule, _ instance: Instance) throws -> Double {
    instance.chance(of: try #require(NaiveAllocator.plan(rule, instance)))
  }

  private static func search(_ problem: Problem, target: Double) -> ReachSearch {
    ReachSearch(problem: problem, target: target, options: ComparisonOptions()) { false }
  }

  @Test("the first delay that is enough, none where there is none up to the end", arguments: UInt64(1)...12)
  func delays(seed: UInt64) throws {
    let problem = Small.random(seed: seed)
    let target = 0.2 + 0.05 * Double(seed)
    let found = Self.search(problem, target: target).delays(for: Self.rules, upTo: 6)
    for rule in Self.rules {
      let first = try (1...6).first { delay in
        try Self.chance(rule, Instance(problem, delay: delay)) >= target
      }
      let expected =
        first.map { RuleOutcome.Measure.value(Double($0) * problem.time.step) } ?? RuleOutcome.Measure.none
      #expect(found[rule] == expected, "\(rule)")
    }
  }

  @Test("the first factor that is enough", arguments: UInt64(1)...8)
  func factors(seed: UInt64) throws {
    let problem = Small.random(seed: seed)
    let target = 0.1 + 0.05 * Double(seed)
    let headcounts = Instance(problem).headcounts
    let found = Self.search(problem, target: target).factors(
      for: [.even, .serialFirst], headcounts: headcounts)
    for rule in [NaiveRule.even, .serialFirst] {
      // Factors at which nobody comes are no new problems, and are passed over.
      var last = headcounts
      let first = try HeadcountGrid.factors.dropFirst().first { factor in
        let instance = Instance(problem, headcountFactor: factor)
        defer { last = instance.headcounts }
        return try instance.headcounts != last && Self.chance(rule, instance) >= target
      }
      #expect(found[rule] == first.map { .value($0) } ?? RuleOutcome.Measure.none, "\(rule)")
    }
  }

  @Test("whoever is stopped leaves what is not found unfinished") func stopped() {
    var options = ComparisonOptions()
    options.searchUnits = 1
    let search = ReachSearch(problem: Small.random(seed: 3), target: 2, options: options) { false }
    let found = search.delays(for: Self.rules, upTo: 5)
    #expect(Self.rules.allSatisfy { found[$0] == .unfinished })
  }
}
