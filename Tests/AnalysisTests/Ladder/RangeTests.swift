import Allocation
import Analysis
import Foundation
import Sidereal
import Testing
import Threads

/// What is not proven is printed as a range, whenever time is up.
@Suite struct RangeTests {
  static let funder = """
    title: Our portfolio
    time: {start: 2026, horizon: 35}
    deadline: {by: {2030: 10%, 2038: 50%, 2060: 80%}}
    budgets:
      money: {2026: 5M, 2027: 6M, 2028: 7M, 2029: 8M, 2030: 9M, 2031: 10M, 2032: 10M}
    pools:
      Academics: {headcount: 20, correct: 30%, cost: 100k}
      Lab engineers: {headcount: 30, correct: 20%, cost: 300k}
      Independents: {headcount: 15, correct: 15%, cost: 60k}
    chunks:
      Interpretability: {years: 8}
      Theory: {years: 10, count: 2, pools: [Academics, Independents], credit: pooled}
      Control: {years: 3, count: 10, credit: pooled}
      Evals: {years: 2, count: 5, pools: [Lab engineers], credit: pooled}
    """

  @Test func unprovenDifferencesAreRanges() throws {
    let study = try Study(yaml: Self.funder)
    let report = try study.ladder(
      LadderOptions(search: SearchOptions(timeLimit: 1, threads: 2), findsEquivalents: false))
    #expect(report.status == .limit)
    let rows = Dictionary(uniqueKeysWithValues: report.rungs.map { ($0.name, $0) })
    for value in [report.worths.deadline, report.worths.world, report.worths.all, report.worths.planning] {
      let value = try #require(value)
      #expect(value.range.contains(value.value) && value.range.lowerBound >= 0)
    }
    let deadline = try #require(report.worths.deadline)
    #expect(!deadline.isProven && deadline.range.upperBound - deadline.range.lowerBound > 0.01)
    #expect(study.report(report).text().contains("points: more is not proven"))
    // Whoever can do less has no more.
    for (upper, lower) in ImpliedOrders.pairs {
      guard let above = rows[upper]?.bound, let below = rows[lower]?.bound,
        rows[upper]?.interval == nil, rows[lower]?.interval == nil
      else { continue }
      #expect(above >= below - 1e-12, "\(upper) over \(lower)")
    }
  }

  @Test func tightening() {
    let rungs = [
      Rung(.waitAndSee, chance: 0.5, bound: 0.7), Rung(.knowsTheDeadline, chance: 0.4, bound: 0.9),
      Rung(.static, chance: 0.45, bound: 0.8),
    ]
    let found = ImpliedOrders.tightened(rungs)
    #expect(found.map(\.chance) == [0.5, 0.45, 0.45])
    #expect(found.map(\.bound) == [0.7, 0.7, 0.7])
    // Means over draws pass nothing on, and take nothing.
    let drawn = [
      Rung(.omniscient, chance: 0.5, interval: 0.4...0.6), Rung(.knowsWhoIsRight, chance: 0.6, bound: 0.9),
    ]
    #expect(ImpliedOrders.tightened(drawn).map(\.bound) == [nil, 0.9])
  }

  /// A clock that is over after so many looks, whichever stage is at work by then: brackets hold, and the ladder ends.
  @Test(arguments: [0, 3, 20, 100, 300]) func everyStageLooksAtTheClock(_ looks: Int) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 6}
        deadline: {4: 50%, 6: 50%}
        pools: {field: {headcount: 4, correct: 30%}}
        chunks:
          theory: {years: 3}
          survey: {count: 2, years: 1, credit: pooled}
        worlds:
          one: {credence: 50%}
          two: {credence: 50%, chunks: {theory: {needed: false}}}
        information: {worlds: 2}
        """)
    let clock = Looks()
    let budget = TimeBudget(
      seconds: Double(looks), source: TimeSource { clock.next() })
    var options = LadderOptions(search: SearchOptions(gap: 1e-6, threads: 2))
    options.caveat = CaveatOptions(errors: [0, 0.1], runs: 100, randomPlans: 5, threads: 2)
    options.review = .init(years: 2, runs: 10)
    let report = try study.ladder(options, within: budget)
    // What goes on after the end looks again, and is told so: few looks are left.
    #expect(clock.seen < Double(looks) + 400, "\(clock.seen) looks of \(looks)")
    for row in report.rungs {
      guard let chance = row.chance, let bound = row.bound else { continue }
      #expect(chance >= 0 && bound >= chance - 1e-12 && bound <= 1 + 1e-9)
    }
    #expect(
      report.worths.deadline?.value ?? 0 >= 0 && report.worths.world?.value ?? 0 >= 0
        && report.worths.right?.value ?? 0 >= 0)
    if looks < 10 { #expect(report.status == .limit) }
  }

  /// Whoever is asked to stop at once has a ladder all the same.
  @Test func anInterruptedLadderIsPrinted() throws {
    let stop = StopSignal()
    stop.request()
    var options = LadderOptions()
    options.caveat = CaveatOptions()
    let study = try Study(yaml: Self.funder)
    let report = try study.ladder(options, within: TimeBudget(stop: stop))
    #expect(report.status == .interrupted && study.report(report).text().contains("interrupted"))
  }

  /// A plan that is given is not searched for; what others prove bounds it.
  @Test func aGivenPlanIsTheStaticRung() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {field: {headcount: 2, correct: 50%}}
        chunks: {theory: {years: 2}}
        """)
    var options = LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false)
    options.plan = Plan(entries: [.init(type: 0, start: 0, attempts: 1)], gates: [nil])
    let report = try study.ladder(options)
    let row = try #require(report.rung(.static))
    // One attempt, where four would be best.
    #expect(abs((row.chance ?? 0) - 0.5) < 1e-12 && (row.bound ?? 0) > 0.75)
    #expect(report.rungs.contains { ($0.chance ?? 0) > 0.7 } && report.status == .limit)
    #expect((report.worths.planning?.value ?? -1) >= 0)
    options.plan = Plan(entries: [.init(type: 0, start: 0, attempts: 3)], gates: [nil])
    #expect(throws: InfeasiblePlan.self) { try study.ladder(options) }
  }
}

/// Counts how often it is looked at: each look is a second. Unchecked because the lock guards it.
private final class Looks: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0.0
  func next() -> Double {
    lock.withLock {
      count += 1
      return count
    }
  }
  var seen: Double { lock.withLock { count } }

  /// A part that does not look at the clock is left behind: what was climbed before is reported, and what is missing.
  @Test func endsInTimeWhateverIsAtWork() throws {
    let many = (0..<400).map { "  c\($0): {years: 1, count: 3, credit: separate}" }.joined(separator: "\n")
    let pools = (0..<10).map { "  p\($0): {headcount: 40, correct: \(3 + 7 * $0)%}" }.joined(separator: "\n")
    let text = "time: {horizon: 20}\ndeadline: {by: {5: 20%, 20: 90%}}\npools:\n\(pools)\nchunks:\n\(many)\n"
    let stop = StopSignal()
    stop.request()
    let report = try Study(yaml: text).ladder(
      LadderOptions(caveat: CaveatOptions()), within: TimeBudget(stop: stop))
    #expect(report.status == .interrupted)
    #expect(Set(report.rungs.map(\.name)).isSuperset(of: Rung.Name.always))
  }
}
