import CGLPK

/// Simplex from the present basis, in slices, with fall-backs.
extension LinearProgram {
  /// Solves from the present basis: the last solve's, with slacks of rows added since as basic variables.
  ///
  /// Where GLPK fails on that basis (singular, ill-conditioned, no progress), it is tried again from an
  /// advanced and from a standard basis, with what is left of the limits. Statuses are GLPK's, within its
  /// tolerances; a proof comes from `provenUpperBound()`.
  package func solve(_ options: SimplexOptions = SimplexOptions()) throws(GLPKError) -> LinearOutcome {
    let handle = try open()
    let began = ContinuousClock.now
    var iterations = 0
    defer { work += iterations * rowCount }
    var parameters = try options.parameters()
    var answer = sg_simplex_answer()
    // Each rung costs more and fails less.
    let ladder: [Rung] = [.present, .otherMethod, .advanced, .standard]
    for (retries, rung) in ladder.enumerated() {
      try prepare(rung, &parameters)
      let most = options.iterationLimit.map { $0 - iterations } ?? iterationCap
      iterations += try walk(
        handle, options: options, parameters: &parameters, most: most, since: began, answer: &answer)
      // No answer on this basis: the next rung.
      guard let status = answer.linearStatus else { continue }
      // Without a limit of the caller's a simplex that comes to the cap cycles: another basis may do.
      if status == .iterationLimit && options.iterationLimit == nil { continue }
      return LinearOutcome(status, answer, iterations: iterations, retries: retries)
    }
    return LinearOutcome(.numericalFailure, answer, iterations: iterations, retries: ladder.count - 1)
  }

  /// More iterations than a simplex that does not cycle has been seen to need, several times over.
  var iterationCap: Int { 20_000 + 20 * (rowCount + columnCount) }

  /// Goes on from the present basis in slices, between which the caller may stop it; the iterations that it
  /// took.
  ///
  /// - Parameter most: iterations, over all slices.
  private func walk(
    _ handle: OpaquePointer, options: SimplexOptions, parameters: inout sg_simplex_options, most: Int,
    since began: ContinuousClock.Instant, answer: inout sg_simplex_answer
  ) throws(GLPKError) -> Int {
    var iterations = 0
    while true {
      // Before each slice, the first one too.
      if let mustStop = options.mustStop, mustStop() {
        answer = sg_simplex_answer()
        answer.stopped = 1
        return iterations
      }
      let left = max(0, most - iterations)
      // A slice in one call: what is asked here between slices C does not know.
      let slice = options.mustStop == nil ? left : min(left, options.iterationsBetweenPolls)
      parameters.seconds = min(options.secondsLeft(since: began), options.secondsLeft?() ?? .infinity)
      parameters.iteration_limit = Int32(clamping: slice)
      try check(sg_simplex(handle, &parameters, &answer))
      iterations += Int(answer.iterations)
      if answer.linearStatus != .iterationLimit || iterations >= most { return iterations }
    }
  }

  /// What is tried one after another: from where, and by which method.
  private enum Rung { case present, otherMethod, advanced, standard }

  /// Sets basis and parameters of a rung.
  private func prepare(_ rung: Rung, _ parameters: inout sg_simplex_options) throws(GLPKError) {
    switch rung {
    case .present: return
    case .otherMethod:
      // GLPK's own switch from dual to primal covers failures, not the want of a dual feasible basis.
      parameters.method = parameters.method == glpPrimal ? glpDual : glpPrimal
    case .advanced:
      parameters.method = glpPrimal
      try advancedBasis()
    case .standard:
      parameters.pricing = 0x11
      parameters.ratio_test = 0x11
      try standardBasis()
    }
  }
}

/// GLP_PRIMAL and GLP_DUALP: the latter goes on by primal where dual fails.
let glpPrimal: Int32 = 1
let glpDual: Int32 = 2

extension SimplexOptions {
  func secondsLeft(since began: ContinuousClock.Instant) -> Double {
    guard let timeLimit else { return .infinity }
    let spent = (ContinuousClock.now - began) / Duration.seconds(1)
    return max(0, timeLimit - spent)
  }

  /// GLPK's own numbers: pricing 0x11 is Dantzig's, 0x22 projected steepest edge; ratio test 0x11 the
  /// textbook's, 0x22 Harris's, 0x33 the long-step one of the dual simplex.
  func parameters() throws(GLPKError) -> sg_simplex_options {
    try requireRanges()
    var parameters = sg_default_simplex_options()
    parameters.method = method == .primal ? glpPrimal : glpDual
    parameters.pricing = pricing == .standard ? 0x11 : 0x22
    switch (ratioTest, method) {
    case (.standard, _): parameters.ratio_test = 0x11
    case (.longStep, .dual): parameters.ratio_test = 0x33
    default: parameters.ratio_test = 0x22
    }
    parameters.primal_tolerance = primalTolerance
    parameters.dual_tolerance = dualTolerance
    parameters.slice = Int32(clamping: iterationsBetweenPolls)
    if let cutoff { parameters.objective_lower_limit = cutoff }
    parameters.stop = stop?.pointer
    return parameters
  }

  /// GLPK aborts on options out of range.
  private func requireRanges() throws(GLPKError) {
    for (name, value) in [("primalTolerance", primalTolerance), ("dualTolerance", dualTolerance)] {
      guard value > 0 && value < 1 else { throw .badOption(name, value: value) }
    }
    guard iterationsBetweenPolls > 0 else {
      throw .badOption("iterationsBetweenPolls", value: Double(iterationsBetweenPolls))
    }
    if let iterationLimit, iterationLimit < 0 {
      throw .badOption("iterationLimit", value: Double(iterationLimit))
    }
    if let timeLimit, !(timeLimit >= 0) { throw .badOption("timeLimit", value: timeLimit) }
    if let cutoff, cutoff.isNaN { throw .badOption("cutoff", value: cutoff) }
  }
}

extension sg_simplex_answer {
  /// What GLPK's codes come to; nil: no answer, another basis may give one.
  var linearStatus: LinearOutcome.Status? {
    if stopped != 0 { return .interrupted }
    switch ReturnCode(rawValue: code) {
    case .badBounds: return .infeasible
    case .iterationLimit: return .iterationLimit
    case .timeLimit: return .timeLimit
    case .objectiveLowerLimit, .objectiveUpperLimit: return .cutOff
    case .done:
      switch status {
      case 4: return .infeasible
      case 5: return .optimal
      case 6: return .unbounded
      default: return nil
      }
    default: return nil
    }
  }
}

extension LinearOutcome {
  init(_ status: Status, _ answer: sg_simplex_answer, iterations: Int, retries: Int) {
    self.init(
      status: status, objective: answer.objective, iterations: iterations, retries: retries,
      isPrimalFeasible: answer.primal_status == 2, isDualFeasible: answer.dual_status == 2,
      code: ReturnCode(rawValue: answer.code))
  }
}
