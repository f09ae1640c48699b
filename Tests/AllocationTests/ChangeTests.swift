import Allocation
import Problems
import Support
import Testing

/// Instances with more or less of something, number by number.
@Suite struct ChangeTests {
  static let text = """
    time: {horizon: 4}
    deadline: {1: 10%, 3: 30%, 5: 40%, never: 20%}
    budgets: {money: {per-year: 100}}
    pools: {early: {headcount: 3}, late: {headcount: {2: 5, 3: 7}, cost: 1}, nobody: {headcount: 0}}
    chunks: {a: {years: 1}, b: {years: 1, after: a}}
    grants:
      one: {cost: 150, adds: {early: 2, late: -1}, lag: 1, lasts: 2, max: 3, award: [0, 1]}
    """

  func instance() throws -> Instance { try Instance(text: Self.text) }

  @Test func people() throws {
    let whole = try instance()
    #expect(whole.withOneMore(in: 0).headcounts[0] == [4, 4, 4, 4])
    #expect(whole.withOneMore(in: 1).headcounts[1] == [0, 0, 6, 8])
    #expect(whole.withOneMore(in: 2).headcounts[2] == [1, 1, 1, 1])
    #expect(whole.withoutPeople(of: 1).headcounts == [[3, 3, 3, 3], [0, 0, 0, 0], [0, 0, 0, 0]])
    #expect(whole.with(headcountOf: 1, times: 1.5).headcounts[1] == [0, 0, 8, 11])
    #expect(whole.with(incomeOf: 0, times: 2).income == [[200, 400, 600, 800]])
  }

  @Test func idle() throws {
    let late = try instance().idle(before: 2)
    #expect(late.headcounts == [[0, 0, 3, 3], [0, 0, 5, 7], [0, 0, 0, 0]])
    #expect(late.awards.map { $0.changes.map(\.steps) } == [[2..<3, 2..<3], [2..<4, 2..<4]])
  }

  @Test func awards() throws {
    let whole = try instance()
    #expect(whole.allowingAwards([1]).awardLimits.map(\.most) == [1])
    let awarded = whole.awarding(1)
    // What it takes of people or money that are not there yet is not taken.
    #expect(awarded.headcounts == [[3, 3, 5, 5], [0, 0, 4, 6], [0, 0, 0, 0]])
    #expect(awarded.income == [[100, 50, 150, 250]] && awarded.awardLimits.map(\.most) == [2])
  }

  @Test(arguments: [
    (0, [0, 0.1, 0, 0.3, 0.6]), (1, [0.1, 0, 0.3, 0, 0.6]), (2, [0, 0.3, 0, 0.4, 0.2]),
    (4, [0, 0.4, 0, 0, 0.2]),
  ])
  func sooner(steps: Int, weights: [Double]) throws {
    let found = try instance().sooner(by: steps).worlds[0].weights
    #expect(
      zip(found, weights).allSatisfy { abs($0 - $1) < 1e-12 } && found.count == weights.count, "\(found)")
  }

  /// What work does to the deadline comes on top.
  @Test(arguments: [(0, 4), (1, 3), (2, 2)]) func soonerAndHastened(steps: Int, boundary: Int) throws {
    let whole = try Instance(
      text: """
        time: {horizon: 6}
        deadline: 5
        pools: {people: {headcount: 2}}
        chunks: {a: {years: 1, hastens: 0.5}}
        """)
    let plan = Plan(entries: [.init(type: 0, start: boundary - 1, attempts: 2)], gates: [nil])
    #expect(whole.sooner(by: steps).chance(of: plan) == 1)
    #expect(whole.sooner(by: steps + 1).chance(of: plan) == 0)
  }

  /// The world that asks for an attempt counts one half, and is content with any.
  @Test func requiringAttempt() throws {
    let whole = try instance()
    let asking = whole.requiringAttempt(on: 1)
    #expect(asking.worlds.map(\.credence) == [0.5, 0.5] && asking.worlds[1].needed == [false, true])
    let type = try #require(whole.types.firstIndex { $0.bundle == 1 && $0.held[0].pool == 0 })
    let one = Plan(entries: [.init(type: type, start: 2)], gates: [2, nil])
    #expect(whole.chance(of: one) == 0 && asking.chance(of: one) == 0.5)
    #expect(asking.chance(of: .empty(for: asking)) == 0)
  }

  @Test func withoutWork() throws {
    let less = try instance().withoutWork(on: 0)
    #expect(less.bundles[0].crews.allSatisfy(\.options.isEmpty) && !less.bundles[1].crews[0].options.isEmpty)
  }
}
