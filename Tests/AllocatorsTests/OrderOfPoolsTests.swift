import Allocation
import Answers
import Problems
import Testing

@testable import Allocators

/// What the order of the pools in the file has to do with a plan: it parts ties, and nothing else.
@Suite struct OrderOfPoolsTests {
  private static let rules = NaiveRule.allCases.filter { $0 != .statusQuo }

  /// Money for one pool at a time: academics before engineers, or after.
  private static func money(_ names: [String]) throws -> Instance {
    let pools = [
      "academics": "academics: {headcount: 5, correct: 30%, cost: 100k}",
      "engineers": "engineers: {headcount: 20, correct: 30%, cost: 300k}",
    ]
    let text = """
      title: Money for one pool at a time
      time: {start: 2026, horizon: 10}
      deadline: 2036
      budgets: {money: 3M}
      pools:
        \(names.compactMap { pools[$0] }.joined(separator: "\n  "))
      chunks:
        theory: {years: 2, pools: [academics]}
        evals:  {years: 2, pools: [engineers]}
      """
    return Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  /// Each pair of teams costs 0.2M + 0.6M, so there are three; of the 0.6M left the first pool takes the next turn: a team of
  /// academics and, since engineers cost too much then, two more later; or a fourth team of engineers.
  @Test(arguments: [(["academics", "engineers"], 6.0, 3.0), (["engineers", "academics"], 3, 4)])
  func noPoolTakesAllTheMoney(names: [String], theory: Double, evals: Double) throws {
    let instance = try Self.money(names)
    for rule in Self.rules {
      let plan = try #require(NaiveAllocator.plan(rule, instance))
      let attempts = instance.bundles.indices.map { bundle in
        plan.entries.filter { instance.types[$0.type].bundle == bundle }.reduce(0) { $0 + $1.attempts }
      }
      #expect(attempts.map(Double.init) == [theory, evals], "\(rule.rawValue)")
    }
  }

  /// The chances of all deterministic rules, by name.
  private func chances(_ problem: Problem) throws -> [String: Double] {
    let instance = Instance(problem)
    return try Dictionary(
      uniqueKeysWithValues: NaiveRule.allCases.filter { $0 != .random && $0.applies(to: instance) }.map {
        ($0.rawValue, instance.chance(of: try #require(NaiveAllocator.plan($0, instance))))
      })
  }

  /// The same problem with its pools the other way round.
  private func reversed(_ problem: Problem) -> Problem {
    var other = problem
    let last = problem.pools.count - 1
    other.pools.reverse()
    for chunk in other.chunks.indices {
      if case .anyOf(let pools, let team) = other.chunks[chunk].staffing {
        let turned = pools.reversed().map { old -> Chunk.EligiblePool in
          var one = old
          one.pool = last - old.pool
          return one
        }
        other.chunks[chunk].staffing = .anyOf(turned, team: team)
      }
    }
    for world in other.worlds.indices {
      other.worlds[world].pools = Dictionary(
        uniqueKeysWithValues: other.worlds[world].pools.map { (last - $0.key, $0.value) })
    }
    other.statusQuo?.reverse()
    return other
  }

  private func expectTheSame(_ problem: Problem, rules: [NaiveRule], _ note: String) throws {
    let (one, other) = (try chances(problem), try chances(reversed(problem)))
    for rule in rules {
      guard let chance = one[rule.rawValue], let swapped = other[rule.rawValue] else { continue }
      #expect(abs(chance - swapped) < 1e-12, "\(note), \(rule.rawValue)")
    }
  }

  /// Where every pool has chunks and money of its own, nobody is in anybody's way. (`greedy` looks at all chunks together.)
  @Test(arguments: Array(UInt64(1)...60))
  func poolsThatShareNothingMayStandInAnyOrder(seed: UInt64) throws {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 3)
    var problem = Small.random(seed: seed)
    let costs = problem.budgets.isEmpty ? [] : problem.pools.map { _ in 1.0 + Double(dice.below(3)) }
    problem.budgets = costs.indices.map {
      Budget(name: "m\($0)", income: [.init(moment: 0, amount: Double(5 + dice.below(40)))])
    }
    for pool in problem.pools.indices {
      problem.pools[pool].costs = costs.indices.map { $0 == pool ? costs[$0] : 0 }
    }
    for chunk in problem.chunks.indices {
      problem.chunks[chunk].staffing = .anyOf(
        [Chunk.EligiblePool(pool: dice.below(problem.pools.count))], team: 1 + dice.below(2))
    }
    try expectTheSame(
      problem, rules: NaiveRule.allCases.filter { $0 != .greedy && $0 != .random }, "seed \(seed)")
  }

  /// Pools that differ in nothing but their places.
  @Test(arguments: Array(UInt64(1)...60))
  func equalPoolsMayStandInAnyOrder(seed: UInt64) throws {
    var problem = Small.random(seed: seed)
    for pool in problem.pools.indices {
      let name = problem.pools[pool].name
      problem.pools[pool] = problem.pools[0]
      problem.pools[pool].name = name
    }
    for chunk in problem.chunks.indices {
      problem.chunks[chunk].staffing = .anyOf(
        problem.pools.indices.map { Chunk.EligiblePool(pool: $0) }, team: 1 + Int(seed) % 2)
    }
    for world in problem.worlds.indices {
      let stated = problem.worlds[world].pools[0]
      problem.worlds[world].pools =
        stated.map { stated in
          Dictionary(uniqueKeysWithValues: problem.pools.indices.map { ($0, stated) })
        } ?? [:]
    }
    if let shares = problem.statusQuo?.first { problem.statusQuo = problem.pools.map { _ in shares } }
    try expectTheSame(problem, rules: NaiveRule.allCases, "seed \(seed)")
  }
}
