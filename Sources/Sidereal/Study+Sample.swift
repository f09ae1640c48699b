import Allocation
import Ladder
import Reporting
import Search
import Threads

extension Study {
  /// How far a plan carries beyond the sample that it was made for; nil where no number is uncertain, and where time
  /// does not suffice for a look.
  ///
  /// - Parameters:
  ///   - answer: of this study; a two-stage plan is looked at as a whole.
  ///   - options: the time limit is for this look alone.
  ///   - budget: what may end it, beside that limit.
  /// - Throws: a failure of the linear-programming library.
  package func sample(
    _ answer: Answer, options: SearchOptions = SearchOptions(), within budget: TimeBudget = TimeBudget()
  ) throws -> SampleReport? {
    try sample(answer.plan, nodes: answer.search.nodes, options: options, within: budget)
  }

  /// The same of a plan.
  ///
  /// - Parameters:
  ///   - nodes: that the search for the plan took; the searches in other samples may take about as many.
  package func sample(
    _ plan: Plan, nodes: Int = 0, options: SearchOptions = SearchOptions(),
    within budget: TimeBudget = TimeBudget()
  ) throws -> SampleReport? {
    guard let uncertainty = problem.uncertainty,
      let check = SampleCheck(plan, of: instance, nodes: nodes, Patience(options, within: budget)),
      let fresh = try check.fresh()
    else { return nil }
    let lead = try check.lead()
    return SampleReport(
      samples: uncertainty.samples, seed: uncertainty.seed,
      fresh: .init(chance: fresh.chance, interval: fresh.interval, draws: fresh.draws),
      lead: .init(
        estimate: lead.estimate, found: lead.found, atMost: lead.atMost, replications: lead.replications))
  }
}
