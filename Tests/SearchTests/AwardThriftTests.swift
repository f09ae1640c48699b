import Allocation
import Support
import Testing

@testable import Search

/// The cheapest awards for the attempts of a plan.
@Suite("Thrift with awards")
struct AwardThriftTests {
  private struct Case: CustomTestStringConvertible {
    let testDescription: String
    let grants: String
    var budgets = "{money: 100}"
    /// Awards by option, before and after.
    let made, kept: [Int: Int]
  }

  private static func plan(_ one: Case, _ instance: Instance) -> Plan {
    Plan(
      entries: [.init(type: 0, start: 0, attempts: 3)], gates: instance.bundles.map { _ in nil },
      awards: one.made.sorted { $0.key < $1.key }.map { .init(option: $0.key, count: $0.value) })
  }

  private static let cases = [
    Case(
      testDescription: "nobody needs the second", grants: "{g: {cost: 5, adds: {a: 2}, max: 2}}",
      made: [0: 2], kept: [0: 1]),
    Case(
      testDescription: "another is cheaper",
      grants: "{dear: {cost: 9, adds: {a: 2}}, cheap: {cost: 4, adds: {a: 3}}}", made: [0: 1], kept: [1: 1]),
    Case(
      testDescription: "two small ones are cheaper than one large one",
      grants: "{large: {cost: 9, adds: {a: 2}}, small: {cost: 4, adds: {a: 1}, max: 2}}",
      made: [0: 1], kept: [1: 2]),
    Case(
      testDescription: "the cheaper one comes too late",
      grants: "{now: {cost: 9, adds: {a: 2}}, late: {cost: 4, adds: {a: 2}, lag: 1}}",
      made: [0: 1], kept: [0: 1]),
    Case(
      testDescription: "the cheaper one cannot be paid in time",
      grants: "{now: {cost: 5, adds: {a: 2}}, both: {cost: {money: 0, more: 4}, adds: {a: 2}}}",
      budgets: "{money: 5, more: {2027: 10}}", made: [0: 1], kept: [0: 1]),
    Case(
      testDescription: "what takes people needs what brings them",
      grants:
        "{bring: {cost: 1, adds: {b: 2}}, move: {cost: 1, adds: {a: 2, b: -2}}, dear: {cost: 9, adds: {a: 2}}}",
      made: [2: 1], kept: [0: 1, 1: 1]),
  ]

  @Test("Three attempts, one of them by those who are there", arguments: cases)
  private func cheapest(_ one: Case) throws {
    let cost =
      one.budgets.contains("more") ? one.grants.replacing("cost: 5", with: "cost: {money: 5}") : one.grants
    let instance = try Instance(
      text: """
        time: {start: 2026, horizon: 2}
        deadline: 2028
        pools: {a: {headcount: 1}, b: {headcount: 0}}
        chunks: {c: {count: 3, years: 2, pools: [a]}}
        budgets: \(one.budgets)
        grants: \(cost)
        """)
    let plan = Self.plan(one, instance)
    #expect(instance.violations(of: plan) == [])
    let cheap = AwardThrift.cheapest(plan, in: instance)
    #expect(instance.violations(of: cheap) == [])
    #expect(cheap.entries == plan.entries)
    #expect(Dictionary(uniqueKeysWithValues: cheap.awards.map { ($0.option, $0.count) }) == one.kept)
  }
}
