import Formulation
import Foundation

/// An overestimator of products of chances: outcomes' chances bounded by sums over units, which a Lagrangian
/// bound can take apart.
///
/// With shares θ of an outcome's terms that add up to 1, and a reference φ̄ whose product is c̄,
///
///     Π φ ≤ c̄ Σ θ (φ / φ̄)^(1/θ)
///
/// for all φ: equal at the reference, and with the same slope there (the inequality of arithmetic and
/// geometric means). Shares are in proportion to 1 − φ̄. Where those add up to at most 1, what the right
/// side gains by moving people from one unit to another is less than what they add less and less to log φ,
/// so that near the reference a bound by prices is as good as the best plan, where secants of exp over
/// log-chances leave something to split.
struct MeanOverestimator {
  /// What one term adds to the bound of one outcome's chance.
  struct Part {
    let outcome: Int
    /// θ, …
    let share: Double
    /// … and log φ̄ − θ·log c̄: then the summand is θ·exp((log φ − shift) / θ).
    let shift: Double

    /// An upper bound on the summand at a log φ, finite.
    func value(_ log: Double) -> Double {
      (1 + SearchTolerance.mean) * share * exp(min(MeanOverestimator.most, (log - shift) / share))
    }
  }

  /// For each term its parts in the outcomes that need it and are bounded.
  let parts: [[Part]]
  /// For each outcome whether its chance is bounded.
  let isBoundedByMean: [Bool]

  /// Log-chances of the reference below which means are far off: they touch at the reference alone.
  private static let from = -1.5
  /// Exponents beyond this would be too large to reckon with; what is cut off there still exceeds any
  /// chance.
  private static let most = 300.0

  /// Linearises at a reference.
  ///
  /// - Parameter logs: log φ̄ of each term.
  init(_ reduction: Reduction, reference logs: [Double]) {
    var parts: [[Part]] = reduction.terms.map { _ in [] }
    var isBoundedByMean = reduction.outcomes.map { _ in false }
    for (index, outcome) in reduction.outcomes.enumerated()
    where !reduction.isDirect(index) && !outcome.terms.isEmpty {
      let level = outcome.terms.reduce(0) { $0 + logs[$1] }
      guard level > Self.from else { continue }
      isBoundedByMean[index] = true
      let misses = outcome.terms.map { max(SearchTuning.leastMiss, -expm1(logs[$0])) }
      let sum = misses.reduce(0, +)
      for (term, miss) in zip(outcome.terms, misses) {
        parts[term].append(Part(outcome: index, share: miss / sum, shift: logs[term] - miss / sum * level))
      }
    }
    self.parts = parts
    self.isBoundedByMean = isBoundedByMean
  }
}
