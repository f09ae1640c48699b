/// How much one chance is above another, where neither need be known exactly.
package struct Worth: Sendable, Equatable {
  /// The best estimate.
  package var value: Double
  /// What is proven, or, where draws are behind it, what their brackets allow.
  package var range: ClosedRange<Double>
  /// 95 %, where draws are behind it.
  package var interval: ClosedRange<Double>?

  package init(value: Double, range: ClosedRange<Double>, interval: ClosedRange<Double>? = nil) {
    self.value = value
    self.range = range
    self.interval = interval
  }

  /// The difference of two brackets; where the model implies an order it is never below 0.
  ///
  /// - Parameters:
  ///   - upper: what the first reaches, and what it has at most; the same of `lower`.
  ///   - isImplied: whether the first can do whatever the other does.
  package init(
    _ upper: (least: Double, most: Double), over lower: (least: Double, most: Double), isImplied: Bool
  ) {
    let floor = isImplied ? 0 : -1.0
    func clean(_ difference: Double) -> Double {
      let value = max(floor, difference)
      // Less than what two exact chances are rounded by is nothing.
      return abs(value) < ImpliedOrders.dust ? 0 : value
    }
    let most = clean(upper.most - lower.least)
    let least = min(most, clean(upper.least - lower.most))
    value = min(most, max(least, clean(upper.least - lower.least)))
    range = least...most
  }

  /// Whether it is known to within a gap.
  package func isWithin(_ gap: Double) -> Bool {
    range.upperBound - range.lowerBound <= gap + Rung.slack
  }
}
