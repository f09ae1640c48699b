import Formulation
import Foundation

/// log φ ≤ level + Σ slopes·counters, at every whole-number point of a box.
struct TermCut: Sendable {
  let term: Int
  var level: Double
  /// Aligned with the term's counters; never negative.
  let slopes: [Double]
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

/// A power of φ ≤ level + Σ slopes·counters, at every whole-number point with so much done at least.
struct PowerCut: Sendable {
  /// Of the relaxation's power form.
  let pair: Int
  let level: Double
  /// Aligned with the term's counters; never negative.
  let slopes: [Double]
  /// In the measure of `Floors`.
  let least: Double
}

/// The weighted geometric mean of an atom's powers ≤ level + Σ slopes·powers.
struct MeanCut: Sendable {
  let atom: Int
  let level: Double
  /// Aligned with the atom's pairs.
  let slopes: [Double]
}

/// A lazily added row of the relaxation.
enum Cut: Sendable {
  case term(TermCut)
  case power(PowerCut)
  case mean(MeanCut)

  var level: Double {
    switch self {
    case .term(let cut): cut.level
    case .power(let cut): cut.level
    case .mean(let cut): cut.level
    }
  }

  /// Whether it holds in some nodes only.
  var isLocal: Bool {
    switch self {
    case .term(let cut): cut.box != nil
    case .power(let cut): cut.least > 0
    case .mean: false
    }
  }
}

/// How far on each term is at least, everywhere in a node: attempts where one correctness counts, hazard where at
/// least one of several kinds must be correct, 0 elsewhere.
struct Floors: Sendable {
  var least: [Double]
  /// Largest hazard that is asked for, and steps that a unit of hazard is divided into.
  static let most = 8.0
  static let steps = 16.0
}
