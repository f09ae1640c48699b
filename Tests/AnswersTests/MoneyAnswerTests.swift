import Allocation
import Problems
import Testing

@testable import Answers

/// Accounts against sums over the rows of plans, made here from prices that are written down once more.
@Suite("Money by year")
struct MoneyAnswerTests {
  private static let text = """
    time: {start: 2030, step: 6 months, horizon: 6}
    deadline: 2036
    pools:
      a: {headcount: 40, correct: 50%, cost: {money: 100, care: 0.5}}
      b: {headcount: 20, correct: 80%, cost: {money: 250}}
    budgets: {money: {per-year: {2030: 4000, 2032: 9000}}, care: {2030: 30, 2031.5: 12.5}}
    chunks:
      x: {years: 1.5, pools: {a: {cost: {money: 70}}, b: {}}}
      y: {years: 1, team: {a: 2, b: 1}}
      z: {years: 0.5, pools: [b]}
    grants:
      school: {cost: {money: 500, care: 2}, adds: {a: 3}, max: 4, award: [2030, 2031.5]}
      chair: {cost: {money: 90}, adds: {b: 1}, max: 2, award: 2033}
    """
  /// A person-year by budget, pool and chunk, as the file has it.
  private static func price(_ budget: String, _ pool: String, _ chunk: String) -> Double {
    switch (budget, pool) {
    case ("money", "a"): chunk == "x" ? 70 : 100
    case ("money", _): 250
    case (_, "a"): 0.5
    default: 0
    }
  }

  /// What is stated of income: moments and amounts.
  private static let income: [String: [(Double, Double)]] = [
    "money": (0..<12).map { (2030 + Double($0) / 2, $0 < 4 ? 2000 : 4500) },
    "care": [(2030, 30), (2031.5, 12.5)],
  ]

  private static func instance() throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  /// Numbers that look drawn, the same every time.
  private struct Draws {
    var state: UInt64
    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }

  private static func plan(_ seed: UInt64, in instance: Instance) -> Plan {
    var draws = Draws(state: seed)
    let entries = (0..<12).map { _ in
      let type = draws.below(instance.types.count)
      let last = instance.steps - instance.types[type].length
      return Plan.Entry(type: type, start: draws.below(last + 1), attempts: 1 + draws.below(4))
    }
    let awards = instance.awards.indices.map { Plan.Award(option: $0, count: draws.below(3)) }
    return Plan(
      entries: entries, gates: instance.bundles.map { _ in nil }, awards: awards.filter { $0.count > 0 })
  }

  @Test(
    "agrees with the rows of the plan, for periods of any number", arguments: 1...20 as ClosedRange<UInt64>)
  func rows(seed: UInt64) throws {
    let instance = try Self.instance()
    let plan = Self.plan(seed, in: instance)
    let rows = PlanRow.rows(of: plan, in: instance)
    let awards = AwardRow.rows(of: plan, in: instance)
    let costs = ["money": ["school": 500.0, "chair": 90], "care": ["school": 2]]
    for most in [1, 2, 3, 12] {
      let accounts = MoneyAnswer.accounts(of: plan, in: instance, atMost: most)
      #expect(accounts.map(\.budget) == ["money", "care"])
      for account in accounts {
        #expect(account.periods.count <= most && account.branches == nil)
        var kept = 0.0
        for (place, period) in account.periods.enumerated() {
          let from = instance.time.moment(of: period.steps.lowerBound)
          let to = instance.time.moment(of: period.steps.upperBound)
          var people = 0.0
          for row in rows {
            let years = max(0, min(row.end, to) - max(row.start, from))
            for (pool, held) in zip(row.pools, row.people) {
              people += Self.price(account.budget, pool, row.chunk) * Double(held) * years
            }
          }
          let grants = awards.filter { $0.moment >= from && $0.moment < to }
            .reduce(0) { $0 + (costs[account.budget]?[$1.grant] ?? 0) * Double($1.quantity) }
          let income = (Self.income[account.budget] ?? []).filter { $0.0 >= from && $0.0 < to }
            .reduce(0) { $0 + $1.1 }
          kept += income - people - grants
          #expect(period.people == people && period.grants == grants && period.income == income)
          #expect(period.kept == max(0, kept))
          let paid = account.payments.reduce(0) { $0 + $1.amounts[place] }
          #expect(paid == people + grants)
        }
        // Nothing is left out: what comes after the last period is nothing.
        let all = rows.reduce(0) { sum, row in
          zip(row.pools, row.people).reduce(sum) {
            $0 + Self.price(account.budget, $1.0, row.chunk) * Double($1.1) * (row.end - row.start)
          }
        }
        #expect(account.periods.reduce(0) { $0 + $1.people } == all)
      }
    }
  }

  @Test("agrees with the calendar of resources about what is left at last") func calendar() throws {
    let instance = try Self.instance()
    for seed in 30...40 as ClosedRange<UInt64> {
      let plan = Self.plan(seed, in: instance)
      guard instance.violations(of: plan).isEmpty else { continue }
      let calendar = ResourceCalendar(instance, holding: plan.entries, making: plan.awards)
      for (index, account) in MoneyAnswer.accounts(of: plan, in: instance, atMost: 12).enumerated() {
        let left = calendar.money.spare(of: index).last ?? 0
        #expect(abs((account.periods.last?.kept ?? 0) - left) <= 1e-6 * max(1, left))
      }
    }
  }

  @Test("of a budget for the whole time ends with the last work, by hand") func hand() throws {
    let text = """
      time: {start: 2026, horizon: 40}
      deadline: 2052
      pools: {p: {headcount: 3, cost: 10}}
      budgets: {money: 100}
      chunks: {x: {years: 2}}
      """
    let instance = Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
    let plan = Plan(entries: [.init(type: 0, start: 1, attempts: 2)], gates: [nil])
    let account = try #require(MoneyAnswer.accounts(of: plan, in: instance, atMost: 12).first)
    #expect(
      account.periods == [
        .init(steps: 0..<1, income: 100, people: 0, grants: 0, kept: 100),
        .init(steps: 1..<2, income: 0, people: 20, grants: 0, kept: 80),
        .init(steps: 2..<3, income: 0, people: 20, grants: 0, kept: 60),
      ])
    #expect(account.payments == [.init(pool: "p", chunk: "x", amounts: [0, 20, 20])])
  }
}
