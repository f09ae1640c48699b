/// What one `LinearProgram.solve` ended with.
package struct LinearOutcome: Sendable, Hashable {
  package enum Status: Sendable, Hashable {
    /// Within GLPK's tolerances; `provenUpperBound()` turns its duals into a proof.
    case optimal
    /// No point satisfies all rows and bounds, within GLPK's tolerances.
    case infeasible
    /// The objective rises without end.
    case unbounded
    /// The optimum is at or below `SimplexOptions.cutoff`.
    case cutOff
    case iterationLimit
    case timeLimit
    case interrupted
    /// Neither the given basis nor a fresh one led to an answer.
    case numericalFailure
  }

  package let status: Status
  /// c·x of the last basis; an optimum only with `optimal`.
  package let objective: Double
  /// Simplex iterations of all attempts.
  package let iterations: Int
  /// Attempts from another basis after the given one failed.
  package let retries: Int
  /// Whether the basis satisfies rows and bounds, within tolerances.
  package let isPrimalFeasible: Bool
  package let isDualFeasible: Bool
  /// What GLPK last answered.
  package let code: ReturnCode
}
