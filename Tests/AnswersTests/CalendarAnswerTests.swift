import Allocation
import Problems
import Testing

@testable import Answers

/// Calendars of people: sums are those of the plan, nobody is in two places, and a small one by hand.
@Suite("Calendars of people")
struct CalendarAnswerTests {
  private static func instance(_ text: String) throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  private static let text = """
    time: {start: 2030, step: 6 months, horizon: 8}
    deadline: 2036
    pools:
      a: {headcount: {2030: 9, 2032: 4, 2034: 12}, correct: 50%}
      b: {headcount: 5, correct: 80%, pace: 0.5}
    chunks:
      x: {years: 1.5, count: 3, credit: separate}
      y: {years: 1, team: {a: 2, b: 1}}
      z: {years: 2, joining: relay, pools: [b]}
    budgets: {money: 20}
    grants: {school: {cost: 1, adds: {a: 2}, lag: 1, lasts: 2, max: 3}}
    """

  /// A feasible plan that fills the calendar by chance.
  private static func plan(_ seed: UInt64, in instance: Instance) -> Plan {
    var state = seed
    func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    let awards = [Plan.Award(option: 0, count: 1 + below(3))]
    var calendar = ResourceCalendar(instance, making: awards)
    var entries: [Plan.Entry] = []
    for _ in 0..<60 {
      let index = below(instance.types.count)
      let (type, start) = (instance.types[index], below(instance.steps))
      let room = calendar.room(for: type, at: start)
      guard room > 0 else { continue }
      let attempts = 1 + below(room)
      calendar.book(type, at: start, attempts: attempts)
      let copy = below(instance.bundles[type.bundle].copies)
      entries.append(.init(type: index, start: start, copy: copy, attempts: attempts))
    }
    return Plan(entries: entries, gates: instance.bundles.map { _ in nil }, awards: awards)
  }

  @Test("can be carried out, and say what the plan says", arguments: 1...20 as ClosedRange<UInt64>)
  func sums(seed: UInt64) throws {
    let instance = try Self.instance(Self.text)
    let plan = Self.plan(seed, in: instance)
    #expect(instance.violations(of: plan).isEmpty)
    let rows = PlanRow.rows(of: plan, in: instance)
    let headcounts = [
      "a": [9, 9, 9, 9, 4, 4, 4, 4] + [Int](repeating: 12, count: 8), "b": [Int](repeating: 5, count: 16),
    ]
    for one in CalendarAnswer.calendars(of: plan, in: instance) {
      #expect(one.record.spans.first?.steps.lowerBound == 0)
      #expect(
        zip(one.record.spans, one.record.spans.dropFirst()).allSatisfy {
          $0.steps.upperBound == $1.steps.lowerBound
        })
      for step in 0..<instance.steps {
        let span = try #require(one.record.spans.first { $0.steps.contains(step) })
        let more = one.pool == "a" && (2..<6).contains(step) ? 2 * plan.awards[0].count : 0
        #expect(span.headcount == (headcounts[one.pool]?[step] ?? 0) + more)
        #expect(span.atWork.values.reduce(0, +) <= span.headcount)
        let moment = instance.time.moment(of: step)
        for (index, bundle) in instance.bundles.enumerated() {
          let held = rows.filter { $0.chunk == bundle.name && $0.start <= moment && moment < $0.end }.reduce(
            0
          ) { sum, row in
            sum + (row.pools.firstIndex(of: one.pool).map { row.people[$0] } ?? 0)
          }
          #expect(span.atWork[index] ?? 0 == held)
        }
        // Nobody is in two places, and no more places are taken than there are people.
        let places = one.record.seatings.filter { $0.steps.contains(step) }.flatMap {
          $0.places.flatMap(Array.init)
        }
        #expect(Set(places).count == places.count)
        #expect(places.count == span.atWork.values.reduce(0, +))
      }
      let most = one.record.spans.map(\.headcount).max() ?? 0
      #expect(one.record.seatings.flatMap(\.places).allSatisfy { $0.upperBound <= most })
    }
  }

  @Test("of three people by hand") func hand() throws {
    let instance = try Self.instance(
      """
      time: {horizon: 5}
      deadline: 5
      pools: {p: {headcount: 3}}
      chunks: {x: {years: 2}, y: {years: 3}}
      """)
    let plan = Plan(
      entries: [
        .init(type: 0, start: 0, attempts: 2), .init(type: 1, start: 0), .init(type: 1, start: 2),
        .init(type: 0, start: 3),
      ], gates: [nil, nil])
    let record = try #require(CalendarAnswer.calendars(of: plan, in: instance).first).record
    #expect(
      record.spans == [
        .init(steps: 0..<2, headcount: 3, atWork: [0: 2, 1: 1]),
        .init(steps: 2..<3, headcount: 3, atWork: [1: 2]),
        .init(steps: 3..<5, headcount: 3, atWork: [0: 1, 1: 1]),
      ])
    #expect(record.seatings.map(\.places) == [[0..<2], [2..<3], [0..<1], [1..<2]])
  }

  @Test("of branches that do the same are one") func branches() throws {
    let instance = try Self.instance(
      """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: 3}}
      chunks: {x: {years: 1}}
      information: {worlds: 2}
      worlds: {u: {credence: 50%}, v: {credence: 25%}, w: {credence: 25%, chunks: {x: {needed: false}}}}
      """)
    let late = [Plan.Entry(type: 0, start: 2, attempts: 3)]
    let plan = Plan(
      look: .init(boundary: 2), shared: [.init(type: 0, start: 0)],
      branches: [
        .init(world: 0, entries: late, gates: [nil]), .init(world: 1, entries: late, gates: [nil]),
        .init(world: 2, gates: [nil]),
      ])
    let all = CalendarAnswer.calendars(of: plan, in: instance)
    #expect(all.map(\.branches) == [["u", "v"], ["w"]])
    #expect(all.map { $0.record.spans.map { $0.atWork[0] ?? 0 } } == [[1, 0, 3, 0], [1, 0]])
  }
}
