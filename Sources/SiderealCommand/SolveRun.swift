import Allocation
import Analysis
import Sidereal
import Threads

/// From a problem to the report on it.
///
/// The steps are those of a careful person: find a plan, judge it again by other means, compare it with rules
/// of thumb, and look whether it holds beyond the sample it was made for.
struct SolveRun: Sendable {
  let study: Study
  var options: SearchOptions
  var engine = Engine.search
  /// To compare with; may be none.
  let rules: [NaiveRule]
  /// To be judged instead of looking for one.
  let plan: Plan?
  /// Of everything, from the start of the process.
  let budget: TimeBudget
  /// Where it says how far it is; nil: nowhere.
  let line: (any ProgressSink)?
  /// Whether a plan for uncertain numbers is looked at beyond its sample.
  var checksSample = true
  /// The naive rule whose plan is to be shown.
  var shown: NaiveRule?
  /// Keeps how the search goes; nil: nobody wants to know.
  var trace: SearchTrace?

  /// An answer that contradicts an independent look at it.
  ///
  /// It is never printed as an answer: a wrong proof is worse than none.
  struct Bug: Error {
    let what: Contradiction
  }

  /// Runs all steps, each as far as time allows.
  ///
  /// - Throws: `Bug`, or what makes the plan or the problem unfit.
  func report() throws -> SolveReport {
    let searchTime = searchTime
    var answer = try answer(within: searchTime)
    // Asked at once: later steps would use up time that the search had left.
    let stopReason = stopReason(answer, searchTime)
    line?.show("checking the plan")
    let evaluation = study.evaluation(of: answer)
    if let contradiction = study.check(answer, evaluation: evaluation) { throw Bug(what: contradiction) }
    line?.show("comparing with naive allocators")
    let allocators = try inTime { [answer] in
      study.compare(answer, rules: rules) { budget.isOver }
    }
    if checksSample { line?.show("looking beyond the sample") }
    let sample =
      budget.isOver || !checksSample
      ? nil
      : try inTime { [answer] in
        try study.sample(answer, options: sampleOptions, within: budget)
      } ?? nil
    if budget.isInterrupted { answer.status = .interrupted }
    var report = study.report(answer, allocators: allocators ?? [], evaluation: evaluation)
    report.stopReason = stopReason
    report.sample = sample
    report.unfinishedAllocators = study.unfinished(rules, in: allocators ?? [])
    let found = (answer.search.seconds, answer.chance, answer.bound)
    report.trace = trace?.points(endingAt: found.0, chance: found.1, bound: found.2) ?? []
    report.naivePlan = try shown.map { try naivePlan(of: $0, seed: answer.search.seed) }
    return report
  }

  /// The plan of a rule that is to be shown; without plan and chance where it was not finished in time.
  private func naivePlan(of rule: NaiveRule, seed: UInt64) throws -> NaivePlanAnswer {
    let plan = try inTime { study.naivePlan(rule, seed: seed, isStopped: { budget.isOver }) }
    return plan ?? NaivePlanAnswer(rule)
  }

  /// Which limit came before the gap was closed.
  ///
  /// Nil unless the answer ended at a limit; also where its ground says why.
  private func stopReason(_ answer: Answer, _ searchTime: TimeBudget) -> StopReason? {
    guard answer.status == .limit, answer.ground != .calendar else { return nil }
    if let reason = StopReason(after: searchTime, options) { return reason }
    // Without a limit a search ends early where its program would not fit into memory, or where no number lies
    // between chance and bound.
    let isWide = answer.bound - answer.chance > CommandTolerance.gap
    return isWide && answer.search.nodes == 0 ? .grid : .numbers
  }

  /// The plan and its bound: judged, searched for, or taken from GLPK's branch and cut.
  private func answer(within searchTime: TimeBudget) throws -> Answer {
    if let plan { return try study.judge(plan, options: options) }
    line?.show("making first plans")
    switch engine {
    case .search: return try study.solve(options.untimed, within: searchTime, progress: told)
    case .mip: return try study.solveByProgram(options, within: searchTime, progress: told)
    }
  }

  /// Whoever wants to know how far the search is.
  private var told: @Sendable (SearchProgress) -> Void {
    { [line, trace] in
      line?.show($0)
      trace?.add($0)
    }
  }

  /// The time of the search: a share of all, less what it takes to check and print an answer where there are thousands
  /// of worlds. That is told by how long it takes to judge a plan in which nothing is done.
  private var searchTime: TimeBudget {
    guard plan == nil, let seconds = budget.secondsLeft else { return budget }
    let began = budget.now
    _ = study.instance.judge(.empty(for: study.instance))
    let afterwards = min(seconds / 2, Self.judgements * (budget.now - began))
    return budget.limited(to: (seconds - afterwards) * searchShare)
  }

  /// As how many judgements of an idle plan a check, a report and its text take at the most.
  /// Taken generously: an answer that is not printed in time is of no use.
  private static let judgements = 20.0

  /// Of the time, for the search: the rest is for what is compared with its answer.
  ///
  /// 15 % for the rules where there are any, and 15 % of what is then left for other samples.
  private var searchShare: Double {
    (rules.isEmpty ? 1 : 0.85) * (checksSample && study.problem.uncertainty != nil ? 0.85 : 1)
  }

  /// A look at other samples may take what is left of the time, and otherwise ends by itself.
  private var sampleOptions: SearchOptions {
    var own = options
    own.timeLimit = budget.secondsLeft
    return own
  }

  /// What does not end within the time is left behind: the answer is printed without it.
  private func inTime<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) throws -> Value? {
    try Overseer.run(within: budget, grace: Self.grace, work)
  }

  /// Seconds that a comparison has for an end of its own once the time is over.
  private static let grace = 0.2
}

extension SearchOptions {
  /// The same where the time is that of the command's budget.
  fileprivate var untimed: SearchOptions {
    var options = self
    options.timeLimit = nil
    return options
  }
}
