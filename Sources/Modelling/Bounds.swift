/// The interval that a column or a row's activity may lie in; an infinite end is no bound.
///
/// Ends may cross: then nothing satisfies the program, which is an answer and no mistake of whoever made it.
package struct Bounds: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double = -.infinity, upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
  }

  /// No bound at all.
  package static let free = Bounds()
  /// What a column has where a textbook says nothing.
  package static let nonnegative = Bounds(lower: 0)
  package static let binary = Bounds(lower: 0, upper: 1)
  package static func fixed(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  package static func atMost(_ value: Double) -> Bounds { Bounds(upper: value) }
  package static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value) }

  /// Whether it is an interval of numbers: neither end is NaN, the lower is below plus infinity, the upper
  /// above minus infinity. GLPK takes NaN without a word.
  package var isMeaningful: Bool {
    lower < .infinity && upper > -.infinity && !lower.isNaN && !upper.isNaN
  }
}
