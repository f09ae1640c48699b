/// A grant: an award that may be made, money now for people later. How many are made, and when, is part of the plan.
package struct Grant: Sendable, Equatable {
  /// 1 to 200 characters, none of them a control character; no other grant's.
  package var name: String
  /// What one award costs of each budget, in file order, at the boundary of its award; 0 or more.
  package var costs: [Double]
  /// People that one award adds to pools; below 0 it takes them from there (training that moves people).
  package var adds: [Change]
  /// Years from the award to the first of these people, 0 or more; rounded up to whole steps.
  package var lag: Double
  /// Years for which they stay, above 0, rounded down to whole steps; nil: for good.
  package var lasts: Double?
  /// Awards in all, over all moments; 0 or more.
  package var most: Int
  /// Moments at which it may be awarded, at or after the start; each rounded up to a boundary.
  package var moments: [Double]

  package init(
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
  package struct Change: Sendable, Equatable {
    /// Index into `Problem.pools`.
    package var pool: Int
    /// Of one award; below 0 they leave the pool when the others come, and return when those go.
    package var people: Int
    package init(pool: Int, people: Int) {
      self.pool = pool
      self.people = people
    }
  }
}
