import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// Gates from schedules, filled: against all whole points of tiny problems with order.
@Suite("Gates from schedules")
struct ScheduleGatesTests {
  private static let clock = SearchClock(SearchOptions(gap: 1e-9), within: TimeBudget())

  private static func ordered(_ seeds: ClosedRange<Int>) throws -> [Tiny] {
    try Tiny.drawn(seeds, with: [.pooled, .order], most: 1_500).filter {
      !$0.reduction.gates.isEmpty && !$0.reduction.isBound
    }
  }

  /// A plan as a hint that is not stretched.
  private static func hint(_ plan: Plan, in instance: Instance) -> ScheduleHint {
    ScheduleHint(entries: plan.entries, gates: plan.gates, end: instance.steps, boundary: instance.steps)
  }

  @Test("what a hint does is done, and more where there is room") func keepsTheHint() throws {
    var (seen, better) = (0, 0)
    for (index, tiny) in try Self.ordered(1...300).enumerated() {
      var dice = Dice(index)
      let point = dice.one(of: tiny.points)
      let hint = Self.hint(PlanWriter(tiny.reduction).plan(point.attempts), in: tiny.reduction.instance)
      var gates = ScheduleGates(tiny.reduction, seed: 1)
      guard let plan = gates.plan([hint], Self.clock) else {
        #expect(point.chance == 0, "\(tiny.text)")
        continue
      }
      let chance = tiny.reduction.instance.chance(of: plan)
      #expect(tiny.reduction.instance.violations(of: plan).isEmpty, "\(tiny.text)")
      #expect(chance >= point.chance - 1e-12 && chance <= tiny.best + 1e-12, "\(tiny.text)")
      seen += 1
      if chance > point.chance + 1e-9 { better += 1 }
    }
    #expect(seen > 8 && better > 8, "\(seen), \(better) better")
  }

  @Test("the best of all gates is found where one gate is all there is to choose") func shifting() throws {
    // From a hint of nothing with its gate at the end, where nobody can follow, shifts have to lead away.
    var (seen, best) = (0, 0)
    for tiny in try Self.ordered(1...300) where tiny.reduction.gates.count == 1 && tiny.best > 0 {
      let instance = tiny.reduction.instance
      let late = ScheduleHint(
        entries: [], gates: instance.bundles.map { $0.isGated ? instance.steps : nil }, end: instance.steps,
        boundary: instance.steps)
      let early = ScheduleHint(
        entries: [], gates: instance.bundles.map { $0.isGated ? 1 : nil }, end: instance.steps,
        boundary: instance.steps)
      var gates = ScheduleGates(tiny.reduction, seed: 3)
      guard let plan = gates.plan([late, early], Self.clock) else { continue }
      seen += 1
      if instance.chance(of: plan) > tiny.best - 1e-9 { best += 1 }
    }
    #expect(seen > 8 && 2 * best > seen, "\(best) of \(seen)")
  }

  @Test("nothing comes of no hints, and the same of the same seed") func seeds() throws {
    for tiny in try Self.ordered(1...40) {
      var none = ScheduleGates(tiny.reduction, seed: 1)
      #expect(none.plan([], Self.clock) == nil)
      guard let most = tiny.points.max(by: { $0.chance < $1.chance }) else { continue }
      let hint = Self.hint(PlanWriter(tiny.reduction).plan(most.attempts), in: tiny.reduction.instance)
      var (one, other) = (ScheduleGates(tiny.reduction, seed: 7), ScheduleGates(tiny.reduction, seed: 7))
      #expect(one.plan([hint], Self.clock) == other.plan([hint], Self.clock))
    }
  }
}
