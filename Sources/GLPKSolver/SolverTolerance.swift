/// What is allowed to GLPK's answers, and to our own arithmetic on them.
enum SolverTolerance {
  /// By how much a point may break a row or a bound, relative to the size of its terms plus one: ten times what GLPK
  /// allows itself.
  static let satisfied = 1e-6
  /// GLPK's own tolerance on the objective of a subproblem that is to beat the incumbent: its default.
  static let objective = 1e-7
  /// Coefficients below this imply no bound: the quotient by one may overflow.
  static let divisor = 1e-100
}
