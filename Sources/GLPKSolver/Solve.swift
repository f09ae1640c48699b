import CGLPK
import Modelling

/// Creates, solves, copies out and frees, in one go on the calling thread.
///
/// Linear programs go to the primal simplex, those with whole numbers to GLPK's branch and bound.
///
/// - Throws: `GLPKError` where an option is out of range or GLPK meets a fatal error other than the memory
///   limit,
///   which is an answer.
package func solve(
  _ program: Program, _ options: SolveOptions = SolveOptions()
) throws(GLPKError) -> Solution {
  try options.requireRanges()
  do {
    let run = ProgramRun(
      program: program, options: options, problem: try RawProblem(maximise: program.sense == .maximise))
    try run.load()
    return try program.hasIntegers ? run.integer() : run.linear()
  } catch .outOfMemory {
    return Solution(reason: .memoryLimit, point: nil, bound: nil, nodes: 0, code: .failed)
  }
}

extension SolveOptions {
  func requireRanges() throws(GLPKError) {
    if let timeLimit, !(timeLimit >= 0) { throw .badOption("timeLimit", value: timeLimit) }
    if let nodeLimit, nodeLimit < 0 { throw .badOption("nodeLimit", value: Double(nodeLimit)) }
    if let memoryLimit, memoryLimit < 1 { throw .badOption("memoryLimit", value: Double(memoryLimit)) }
    guard relativeGap >= 0 && relativeGap < 1 else { throw .badOption("relativeGap", value: relativeGap) }
    guard integrality > 0 && integrality < 1 else { throw .badOption("integrality", value: integrality) }
  }
}

/// One solve of one program. Noncopyable, so that GLPK's problem is freed exactly once, on the thread that
/// made it.
private struct ProgramRun: ~Copyable {
  let program: Program
  let options: SolveOptions
  let problem: RawProblem
  let began = ContinuousClock.now

  func load() throws(GLPKError) {
    if let memoryLimit = options.memoryLimit { try check(sg_set_memory_limit(Int32(clamping: memoryLimit))) }
    try problem.load(program)
  }

  /// Seconds left; infinite without a limit.
  private var timeLeft: Double {
    guard let timeLimit = options.timeLimit else { return .infinity }
    return max(0, timeLimit - (ContinuousClock.now - began) / Duration.seconds(1))
  }

  /// By simplex, twice where the presolver leaves open what it found.
  func linear() throws(GLPKError) -> Solution {
    // A presolved run cannot be resumed, so it cannot be cut into the slices that see the flag.
    var answer = try simplex(presolve: options.presolve && options.stop == nil)
    let code = ReturnCode(rawValue: answer.code)
    // The presolver's "no dual feasible point" leaves open which of two it is.
    if code == .noDualFeasible || answer.linearStatus == nil && code != .noPrimalFeasible {
      answer = try simplex(presolve: false)
    }
    let reason = answer.programReason
    let hasPoint = reason == .optimal || reason.isLimit && answer.primal_status == glpFeasible
    let point = hasPoint ? try self.point(SG_COLUMN_PRIMALS) : nil
    return Solution(
      reason: reason, point: point, bound: reason == .optimal ? point?.objective : nil, nodes: 0,
      code: ReturnCode(rawValue: answer.code))
  }

  /// One run of the primal simplex, scaled and from an advanced basis unless the presolver sees to that.
  private func simplex(presolve: Bool) throws(GLPKError) -> sg_simplex_answer {
    var parameters = sg_default_simplex_options()
    parameters.presolve = presolve ? 1 : 0
    parameters.seconds = timeLeft
    // Iterations between two looks at the flag.
    parameters.slice = 5_000
    parameters.stop = options.stop?.pointer
    var answer = sg_simplex_answer()
    // What the presolver would do is done by hand.
    if !presolve {
      // GLP_SF_AUTO: GLPK chooses the kind of scaling.
      try check(sg_scale(problem.pointer, 0x80))
      if program.rowCount > 0 && program.columnCount > 0 { try check(sg_advanced_basis(problem.pointer)) }
    }
    try check(sg_simplex(problem.pointer, &parameters, &answer))
    return answer
  }

