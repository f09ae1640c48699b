/// What one `LinearProgram.solve` ended with.
public struct LinearOutcome: Sendable, Hashable {
  public enum Status: Sendable, Hashable {
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

  public let status: Status
  /// c·x of the last basis; an optimum only with `optimal`.
  public let objective: Double
  /// Simplex iterations of all attempts.
  public let iterations: Int
  /// Attempts from another basis after the given one failed.
  public let retries: Int
  /// Whether the basis satisfies rows and bounds, within tolerances.
  public let isPrimalFeasible: Bool
  public let isDualFeasible: Bool
  /// What GLPK last answered.
  public let code: ReturnCode
}
