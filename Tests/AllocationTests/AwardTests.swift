import Problems
import Testing

@testable import Allocation

/// Awards on the grid: when they are paid, whom they bring, and what there is then.
@Suite("Awards on the grid")
struct AwardTests {
  /// Two pools of 3 and 5 people for ten steps of half a year, 10 of money at the start and 2 a year.
  static func problem(_ grants: [Grant]) -> Problem {
    var problem = Problem(
      time: TimeGrid(start: 2026, step: 0.5, horizon: 5), deadline: .certain(2031),
      pools: [
        Pool(name: "a", headcount: .schedule([.init(moment: 2026, people: 3)]), costs: [0]),
        Pool(name: "b", headcount: .schedule([.init(moment: 2026, people: 5)]), costs: [0]),
      ],
      chunks: [Chunk(name: "c", years: 1, staffing: .anyOf([.init(pool: 0), .init(pool: 1)], team: 1))],
      budgets: [
        Budget(
          name: "money", income: [.init(moment: 2026, amount: 10)],
          yearly: [.init(moment: 2026, amount: 2)])
      ])
    problem.grants = grants
    return problem
  }

  @Test("A moment is rounded up to a boundary, lag up, and time down, each by itself")
  func rounding() {
    let grant = Grant(
      name: "g", costs: [4], adds: [.init(pool: 0, people: 2)], lag: 0.7, lasts: 1.9, most: 3,
      moments: [2026.2, 2026.4, 2030.9, 2031])
    let instance = Instance(Self.problem([grant]))
    // 2026.2 and 2026.4 are both rounded to the first boundary; 2030.9 and 2031 lie at the horizon.
    #expect(instance.awards.map(\.boundary) == [1])
    #expect(instance.awards[0].changes == [.init(pool: 0, people: 2, steps: 3..<6)])
    #expect(instance.awards[0].costs == [4])
    #expect(instance.awardLimits == [AwardLimit(options: [0], most: 3)])
  }

  @Test(
    "People who come for good, too late, or for less than a step",
    arguments: [
      (0.0, Double?.none, 0..<10), (4.9, nil, 10..<10), (20, nil, 10..<10), (0, 0.4, 0..<0), (4, 9, 8..<10),
    ])
  func spans(lag: Double, lasts: Double?, steps: Range<Int>) {
    let grant = Grant(
      name: "g", costs: [0], adds: [.init(pool: 1, people: 1)], lag: lag, lasts: lasts, moments: [2026])
    let award = Instance(Self.problem([grant])).awards[0]
    #expect(award.changes.first?.steps ?? 0..<0 == (steps.isEmpty ? 0..<0 : steps))
    #expect(award.isUseful == !steps.isEmpty)
  }

  @Test("What is funded is there, and what was paid is gone") func funded() {
    let training = Grant(
      name: "training", costs: [4], adds: [.init(pool: 0, people: -1), .init(pool: 1, people: 1)], lag: 1,
      lasts: 2, most: 2, moments: [2026, 2027])
    let instance = Instance(Self.problem([training]))
    let funded = instance.funded([1, 1])
    #expect(funded.headcounts[0] == [3, 3, 2, 2, 1, 1, 2, 2, 3, 3])
    #expect(funded.headcounts[1] == [5, 5, 6, 6, 7, 7, 6, 6, 5, 5])
    #expect(funded.income[0] == [7, 8, 5, 6, 7, 8, 9, 10, 11, 12])
    #expect(!funded.hasAwards && instance.funded([0, 0]).headcounts == instance.headcounts)
    // Of those whom awards may bring, the most at once: two of this grant, at either moment.
    #expect(instance.withEveryAward.headcounts == [instance.headcounts[0], [5, 5, 7, 7, 7, 7, 7, 7, 5, 5]])
    #expect(instance.withEveryAward.income == instance.income)
    #expect((1..<10).filter { instance.mayShrink(0, before: $0) } == [2, 4])
    #expect((1..<10).filter { instance.mayShrink(1, before: $0) } == [6, 8])
  }

  @Test("A calendar knows how many more awards can be paid, and whom they may take") func room() {
    let moving = Grant(
      name: "moving", costs: [3], adds: [.init(pool: 0, people: -1), .init(pool: 1, people: 1)], most: 9,
      moments: [2026])
    let instance = Instance(Self.problem([moving]))
    var calendar = ResourceCalendar(instance)
    // Three people may go; 11 of money pay for three at the start.
    #expect(calendar.room(for: instance.awards[0]) == 3)
    let type = instance.types.firstIndex { $0.held[0].pool == 0 } ?? 0
    calendar.book(instance.types[type], at: 4, attempts: 2)
    #expect(calendar.room(for: instance.awards[0]) == 1)
    calendar.make(instance.awards[0], count: 1)
    #expect(calendar.room(for: instance.awards[0]) == 0 && calendar.people[1, 9] == 6)
    calendar.make(instance.awards[0], count: -1)
    calendar.release(instance.types[type], at: 4, attempts: 2)
    #expect(calendar.room(for: instance.awards[0]) == 3)
  }
}
