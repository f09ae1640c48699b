import Formulation
import Foundation

/// Chances of outcomes bounded by sums over units: a product lies below a weighted mean of powers.
///
/// With shares θ of an outcome's terms that add up to 1, and a reference φ̄ whose product is c̄,
///
///     Π φ ≤ c̄ Σ θ (φ / φ̄)^(1/θ)
///
/// for all φ: equal at the reference, and with the same slope there (the inequality of arithmetic and geometric
/// means). Shares are in proportion to 1 − φ̄. Where those add up to at most 1, what the right side gains by moving people
/// from one unit to another is less than what they add less and less to log φ, so that near the reference a bound by
/// prices is as good as the best plan, where secants of exp over log-chances leave something to split.
struct MeanOverestimator {
  /// What one term adds to the bound of one outcome's chance.
  struct Part {
    let outcome: Int
    /// θ, and log φ̄ − θ·log c̄.
    let share: Double
    let shift: Double

    func value(_ log: Double) -> Double {
      MeanOverestimator.safety * share * exp(min(MeanOverestimator.most, (log - shift) / share))
    }
  }

  /// For each term.
  let parts: [[Part]]
  /// Which outcomes are bounded.
  let isBoundedByMean: [Bool]

  /// Log-chances of the reference below which means are far off.
  private static let from = -1.5
  /// What counts as 1 − φ̄ at least: with less, powers would be as steep as steps.
  private static let leastMiss = 1e-3
  /// Exponents beyond this would be too large to reckon with.
  private static let most = 300.0
  /// More than rounding takes off.
  private static let safety = 1 + 1e-11

  /// - Parameter logs: log φ̄ of each term.
  init(_ reduction: Reduction, reference logs: [Double]) {
    var parts: [[Part]] = reduction.terms.map { _ in [] }
    var isBoundedByMean = reduction.outcomes.map { _ in false }
    for (index, outcome) in reduction.outcomes.enumerated()
    where !reduction.isDirect(index) && !outcome.terms.isEmpty {
      let level = outcome.terms.reduce(0) { $0 + logs[$1] }
      guard level > Self.from else { continue }
      isBoundedByMean[index] = true
      let misses = outcome.terms.map { max(Self.leastMiss, -expm1(logs[$0])) }
      let sum = misses.reduce(0, +)
      for (term, miss) in zip(outcome.terms, misses) {
        parts[term].append(Part(outcome: index, share: miss / sum, shift: logs[term] - miss / sum * level))
      }
    }
    self.parts = parts
    self.isBoundedByMean = isBoundedByMean
  }
}
