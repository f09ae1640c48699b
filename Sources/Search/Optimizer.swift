import Allocation
import Formulation
import Foundation
import GLPKSolver
import Threads

/// Finds the allocation with the largest chance, and proves how far from the best it can be.
public enum Optimizer {
  /// Reductions larger than this are not searched (see `Reduction.size`).
  static let mostSize = 60_000_000

  /// Searches until bound − chance ≤ `options.gap`, or a limit, or a request to stop. Runs on the caller's
  /// thread and returns there.
  ///
  /// - Parameter rivals: feasible plans from elsewhere; the answer is at least as good as each of them.
  /// - Throws: only what no plan can cause: a failure of the linear-programming library.
  public static func solve(
    _ instance: Instance, options: SearchOptions = SearchOptions(), rivals: [Plan] = [],
    stop: StopSignal = StopSignal(), progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult {
    let clock = SearchClock(options, stop, progress)
    let schedules = ScheduleStudy(instance, options, clock)
    let reduction = Reduction(schedules.instance)
    let known = rivals + schedules.plans(for: reduction, beside: rivals, options, clock)
    let judged = known.filter { instance.violations(of: $0).isEmpty }.map { ($0, instance.chance(of: $0)) }
    var rival = judged.max { $0.1 < $1.1 }
    var worlds = WorldStudy(schedules.instance, options, stop, clock)
    if WorldStudy.isWorthwhile(reduction, options) {
      try worlds.run()
      if let best = worlds.best, best.chance > rival?.1 ?? 0 { rival = (best.plan, best.chance) }
    }
    let search = TreeSearch(
      reduction, options, clock,
      known: .init(
        floor: (rival?.1 ?? 0) * (1 - 1e-9), ceiling: worlds.bound,
        start: worlds.best.map { reduction.attempts(near: $0.plan) }))
    clock.report(nodes: 0, chance: rival?.1 ?? 0, bound: search.bound)
    // What would not fit into memory is not searched: a plan from elsewhere stands, and only the trivial bound.
    let isOpen = search.bound - (rival?.1 ?? 0) > options.gap
    let isLate = worlds.best != nil && clock.mustStop
    if isOpen && !isLate && reduction.size <= mostSize { try search.run() }
    var plan = EarlyStarts.move(PlanWriter(reduction).plan(search.attempts), in: instance)
    var chance = instance.chance(of: plan)
    if let rival, rival.1 > chance * (1 + 1e-12) {
      plan = EarlyStarts.move(
        PlanTrim.trimmed(rival.0, in: instance, unless: { clock.mustStop }), in: instance)
      chance = instance.chance(of: plan)
    }
    let bound = max(chance, search.bound)
    let status: SearchStatus =
      bound - chance <= options.gap ? .optimal : clock.isInterrupted ? .interrupted : .limit
    return SearchResult(
      plan: plan, chance: chance, bound: bound, status: status, nodes: search.nodes + worlds.nodes,
      directions: search.directions)
  }
}
