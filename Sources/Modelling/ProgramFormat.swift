/// File formats of linear programs that other solvers read.
public enum ProgramFormat: String, Sendable, CaseIterable {
  /// Free MPS. It knows no direction of optimisation: a maximum is written as the minimum of minus the objective.
  case mps
  /// The LP format of CPLEX.
  case lp
}
