import Foundation
import Problems

/// Drawing a deadline, by inversion of the law as it is stated, without a grid.
extension DeadlineLaw {
  /// A deadline, in the author's time; nil: never.
  ///
  /// - Parameters: two independent uniform numbers on [0, 1); only a lognormal law uses the second.
  func draw(_ u: Double, _ v: Double, start: Double) -> Double? {
    switch self {
    // A rival is run by itself: see `RivalRun`.
    case .race: return nil
    case .points(let points, let never):
      var sum = 0.0
      for point in points {
        sum += point.share
        if u < sum { return point.moment }
      }
      // What rounding leaves over belongs to the last point where never is impossible.
      return never > 0 ? nil : points.last?.moment
    case .cumulative(let points):
      // Linear between two points, as the author's chances are read.
      var (from, below) = (start, 0.0)
      for point in points {
        if u < point.share {
          return from + (point.moment - from) * (u - below) / (point.share - below)
        }
        (from, below) = (point.moment, point.share)
      }
      return nil
    case .lognormal(let low, let high):
      // Box and Muller's normal number; 1.645 deviations on either side hold 90 %.
      let normal = (-2 * log(1 - u)).squareRoot() * cos(2 * Double.pi * v)
      let (a, b) = (log(low - start), log(high - start))
      return start + exp((a + b) / 2 + normal * (b - a) / (2 * 1.6448536269514722))
    }
  }
}
