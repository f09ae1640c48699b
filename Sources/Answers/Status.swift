/// Termination status: why work on a problem ended, and so what its numbers mean.
public enum Status: String, Sendable, CaseIterable {
  /// The bound is within the gap that was asked for.
  case optimal
  /// A limit of time, memory or nodes came first, or no search was asked for.
  case limit
  /// Somebody asked it to stop.
  case interrupted
}

/// The limit that ended a search before its gap was reached.
package enum StopReason: String, Sendable, CaseIterable {
  case time
  case memory
  /// Floating point brings the bound no closer to the chance.
  case numbers
  /// There are more choices on the grid than can be searched through.
  case grid
}

/// What a bound stands on: how its proof was made.
public enum Ground: Sendable, Equatable {
  /// The branch and bound for the best plan; rounding is allowed for.
  case search
  /// The calendar alone: deadlines before which some needed chunk cannot end. No search was asked for.
  case calendar
  /// A solver in floating point on the exact program; the bound is this much larger than what it says.
  case program(tolerance: Double)
}

/// What a search was asked for, and what it took.
public struct SearchFacts: Sendable, Equatable {
  /// Seconds of the clock, 0 or more: the only part of an answer that is not the same every time. And the absolute gap
  /// between chance and bound that was asked for, in [0, 1].
  public var seconds, gapAsked: Double
  /// Nodes of the tree whose relaxation was solved, 0 or more.
  public var nodes: Int
  /// Seed of everything that was drawn.
  public var seed: UInt64

  package init(seconds: Double, nodes: Int = 0, seed: UInt64, gapAsked: Double) {
    self.seconds = seconds
    self.nodes = nodes
    self.seed = seed
    self.gapAsked = gapAsked
  }
}
