import Formulation
import Foundation

/// A cut: log φ ≤ level + Σ slopes·counters at every whole-number point of a box (φ itself where the term is
/// direct).
///
/// Between whole points it may cut off what the function's own concave hull would allow: that is what makes
/// it tight.
struct Cut: Sendable {
  let term: Int
  var level: Double
  /// Aligned with the term's counters; never negative.
  var slopes: [Double]
  /// The counters' bounds within which it holds; nil: in the whole reduction.
  let box: [ClosedRange<Int>]?

  /// The right side at some counts, whole or not.
  func value(at counts: [Double]) -> Double {
    zip(slopes, counts).reduce(level) { $0 + $1.0 * $1.1 }
  }

  /// Whether it may be a row of a node whose counters have these bounds.
  func holds(in ranges: [ClosedRange<Int>]) -> Bool {
    guard let box else { return true }
    return zip(box, ranges).allSatisfy { $0.lowerBound <= $1.lowerBound && $0.upperBound >= $1.upperBound }
  }
}
