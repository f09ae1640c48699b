/// The time of a problem: equal steps of `step` years from `start` on, `steps` of them.
///
/// Boundary k lies `k·step` years after the start; step t runs from boundary t to boundary t+1.
public struct TimeGrid: Sendable, Equatable {
  /// How far a number of steps may miss a whole number and still count as that number.
  package static let tolerance = ProblemTolerance.whole

  /// The moment of boundary 0 (a year such as 2026, or 0).
  public var start: Double
  /// Years a step, above 0.
  public var step: Double
  /// Years from the start to the last moment that is looked at, above 0.
  public var horizon: Double
  /// Whether moments are shown as dates, as their author wrote them.
  public var showsDates: Bool

  /// A grid of whole years from 0 on, where nothing else is said.
  public init(start: Double = 0, step: Double = 1, horizon: Double, showsDates: Bool = false) {
    self.start = start
    self.step = step
    self.horizon = horizon
    self.showsDates = showsDates
  }

  /// T, the number of whole steps within the horizon.
  public var steps: Int { Int(saturating: horizon / step + Self.tolerance, most: 1_000_000_000) }

  /// The moment of a boundary.
  public func moment(of boundary: Int) -> Double { start + Double(boundary) * step }

  /// The last boundary at or before a moment; −1 for a moment before the start, at most T.
  package func lastBoundary(atOrBefore moment: Double) -> Int {
    let position = ((moment - start) / step + Self.tolerance).rounded(.down)
    return position < 0 ? -1 : position >= Double(steps) ? steps : Int(position)
  }

  /// Whole steps in so many years: ⌊years/δ⌋, to the grid's tolerance.
  package func wholeSteps(in years: Double) -> Int {
    Int(saturating: years / step + Self.tolerance, most: 1_000_000_000)
  }

  /// Steps until so many years are over: ⌈years/δ⌉, to the grid's tolerance; 0 or more.
  package func stepsUntil(years: Double) -> Int {
    max(0, Int(saturating: (years / step - Self.tolerance).rounded(.up), most: 1_000_000_000))
  }

  /// The first boundary at or after a moment, at least 0; T + 1 for a moment after the last boundary.
  package func firstBoundary(atOrAfter moment: Double) -> Int {
    let position = ((moment - start) / step - Self.tolerance).rounded(.up)
    return position <= 0 ? 0 : position > Double(steps) ? steps + 1 : Int(position)
  }

  /// Whole steps that `years` of uninterrupted work take, never fewer than one.
  package func length(ofYears years: Double) -> Int {
    max(1, Int(saturating: (years / step - Self.tolerance).rounded(.up), most: 1_000_000_000))
  }
}
