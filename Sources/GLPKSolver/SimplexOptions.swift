/// How `LinearProgram.solve` walks from basis to basis, and when it gives up.
///
/// The defaults are the fastest measured for re-solving after bounds were tightened or violated rows added.
/// After a change of costs, or from scratch with many infinite bounds, `primal` may be faster.
package struct SimplexOptions: Sendable {
  package enum Method: Sendable, CaseIterable {
    /// Primal simplex, both phases.
    case primal
    /// Dual simplex; where it fails or cannot become dual feasible, primal.
    case dual
  }

  package enum Pricing: Sendable { case standard, steepestEdge }
  package enum RatioTest: Sendable { case standard, harris, longStep }

  package var method: Method
  package var pricing: Pricing
  /// `longStep` is for the dual simplex alone; the primal then takes Harris's.
  package var ratioTest: RatioTest
  /// Iterations of one `solve`; nil: as many as programs of such a size have been seen to need, many times over
  /// (`LinearProgram.iterationCap`), on each basis that is tried: a simplex may cycle.
  package var iterationLimit: Int?
  /// Seconds of one `solve`; nil: no limit.
  package var timeLimit: Double?
  /// Looked at every `iterationsBetweenPolls` iterations.
  package var stop: StopFlag?
  package var iterationsBetweenPolls: Int
  /// Asked as often; once true the solve is interrupted.
  package var mustStop: (@Sendable () -> Bool)?
  /// Seconds that are left of a time that several solves share; asked as often.
  package var secondsLeft: (@Sendable () -> Double)?
  /// The dual simplex stops as soon as the optimum is known to be at or below it.
  package var cutoff: Double?
  /// Absolute and relative, on bounds and on reduced costs: 1e-7 each unless told.
  package var primalTolerance: Double
  package var dualTolerance: Double

  package init(
    method: Method = .dual, pricing: Pricing = .steepestEdge, ratioTest: RatioTest = .longStep,
    iterationLimit: Int? = nil, timeLimit: Double? = nil, stop: StopFlag? = nil,
    iterationsBetweenPolls: Int = 5_000, cutoff: Double? = nil, primalTolerance: Double = 1e-7,
    dualTolerance: Double = 1e-7
  ) {
    self.method = method
    self.pricing = pricing
    self.ratioTest = ratioTest
    self.iterationLimit = iterationLimit
    self.timeLimit = timeLimit
    self.stop = stop
    self.iterationsBetweenPolls = iterationsBetweenPolls
    self.cutoff = cutoff
    self.primalTolerance = primalTolerance
    self.dualTolerance = dualTolerance
  }
}
