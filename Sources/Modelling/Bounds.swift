/// The interval a column or a row's activity may lie in; an infinite end is no bound.
package struct Bounds: Sendable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double = -.infinity, upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
  }

  package static let free = Bounds()
  package static let nonnegative = Bounds(lower: 0)
  package static let binary = Bounds(lower: 0, upper: 1)
  package static func fixed(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  package static func atMost(_ value: Double) -> Bounds { Bounds(upper: value) }
  package static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value) }

  /// Neither end is NaN, the lower is below plus infinity, the upper above minus infinity.
  package var isMeaningful: Bool {
    lower < .infinity && upper > -.infinity && !lower.isNaN && !upper.isNaN
  }
}
