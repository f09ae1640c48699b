/// An award that may be made: money now, people later. How many are made, and when, is part of the plan.
public struct Grant: Sendable, Equatable {
  public var name: String
  /// What one award costs of each budget, in file order, at the boundary of its award; 0 or more.
  public var costs: [Double]
  /// People that one award adds to pools; below 0 it takes them from there (training that moves people).
  public var adds: [Change]
  /// Years from the award to the first of these people, 0 or more; rounded up to whole steps.
  public var lag: Double
  /// Years for which they stay, above 0, rounded down to whole steps; nil: for good.
  public var lasts: Double?
  /// Awards in all, over all moments; 0 or more.
  public var most: Int
  /// Moments at which it may be awarded, at or after the start; each rounded up to a boundary.
  public var moments: [Double]

  public init(
    name: String, costs: [Double] = [], adds: [Change], lag: Double = 0, lasts: Double? = nil, most: Int = 1,
    moments: [Double]
  ) {
    self.name = name
    self.costs = costs
    self.adds = adds
    self.lag = lag
    self.lasts = lasts
    self.most = most
    self.moments = moments
  }

  /// So many people more, or fewer, in a pool.
  public struct Change: Sendable, Equatable {
    /// Index into `Problem.pools`.
    public var pool: Int
    public var people: Int
    public init(pool: Int, people: Int) {
      self.pool = pool
      self.people = people
    }
  }
}
