/// A sample's mean with its standard error, and intervals of 95 %.
package struct SampleSummary: Sendable {
  package let mean: Double
  /// Standard error of the mean; 0 for a single value.
  package let error: Double
  package let count: Int

  /// Standard errors on either side of a mean that hold 95 % of a normal law, to the digits of a table.
  package static let deviations = 1.96

  /// - Parameters:
  ///   - values: chances, or differences of chances.
  ///   - known: their mean, where it was worked out in another way.
  package init(_ values: [Double], mean known: Double? = nil) {
    count = values.count
    let number = Double(max(1, values.count))
    let mean = known ?? values.reduce(0, +) / number
    // Around the mean, in a second pass: sums of squares of raw values would cancel.
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    error = count > 1 ? (squares / (number - 1) / number).squareRoot() : 0
  }

  /// The normal interval of 95 %, cut off at 0 and 1, for means of chances.
  package var interval: ClosedRange<Double> {
    max(0, mean - Self.deviations * error)...min(1, mean + Self.deviations * error)
  }

  /// Half of a 95 % interval. Where all values agree, up to three in so many may still differ with 5 % probability (the
  /// rule of three).
  package var margin: Double {
    error > ProbabilityTolerance.noError ? Self.deviations * error : 3 / Double(max(1, count))
  }

  /// 95 %, for means in [0, 1], by the margin.
  package var marginInterval: ClosedRange<Double> { max(0, mean - margin)...min(1, mean + margin) }

  /// 95 %, for any law on [0, 1]: as `interval`, but where all draws gave the same, Wilson's score, since something rare
  /// may have been missed.
  package var cautiousInterval: ClosedRange<Double> {
    if error > ProbabilityTolerance.noSpread { return interval }
    let wilson = Wilson.interval(
      share: min(1, max(0, mean)), count: Double(max(1, count)), deviations: Normal.within95)
    return min(mean, max(0, wilson.lowerBound))...max(mean, min(1, wilson.upperBound))
  }

  /// Half of the cautious interval.
  package var halfWidth: Double { (cautiousInterval.upperBound - cautiousInterval.lowerBound) / 2 }
}

/// Wilson's score interval (1927) of a share.
package enum Wilson {
  /// May reach beyond [0, 1] by rounding.
  ///
  /// - Parameters:
  ///   - share: successes over draws, in [0, 1].
  ///   - count: draws, above 0.
  ///   - deviations: standard deviations on either side, such as `Normal.within95`.
  package static func interval(share: Double, count: Double, deviations z: Double) -> ClosedRange<Double> {
    let centre = (share + z * z / (2 * count)) / (1 + z * z / count)
    let half =
      z / (1 + z * z / count) * (share * (1 - share) / count + z * z / (4 * count * count)).squareRoot()
    return (centre - half)...(centre + half)
  }
}
