/// Limits and switches for a solve of a whole program.
package struct SolveOptions {
  /// Seconds; nil: no limit. Kept between two subproblems, so one long linear program may overrun it.
  package var timeLimit: Double?
  /// Subproblems; nil: no limit.
  package var nodeLimit: Int?
  /// Megabytes of GLPK memory; nil: no limit.
  package var memoryLimit: Int?
  /// Relative; 0: prove optimality within GLPK's tolerances.
  package var relativeGap: Double
  /// GLPK's presolver, before the root. Not the default: version 5.0's finds a whole-number optimum for
  /// 0.5 ≤ 2x ≤ 1.5, 0 ≤ x ≤ 1, which has no whole point. A point that breaks a row is seen and the program
  /// solved again without; a bound that a wrong reduction made is not. While it works, flags are not seen.
  package var presolve: Bool
  /// Gomory's, rounding, cover and clique cuts.
  package var cuts: Bool
  /// How far a value may be from a whole number; 0 excluded.
  package var integrality: Double
  package var stop: StopFlag?
  /// Told how a tree grows, on the thread of the solve; what returns true ends it, as a raised flag does.
  package var watch: ((TreeNote) -> Bool)?

  package init(
    timeLimit: Double? = nil, nodeLimit: Int? = nil, memoryLimit: Int? = nil, relativeGap: Double = 0,
    presolve: Bool = false, cuts: Bool = false, integrality: Double = 1e-5, stop: StopFlag? = nil,
    watch: ((TreeNote) -> Bool)? = nil
  ) {
    self.timeLimit = timeLimit
    self.nodeLimit = nodeLimit
    self.memoryLimit = memoryLimit
    self.relativeGap = relativeGap
    self.presolve = presolve
    self.cuts = cuts
    self.integrality = integrality
    self.stop = stop
    self.watch = watch
  }
}

/// How far a tree has come.
package struct TreeNote {
  package let nodes: Int
  /// Over the open subproblems; nil: the root is not solved yet.
  package let bound: Double?
  /// Where a better point was just found.
  package let point: Point?

  package struct Point {
    /// As GLPK says; the values are not rounded.
    package let objective: Double
    /// One for each column.
    package let values: [Double]
  }
}
