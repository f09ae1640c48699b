import Allocation
import Answers

/// What a search for a two-stage plan found and what it proved.
package struct PolicyResult: Sendable {
  /// The best found; feasible.
  package let policy: Policy
  /// Its exact chance.
  package let chance: Double
  /// No plan that may look as this one may has a chance above this.
  package let bound: Double
  package let status: Status
  package let nodes: Int

  init(
    _ policy: Policy, _ chance: Double, bound: Double, gap: Double, isInterrupted: Bool, nodes: Int
  ) {
    self.policy = policy
    self.chance = chance
    self.bound = max(chance, min(1, bound))
    status = self.bound - chance <= gap ? .optimal : isInterrupted ? .interrupted : .limit
    self.nodes = nodes
  }
}

extension SearchOptions {
  /// The same with another gap.
  func with(gap: Double) -> SearchOptions {
    var options = self
    options.gap = gap
    return options
  }

  /// The same for a part of the work, whose time is in its budget.
  var withoutTimeLimit: SearchOptions {
    var options = self
    options.timeLimit = nil
    return options
  }
}
