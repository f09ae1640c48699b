import Allocation

/// Why a search ended.
package enum SearchStatus: String, Sendable {
  /// The bound is within the gap that was asked for.
  case optimal
  /// A limit of time, memory or nodes was reached first.
  case limit
  /// Somebody asked it to stop.
  case interrupted
}

/// What a search found and what it proved.
package struct SearchResult: Sendable {
  /// The best plan found; feasible. It has a look where somebody was to learn the world.
  package let plan: Plan
  /// Its exact chance.
  package let chance: Double
  /// No plan that may look as this one may has a chance above this.
  package let bound: Double
  package let status: SearchStatus
  /// Nodes of the tree whose relaxation was solved.
  package let nodes: Int
  /// What led to its supports, where that was asked for.
  var directions: [MultiplierHint] = []

  /// - Parameters:
  ///   - chance: exact; the bound is no less.
  ///   - gap: the one that was asked for.
  ///   - mayBeOptimal: false where a plan is not to be called so however near the bound is: something may be left in
  ///     it that adds nothing, or nobody looked for another.
  package init(
    _ plan: Plan, chance: Double, bound: Double, nodes: Int, gap: Double, isInterrupted: Bool,
    mayBeOptimal: Bool = true
  ) {
    self.plan = plan
    self.chance = chance
    self.bound = max(chance, min(1, bound))
    self.nodes = nodes
    let isClosed = mayBeOptimal && self.bound - chance <= gap
    status = isClosed ? .optimal : isInterrupted ? .interrupted : .limit
  }
}

/// How far a search has come.
public struct SearchProgress: Sendable {
  public let seconds: Double
  public let nodes: Int
  public let chance: Double
  public let bound: Double
}
