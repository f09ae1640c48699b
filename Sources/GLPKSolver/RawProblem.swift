import CGLPK
import Modelling

/// GLPK's status numbers: GLP_FEAS, GLP_NOFEAS, GLP_OPT.
let glpFeasible: Int32 = 2
let glpNoFeasible: Int32 = 4
let glpOptimal: Int32 = 5

/// A GLPK problem that is freed when this goes out of scope. Noncopyable, because two owners would free it
/// twice.
struct RawProblem: ~Copyable {
  /// Alive as long as this is; no copy of it may outlive the scope.
  let pointer: OpaquePointer

  /// An empty problem.
  ///
  /// - Throws: `outOfMemory` where GLPK has no room for it.
  init(maximise: Bool) throws(GLPKError) {
    var created: OpaquePointer?
    try check(sg_create(maximise ? 1 : 0, &created))
    // GLPK answers so where memory ended.
    guard let created else { throw .outOfMemory(message: "no memory for a problem") }
    pointer = created
  }

  deinit { _ = sg_delete(pointer) }

  /// Fills an empty problem, columns before rows, as the guarded calls want it; whole numbers are set by the tree. Names are not passed on, since GLPK aborts
  /// on some of them.
  func load(_ program: Program) throws(GLPKError) {
    var columns = SparseBlock()
    for column in program.costs.indices {
      columns.close(Bounds(lower: program.columnLower[column], upper: program.columnUpper[column]))
    }
    // Columns without entries first, which the rows then bring.
    try check(columns.withVectors { sg_add_columns(pointer, $0, program.costs) })
    try check(program.rows.withVectors { sg_add_rows(pointer, $0) })
    try check(sg_set_objective_constant(pointer, program.objectiveConstant))
  }
}

/// What a simplex of a whole program came to.
extension sg_simplex_answer {
  /// Why it ended, in the words of whole programs: a limit, or an end of its own.
  ///
  /// The status of the point that it leaves is for who reads the point.
  var programReason: Solution.StopReason {
    // The presolver's answers come as codes, the simplex's as statuses.
    if ReturnCode(rawValue: code) == .noPrimalFeasible { return .infeasible }
    if ReturnCode(rawValue: code) == .noDualFeasible { return .infeasibleOrUnbounded }
    switch linearStatus {
    case .optimal: return .optimal
    case .infeasible: return .infeasible
    case .unbounded: return .unbounded
    case .timeLimit: return .timeLimit
    case .iterationLimit: return .iterationLimit
    case .interrupted: return .interrupted
    case .cutOff, .numericalFailure, nil: return .failed
    }
  }
}

/// What a tree of a whole program came to.
extension sg_integer_answer {
  func programReason(hasPoint: Bool) -> Solution.StopReason {
    switch ReturnCode(rawValue: code) {
    case .done:
      if status == glpNoFeasible { return .infeasible }
      return status == glpOptimal ? .optimal : .failed
    case .gapReached: return hasPoint ? .optimal : .failed
    case .noPrimalFeasible: return .infeasible
    case .noDualFeasible: return .infeasibleOrUnbounded
    case .timeLimit: return .timeLimit
    // GLPK's one code for our two reasons to end a tree.
    case .stopped: return stopped != 0 ? .interrupted : .nodeLimit
    default: return .failed
    }
  }
}

/// Why a solve ended, as far as the next step depends on it.
extension Solution.StopReason {
  /// A limit or a raised flag ended it early.
  var isLimit: Bool {
    switch self {
    case .timeLimit, .nodeLimit, .iterationLimit, .interrupted: true
    default: false
    }
  }
}

extension Program {
  /// Whether rows and columns hold at a point, in our own arithmetic and within a tolerance: a check of what
  /// GLPK's presolver made.
  func isSatisfied(by x: [Double]) -> Bool {
    for column in x.indices {
      let slack = SolverTolerance.satisfied * (1 + abs(x[column]))
      if x[column] < columnLower[column] - slack || x[column] > columnUpper[column] + slack { return false }
    }
    return (0..<rowCount).allSatisfy { row in
      var activity = 0.0
      var size = 1.0
      // The row's terms, and the size that their tolerance is relative to.
      for entry in rows.entries(row) {
        let term = rows.values[entry] * x[Int(rows.indices[entry])]
        activity += term
        size += abs(term)
      }
      let slack = SolverTolerance.satisfied * size
      return activity >= rows.lower[row] - slack && activity <= rows.upper[row] + slack
    }
  }
}