  /// By branch and bound, again without the presolver where that made a point that breaks a row.
  func integer() throws(GLPKError) -> Solution {
    // GLPK's presolver has been seen to make points that break rows.
    let solution = try branchAndBound(presolve: options.presolve)
    guard let point = solution.point, !program.isSatisfied(by: point.values) else { return solution }
    if options.presolve {
      let again = try branchAndBound(presolve: false)
      if again.point.map({ program.isSatisfied(by: $0.values) }) ?? true { return again }
    }
    return Solution(reason: .failed, point: nil, bound: nil, nodes: solution.nodes, code: solution.code)
  }

  /// GLPK's tree, from an optimal basis of the root unless the presolver solves that itself.
  private func branchAndBound(presolve: Bool) throws(GLPKError) -> Solution {
    try check(sg_set_kinds(problem.pointer, program.isInteger.map { $0 ? 1 : 0 }))
    if !presolve {
      let root = try simplex(presolve: false)
      let reason = root.programReason
      // Without an optimal basis of the root `glp_intopt` refuses to begin.
      if reason != .optimal {
        return Solution(
          reason: reason == .unbounded ? .infeasibleOrUnbounded : reason, point: nil, bound: nil, nodes: 0,
          code: ReturnCode(rawValue: root.code))
      }
    }
    var parameters = integerOptions(presolve: presolve)
    var answer = sg_integer_answer()
    let watcher = options.watch.map { TreeWatcher($0, columns: program.columnCount) }
    if let watcher {
      parameters.watch = TreeWatcher.callback
      parameters.context = Unmanaged.passUnretained(watcher).toOpaque()
    }
    // C holds the watcher by address while it runs.
    let status = withExtendedLifetime(watcher) { sg_intopt(problem.pointer, &parameters, &answer) }
    try check(status)
    return try solution(answer)
  }

  private func integerOptions(presolve: Bool) -> sg_integer_options {
    var parameters = sg_integer_options()
    parameters.seconds = timeLeft
    parameters.node_limit = Int32(clamping: options.nodeLimit ?? Int(Int32.max))
    parameters.relative_gap = options.relativeGap
    parameters.integrality_tolerance = options.integrality
    parameters.objective_tolerance = SolverTolerance.objective
    parameters.presolve = presolve ? 1 : 0
    parameters.cuts = options.cuts ? 1 : 0
    parameters.stop = options.stop?.pointer
    return parameters
  }

  private func solution(_ answer: sg_integer_answer) throws(GLPKError) -> Solution {
    let hasPoint = answer.status == glpFeasible || answer.status == glpOptimal
    let point = hasPoint ? try self.point(SG_MIP_COLUMNS) : nil
    let reason = answer.programReason(hasPoint: hasPoint)
    var bound: Double?
    if answer.code == 0 && reason == .optimal {
      bound = point?.objective
    } else if reason != .infeasible && answer.has_bound != 0 {
      // Subproblems that the incumbent ended are bounded by the incumbent.
      let worse: (Double, Double) -> Double = program.sense == .maximise ? { max($0, $1) } : { min($0, $1) }
      bound = worse(answer.bound, point?.objective ?? answer.bound)
    }
    return Solution(
      reason: reason, point: point, bound: bound, nodes: Int(answer.nodes),
      code: ReturnCode(rawValue: answer.code))
  }

  /// Whole numbers are rounded, and the objective is worked out anew from the rounded point.
  private func point(_ what: Int) throws(GLPKError) -> Solution.Point {
    var values = [Double](repeating: 0, count: program.columnCount)
    if !values.isEmpty { try check(sg_read(problem.pointer, Int32(what), &values)) }
    var objective = program.objectiveConstant
    for column in values.indices {
      if program.isInteger[column] { values[column].round() }
      objective += program.costs[column] * values[column]
    }
    return Solution.Point(objective: objective, values: values)
  }
}
