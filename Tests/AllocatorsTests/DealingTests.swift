import Allocation
import Answers
import Problems
import Testing

@testable import Allocators

/// Plans worked out by hand.
@Suite struct DealingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let rule: NaiveRule
    let problem: Problem
    /// "bundle.copy@start×attempts", in the order of bundle, start and copy.
    let plan: [String]
    var testDescription: String { name }
  }

  static let two = [Small.chunk("a", years: 1), Small.chunk("b", years: 2)]

  static let cases: [Case] = [
    Case(
      name: "even takes turns, and a new round begins when all have their credit", rule: .even,
      problem: Small.problem([Small.pool(5)], two, horizon: 2), plan: ["a.0@0×3", "a.0@1×3", "b.0@0×2"]),
    Case(
      name: "even counts people, not teams", rule: .even,
      problem: Small.problem(
        [Small.pool(7)],
        [Small.chunk("a", count: 9, years: 2, team: 3), Small.chunk("b", count: 9, years: 2)],
        horizon: 2),
      // a (3 people), b b b (3), then a does not fit: b.
      plan: ["a.0@0×1", "b.0@0×4"]),
    Case(
      name: "by-size weighs what is missing against teams started now", rule: .bySize,
      problem: Small.problem(
        [Small.pool(4)], [Small.chunk("a", count: 4, years: 2), Small.chunk("b", count: 2, years: 2)],
        horizon: 2),
      // a 8/1, b 4/1 against a 6/2: b, then a 6/2, then a 4/3 against b 2/2: a.
      plan: ["a.0@0×3", "b.0@0×1"]),
    Case(
      name: "parallel-first takes the shortest until its credit is there", rule: .parallelFirst,
      problem: Small.problem(
        [Small.pool(3)], [Small.chunk("a", years: 2), Small.chunk("b", count: 2, years: 1)], horizon: 2),
      plan: ["a.0@0×1", "b.0@0×2", "b.0@1×2"]),
    Case(
      name: "serial-first takes the longest", rule: .serialFirst,
      problem: Small.problem([Small.pool(1)], two, horizon: 2), plan: ["b.0@0×1"]),
    Case(
      name: "a chunk too long for what is left is no candidate", rule: .serialFirst,
      problem: Small.problem([Small.pool(1)], [two[0], Small.chunk("b", years: 3)], horizon: 2),
      plan: ["a.0@0×1", "a.0@1×1"]),
    Case(
      name: "copies of a separate bundle are staffed one by one", rule: .parallelFirst,
      problem: Small.problem(
        [Small.pool(5, correct: 0.5)], [Small.chunk("a", count: 3, years: 1, credit: .separate)], horizon: 1),
      // Credit of 1 a copy takes two attempts.
      plan: ["a.0@0×2", "a.1@0×2", "a.2@0×1"]),
    Case(
      name: "a successor opens when expected credit has come in", rule: .even,
      problem: Small.problem(
        [Small.pool(1, correct: 0.5)],
        [Small.chunk("a", years: 1), Small.chunk("b", years: 1, after: [0])], horizon: 4),
      // Two attempts make a's expected credit, so the gate is at 2; then fewest people, file order first.
      plan: ["a.0@0×1", "a.0@1×1", "b.0@2×1", "b.0@3×1"]),
    Case(
      name: "people are not held beyond a falling headcount", rule: .serialFirst,
      problem: Small.problem(
        [
          Pool(
            name: "p", headcount: .schedule([.init(moment: 0, people: 3), .init(moment: 1, people: 1)]))
        ], two, horizon: 2),
      plan: ["a.0@0×2", "b.0@0×1"]),
    Case(
      name: "a budget bounds what is started", rule: .parallelFirst,
      problem: Small.problem(
        [Small.pool(5, costs: [2])], two, horizon: 2,
        budgets: [Budget(name: "m", income: [.init(moment: 0, amount: 7)])]),
      // Seven pay three person-steps of two: a, then b for two steps.
      plan: ["a.0@0×1", "b.0@0×1"]),
    Case(
      name: "follow-the-credit prefers what nobody has done yet", rule: .followTheCredit,
      problem: Small.problem(
        [Small.pool(3, correct: 0.5)], [Small.chunk("a", years: 1), Small.chunk("b", years: 1)], horizon: 1),
      plan: ["a.0@0×2", "b.0@0×1"]),
    Case(
      name: "follow-the-credit goes where a step earns most", rule: .followTheCredit,
      problem: Small.problem(
        [Small.pool(2)], [Small.chunk("a", years: 2), Small.chunk("b", count: 2, years: 1)], horizon: 2),
      // A step earns 1/2 on a; on b 1 while less than its count is there, and a is too long for later.
      plan: ["b.0@0×2", "b.0@1×2"]),
    Case(
      name: "greedy falls back on credit, then gains", rule: .greedy,
      problem: Small.problem(
        [Small.pool(4, correct: 0.5)], [Small.chunk("a", years: 1), Small.chunk("b", years: 1)], horizon: 1),
      // No single attempt gains while the other has none: a to its credit (2), then b gains, then b again
      // (3/4·1/4 = 3/16 against 1/2·1/8 = 1/16).
      plan: ["a.0@0×2", "b.0@0×2"]),
    Case(
      name: "status-quo follows the stated shares", rule: .statusQuo,
      problem: Small.problem(
        [Small.pool(4)], [Small.chunk("a", count: 9, years: 1), Small.chunk("b", count: 9, years: 1)],
        horizon: 1, statusQuo: [[0.25, 0.75]]),
      plan: ["a.0@0×1", "b.0@0×3"]),
    Case(
      name: "chunks that are not needed are dealt too", rule: .even,
      problem: Small.problem(
        [Small.pool(2)], [Small.chunk("a", years: 1), Small.chunk("b", years: 1, needed: false)], horizon: 1),
      plan: ["a.0@0×1", "b.0@0×1"]),
    Case(
      name: "relay stretches people, solo stretches time", rule: .even,
      problem: Small.problem(
        [Small.pool(6, pace: 0.5)],
        [Small.chunk("a", count: 9, years: 1), Small.chunk("b", count: 9, years: 2, joining: .relay)],
        horizon: 2),
      // a holds one person, b two: a, b, a, and at two people each a again; then only a fits.
      plan: ["a.0@0×4", "b.0@0×1"]),
  ]

  @Test(arguments: cases)
  func plan(of one: Case) throws {
    let instance = Instance(one.problem)
    let plan = try #require(NaiveAllocator.plan(one.rule, instance))
    #expect(instance.violations(of: plan).isEmpty)
    #expect(Self.text(plan, instance) == one.plan)
  }

  static func text(_ plan: Plan, _ instance: Instance) -> [String] {
    plan.entries.map { entry in
      let name = instance.bundles[instance.types[entry.type].bundle].name
      return "\(name).\(entry.copy)@\(entry.start)×\(entry.attempts)"
    }
  }

  @Test func gatesLieWhereExpectedCreditComesIn() throws {
    let chunks = [
      Small.chunk("a", count: 2, years: 1, credit: .separate),
      Small.chunk("b", years: 1, after: [0]),
      Small.chunk("c", years: 9, after: [1]),
    ]
    let instance = Instance(Small.problem([Small.pool(1)], chunks, horizon: 5))
    let plan = try #require(NaiveAllocator.plan(.serialFirst, instance))
    #expect(plan.gates == [2, 3, nil])
  }

  @Test func aGateNeverReachedIsTheLastBoundary() throws {
    let chunks = [Small.chunk("a", count: 9, years: 1), Small.chunk("b", years: 1, after: [0])]
    let instance = Instance(Small.problem([Small.pool(1)], chunks, horizon: 5))
    let plan = try #require(NaiveAllocator.plan(.even, instance))
    #expect(plan.gates == [5, nil])
    #expect(Self.text(plan, instance) == (0..<5).map { "a.0@\($0)×1" })
  }

  @Test(arguments: [(NaiveRule.parallelFirst, 0.0), (.serialFirst, 1.0)])
  func toyModel(rule: NaiveRule, chance: Double) throws {
    // A hundred people and 26 years: whoever starts with what is short leaves too little time for theory.
    let instance = Small.toy(people: 100, deadline: 26)
    let plan = try #require(NaiveAllocator.plan(rule, instance))
    #expect(instance.chance(of: plan) == chance)
  }
}
