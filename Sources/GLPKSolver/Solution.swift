/// What a solve of a whole program came to: three answers that do not imply each other.
package struct Solution: Sendable, Hashable {
  /// Why it ended.
  package let reason: StopReason
  /// The best point found; nil: none. Within GLPK's tolerances, whole numbers rounded.
  package let point: Point?
  /// The objective lies nowhere beyond it (above, when maximising), says GLPK, within its tolerances. Nil:
  /// nothing is known. Infeasible programs have none.
  package let bound: Double?
  /// Subproblems of the tree; 0 for a program without whole numbers.
  package let nodes: Int
  /// What GLPK last answered.
  package let code: ReturnCode

  package struct Point: Sendable, Hashable {
    /// Recomputed from the values, constant included.
    package let objective: Double
    /// One for each column.
    package let values: [Double]
  }

  package enum StopReason: Sendable, Hashable {
    /// The point is optimal, within tolerances and the gap asked for.
    case optimal
    /// No point satisfies the program.
    case infeasible
    /// The objective improves without end.
    case unbounded
    /// One of the two; the presolver does not say which.
    case infeasibleOrUnbounded
    case timeLimit
    case nodeLimit
    case iterationLimit
    case interrupted
    /// GLPK's memory limit; nothing of the search is left.
    case memoryLimit
    /// GLPK could not; `code` says how.
    case failed
  }
}
