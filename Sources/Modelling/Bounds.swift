/// The interval a column or a row's activity may lie in; an infinite end is no bound.
public struct Bounds: Sendable, Hashable {
  public var lower: Double
  public var upper: Double

  public init(lower: Double = -.infinity, upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
  }

  public static let free = Bounds()
  public static let nonnegative = Bounds(lower: 0)
  public static let binary = Bounds(lower: 0, upper: 1)
  public static func fixed(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }
  public static func atMost(_ value: Double) -> Bounds { Bounds(upper: value) }
  public static func atLeast(_ value: Double) -> Bounds { Bounds(lower: value) }

  /// Neither end is NaN, the lower is below plus infinity, the upper above minus infinity.
  public var isMeaningful: Bool {
    lower < .infinity && upper > -.infinity && !lower.isNaN && !upper.isNaN
  }
}
