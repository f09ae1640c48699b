import Formulation
import Foundation

/// Chances of atoms bounded by sums over units: a product lies below a weighted mean of powers.
///
/// With shares θ of an atom's terms that add up to 1, and a reference φ̄ whose product is c̄,
///
///     Π φ ≤ c̄ Σ θ (φ / φ̄)^(1/θ)
///
/// for all φ: equal at the reference, and with the same slope there (the inequality of arithmetic and geometric
/// means). Shares are in proportion to 1 − φ̄. Where those add up to at most 1, what the right side gains by moving people
/// from one unit to another is less than what they add less and less to log φ, so that near the reference a bound by
/// prices is as good as the best plan, where secants of exp over log-chances leave something to split.
struct ProductMeans {
  /// What one term adds to the bound of one atom's chance.
  struct Part {
    let atom: Int
    /// θ, and log φ̄ − θ·log c̄.
    let share: Double
    let shift: Double

    func value(_ log: Double) -> Double {
      ProductMeans.safety * share * exp(min(ProductMeans.most, (log - shift) / share))
    }
  }

  /// For each term.
  let parts: [[Part]]
  /// Which atoms are bounded.
  let isMeant: [Bool]

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
    var isMeant = reduction.atoms.map { _ in false }
    for (index, atom) in reduction.atoms.enumerated() where !reduction.isDirect(index) && !atom.terms.isEmpty
    {
      let level = atom.terms.reduce(0) { $0 + logs[$1] }
      guard level > Self.from else { continue }
      isMeant[index] = true
      let misses = atom.terms.map { max(Self.leastMiss, -expm1(logs[$0])) }
      let sum = misses.reduce(0, +)
      for (term, miss) in zip(atom.terms, misses) {
        parts[term].append(Part(atom: index, share: miss / sum, shift: logs[term] - miss / sum * level))
      }
    }
    self.parts = parts
    self.isMeant = isMeant
  }
}
