import Formulation
import Foundation

/// log φ ≤ level + Σ slopes·counters, at every whole-number point of a box.
struct Cut: Sendable {
  let term: Int
  var level: Double
  /// Aligned with the term's counters; never negative.
  var slopes: [Double]
  /// The counters' bounds within which it holds; nil: everywhere.
  let box: [ClosedRange<Int>]?

  func value(at counts: [Double]) -> Double {
    zip(slopes, counts).reduce(level) { $0 + $1.0 * $1.1 }
  }

  func holds(in ranges: [ClosedRange<Int>]) -> Bool {
    guard let box else { return true }
    return zip(box, ranges).allSatisfy { $0.lowerBound <= $1.lowerBound && $0.upperBound >= $1.upperBound }
  }
}
