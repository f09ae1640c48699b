import Allocation
import Ladder
import Reporting
import Search
import Threads

extension Study {
  /// How far a plan carries beyond the sample that it was made for; nil where no number is uncertain.
  ///
  /// - Parameters:
  ///   - nodes: that the search for the plan took; the searches in other samples may take about as many.
  ///   - options: the time limit is for this look alone.
  /// - Throws: a failure of the linear-programming library.
  public func sample(
    _ plan: Plan, nodes: Int = 0, options: SearchOptions = SearchOptions(), stop: StopSignal = StopSignal()
  ) throws -> SampleReport? {
    guard let uncertainty = problem.uncertainty,
      let check = SampleCheck(plan, of: instance, nodes: nodes, Patience(options, stop: stop))
    else { return nil }
    let fresh = try check.fresh()
    let lead = try check.lead()
    return SampleReport(
      samples: uncertainty.samples, seed: uncertainty.seed,
      fresh: .init(chance: fresh.chance, interval: fresh.interval, draws: fresh.draws),
      lead: .init(
        estimate: lead.estimate, found: lead.found, atMost: lead.atMost, replications: lead.replications))
  }
}
