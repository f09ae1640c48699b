import Sidereal

/// From a problem to the report on it.
struct SolveRun: Sendable {
  let study: Study
  var options: SearchOptions
  let rules: [NaiveRule]
  /// To be judged instead of looking for one.
  let plan: GivenPlan?
  let budget: TimeBudget
  /// Where it says how far it is; nil: nowhere.
  let line: ProgressLine?
  /// Whether a plan for uncertain numbers is looked at beyond its sample.
  var checksSample = true
  /// The naive rule whose plan is to be shown.
  var shown: NaiveRule?

  /// An answer that contradicts an independent look at it.
  struct Bug: Error {
    let what: Contradiction
  }

  func report() throws -> SolveReport {
    var answer = try answer()
    line?.show("checking the plan")
    if let contradiction = study.check(answer) { throw Bug(what: contradiction) }
    line?.show("comparing with naive allocators")
    let allocators = study.compare(answer, rules: rules, isStopped: patience(answer))
    if checksSample { line?.show("looking beyond the sample") }
    let sample =
      budget.isInterrupted || !checksSample
      ? nil
      : try study.sample(answer.plan, nodes: answer.search.nodes, options: sampleOptions, stop: budget.stop)
    if budget.isInterrupted { answer.status = .interrupted }
    var report = study.report(answer, allocators: allocators)
    report.stopReason = stopReason(answer)
    report.sample = sample
    report.naivePlan = shown.map {
      study.naivePlan($0, seed: answer.search.seed, isStopped: { [budget] in budget.isInterrupted })
    }
    return report
  }

  /// Which limit came before the gap was closed.
  private func stopReason(_ answer: Answer) -> StopReason? {
    guard answer.status == .limit, answer.ground == .search else { return nil }
    if budget.isLate { return .time }
    if let most = options.memoryLimit, Memory.peak >= most { return .memory }
    return .numbers
  }

  private func answer() throws -> Answer {
    switch plan {
    case .static(let plan): return try study.judge(plan, options: options)
    case .staged(let policy): return try study.judge(policy, options: options)
    case nil: break
    }
    line?.show("making first plans")
    return try study.solve(options, stop: budget.stop) { [line] in line?.show($0) }
  }

  /// A look at other samples gets a quarter of the search's time, and otherwise ends by itself.
  private var sampleOptions: SearchOptions {
    var own = options
    own.timeLimit = options.timeLimit.map { max(0.5, $0 / 4) }
    return own
  }

  /// After a search that was stopped the comparison has little time; after another one it is never cut by the
  /// clock, so that the same file always gives the same bytes.
  private func patience(_ answer: Answer) -> () -> Bool {
    guard answer.ground == .search, answer.status == .limit, let limit = options.timeLimit else {
      return { [budget] in budget.isInterrupted }
    }
    let end = budget.now + 2 + limit / 4
    return { [budget] in budget.isInterrupted || budget.now > end }
  }
}
