extension Int {
  /// The whole number at or below a value, at most so many in size; 0 for what is no number. `Int(_:)` would
  /// end the process.
  package init(saturating value: Double, most: Int = 1_000_000_000_000_000) {
    self = value.isNaN ? 0 : Int(Swift.max(-Double(most), Swift.min(Double(most), value)).rounded(.down))
  }

  /// The product, or the nearest number where it is beyond all.
  package func timesSaturating(_ other: Int) -> Int {
    let (product, isTooLarge) = multipliedReportingOverflow(by: other)
    return !isTooLarge ? product : (self < 0) == (other < 0) ? .max : .min
  }
}
