import Allocation
import Answers

/// What a search found and what it proved.
package struct SearchResult: Sendable {
  /// The best plan found; feasible. It has a look where somebody was to learn the world.
  package let plan: Plan
  /// Its exact chance.
  package let chance: Double
  /// No plan that may look as this one may has a chance above this.
  package let bound: Double
  package let status: Status
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
  /// Since it began.
  public let seconds: Double
  /// Nodes of the tree so far.
  public let nodes: Int
  /// Of the best plan so far; and what no plan exceeds. Both in [0, 1].
  public let chance, bound: Double
}
