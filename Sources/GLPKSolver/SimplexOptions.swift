/// How `LinearProgram.solve` walks from basis to basis, and when it gives up.
///
/// The defaults are the fastest measured for re-solving after bounds were tightened or violated rows added.
/// After a change of costs, or from scratch with many infinite bounds, `primal` may be faster.
public struct SimplexOptions: Sendable {
  public enum Method: Sendable, CaseIterable {
    /// Primal simplex, both phases.
    case primal
    /// Dual simplex; where it fails or cannot become dual feasible, primal.
    case dual
  }

  public enum Pricing: Sendable { case standard, steepestEdge }
  public enum RatioTest: Sendable { case standard, harris, longStep }

  public var method: Method
  public var pricing: Pricing
  /// `longStep` is for the dual simplex alone; the primal then takes Harris's.
  public var ratioTest: RatioTest
  /// Iterations of one `solve`; nil: as many as programs of such a size have been seen to need, many times over
  /// (`LinearProgram.iterationCap`), on each basis that is tried: a simplex may cycle.
  public var iterationLimit: Int?
  /// Seconds of one `solve`; nil: no limit.
  public var timeLimit: Double?
  /// Looked at every `iterationsBetweenPolls` iterations.
  public var stop: StopFlag?
  public var iterationsBetweenPolls: Int
  /// Asked as often; once true the solve is interrupted.
  public var mustStop: (@Sendable () -> Bool)?
  /// Seconds that are left of a time that several solves share; asked as often.
  public var secondsLeft: (@Sendable () -> Double)?
  /// The dual simplex stops as soon as the optimum is known to be at or below it.
  public var cutoff: Double?
  /// Absolute and relative, on bounds and on reduced costs: 1e-7 each unless told.
  public var primalTolerance: Double
  public var dualTolerance: Double

  public init(
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
