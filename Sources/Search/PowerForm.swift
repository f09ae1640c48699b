import Formulation
import Foundation

/// Which powers of its terms bound an atom's chance z = Π φ.
///
/// With exponents e and θ = 1/(s·e) that sum to 1 over the terms, W = z^{1/s} = Π (φ^e)^θ is a weighted geometric mean
/// of powers of φ. That is a concave function of the powers, and each power may be replaced by its concave hull
/// over whole counts. Where each φ^e is concave nothing is lost; for "at least one correct attempt" that is where
/// e ≤ 1 / (1 − φ), so that with s = 1 products of at least about 1/e are concave as they are. For s > 1, z = W^s lies below its
/// secant over a node's interval; s → ∞ is the secant of the exponential.
struct PowerForm: Sendable {
  struct Pair: Sendable {
    let atom: Int
    let term: Int
    /// Index into `PowerLadder.powers`.
    let power: Int
    /// θ
    let weight: Double
  }
  private(set) var pairs: [Pair] = []
  /// Indices of the pairs of each atom; none where it has no such form.
  private(set) var ofAtom: [[Int]]
  /// s of each atom, at least 1.
  private(set) var totals: [Double]
  /// More pairs than this would make the program too large.
  static let mostPairs = 3_000

  /// None for any atom.
  init(_ reduction: Reduction) {
    ofAtom = reduction.atoms.map { _ in [] }
    totals = reduction.atoms.map { _ in 1 }
  }

  /// Where an atom's powers are chosen.
  struct Reference: Sendable {
    /// Of the counters of each of its terms.
    var counts: [[Double]]
    /// Within which its log-chance is expected.
    var interval: (lower: Double, upper: Double)
  }

  /// Chosen so that the bound is best at the references; none for atoms without.
  init(_ reduction: Reduction, at references: [Reference?]) {
    self.init(reduction)
    let hulls = PowerHulls(reduction)
    let most = reduction.atoms.reduce(0) { $0 + $1.terms.count }
    guard reduction.atoms.count > 1, most <= Self.mostPairs else { return }
    for (index, atom) in reduction.atoms.enumerated() where !reduction.isDirect(index) {
      guard let reference = references[index] else { continue }
      let chosen = PowerChoice(reduction, hulls).choose(atom.terms, reference.counts, reference.interval)
      // What is left of the weights makes all powers flatter, and the bound good farther around.
      let spare = max(0, Int((4 * log2(1 / max(chosen.total, 1e-6))).rounded(.down)))
      let powers = chosen.powers.map { $0.map { max(0, $0 - spare) } }
      let total = max(1, powers.reduce(0) { $0 + ($1.map { 1 / PowerLadder.powers[$0] } ?? 0) })
      totals[index] = total
      for (term, power) in zip(atom.terms, powers) {
        guard let power else { continue }
        ofAtom[index].append(pairs.count)
        pairs.append(
          Pair(atom: index, term: term, power: power, weight: 1 / PowerLadder.powers[power] / total))
      }
    }
  }

  /// What is left of the weights of an atom: that of a factor 1.
  func idle(_ atom: Int) -> Double { max(0, 1 - ofAtom[atom].reduce(0) { $0 + pairs[$1].weight }) }
}

/// The secant of W^s over an interval of its logarithm.
struct PowerCurve {
  var level: Double
  var slope: Double

  init(_ total: Double, _ interval: (lower: Double, upper: Double)) {
    let upper = min(0, interval.upper)
    let (low, high) = (exp(interval.lower), exp(upper))
    let (left, right) = (exp(interval.lower / total), exp(upper / total))
    slope = right - left > 1e-13 ? (high - low) / (right - left) : total * exp(upper * (1 - 1 / total))
    level = high - slope * right
    if total == 1 { (slope, level) = (1, 0) }
  }

  func value(_ log: Double, _ total: Double) -> Double { level + slope * exp(log / total) }
}
