import Allocation
import Formulation
import Foundation
import GLPKSolver

/// Finds the allocation with the largest chance, and proves how far from the best it can be.
public enum Optimizer {
  /// Searches until bound − chance ≤ `options.gap`, or a limit, or a request to stop. Runs on the caller's
  /// thread and returns there.
  ///
  /// - Throws: only what no plan can cause: a failure of the linear-programming library.
  public static func solve(
    _ instance: Instance, options: SearchOptions = SearchOptions(), stop: StopSignal = StopSignal(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult {
    let clock = SearchClock(options, stop, progress)
    let reduction = Reduction(instance)
    let search = TreeSearch(reduction, options, clock)
    try search.run()
    let plan = EarlyStarts.move(PlanWriter(reduction).plan(search.attempts), in: instance)
    let chance = instance.chance(of: plan)
    let bound = max(chance, search.bound)
    let status: SearchStatus =
      bound - chance <= options.gap ? .optimal : clock.isInterrupted ? .interrupted : .limit
    return SearchResult(plan: plan, chance: chance, bound: bound, status: status, nodes: search.nodes)
  }
}
