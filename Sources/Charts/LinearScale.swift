/// The straight map from values to places on the paper, and back.
package struct LinearScale: Sendable, Equatable {
  /// The values that are shown; never a single one.
  package let domain: ClosedRange<Double>
  /// Where the domain begins and ends on the paper; the end may lie before the beginning, as upwards it does.
  package let (start, end): (Double, Double)

  /// - Parameter domain: one of a single value is widened upwards, so that the value has a place.
  package init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    let isSingle = domain.lowerBound == domain.upperBound
    self.domain = isSingle ? domain.lowerBound...(domain.lowerBound + max(1, abs(domain.lowerBound))) : domain
    (self.start, self.end) = (start, end)
  }

  /// Where a value lies; values beyond the domain lie beyond its ends.
  package func place(of value: Double) -> Double {
    start + (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound) * (end - start)
  }

  /// Which value lies at a place: what a reader of the axis does.
  package func value(at place: Double) -> Double {
    domain.lowerBound + (place - start) / (end - start) * (domain.upperBound - domain.lowerBound)
  }

  /// The same without what lies beyond the ends.
  package func clamped(_ value: Double) -> Double {
    place(of: min(max(value, domain.lowerBound), domain.upperBound))
  }

  /// How long the paper's side is.
  package var length: Double { abs(end - start) }
}
