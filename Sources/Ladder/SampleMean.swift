/// A mean with its standard error.
struct SampleMean {
  let mean: Double
  /// Standard error.
  let error: Double
  private let count: Int

  /// - Parameter values: at least one; differences of chances, or chances.
  init(_ values: [Double]) {
    count = values.count
    let number = Double(max(1, values.count))
    let mean = values.reduce(0, +) / number
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    error = count > 1 ? (squares / (number - 1) / number).squareRoot() : 0
  }

  /// Half of a 95 % interval. Where all values agree, up to three in so many may still differ with 5 % probability (the
  /// rule of three).
  var margin: Double { error > 1e-15 ? 1.96 * error : 3 / Double(max(1, count)) }

  /// 95 %, for means in [0, 1].
  var interval: ClosedRange<Double> { max(0, mean - margin)...min(1, mean + margin) }
}
