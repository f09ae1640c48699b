/// How far a search was at a moment: what a chart of convergence is made of.
package struct TracePoint: Sendable, Equatable {
  /// Since the search began.
  package var seconds: Double
  /// Of the best plan so far.
  package var chance: Double
  /// What no plan exceeds, as far as was known.
  package var bound: Double

  package init(seconds: Double, chance: Double, bound: Double) {
    (self.seconds, self.chance, self.bound) = (seconds, chance, bound)
  }
}
