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
  /// The best plan found; feasible.
  package let plan: Plan
  /// Its exact chance.
  package let chance: Double
  /// No plan has a chance above this.
  package let bound: Double
  package let status: SearchStatus
  /// Nodes of the tree whose relaxation was solved.
  package let nodes: Int
  /// What led to its supports, where that was asked for.
  var directions: [MultiplierHint] = []
}

/// How far a search has come.
public struct SearchProgress: Sendable {
  public let seconds: Double
  public let nodes: Int
  public let chance: Double
  public let bound: Double
}
