import Allocation
import Probability

/// log φ of a unit as a function of how many attempts of each correctness have ended.
///
/// It never falls with a count. Whether it is concave decides how it is bounded: secants are exact where one
/// linear form decides, hulls over whole counts are needed where several correctnesses meet.
package struct TermFunction: Sendable, Hashable {
  /// How credit is counted.
  package enum Kind: Sendable, Hashable {
    /// At least so many correct attempts.
    case pooled(Int)
    /// So many copies, each in need of a correct attempt; attempts dealt in turn. One correctness only.
    case dealt(Int)
    /// The same with several correctnesses, where no dealing is best at every deadline at once: an upper bound
    /// on log φ, what equal shares of everything would give each copy.
    case spread(Int)
  }
  package let kind: Kind
  /// Distinct, aligned with a term's counters.
  package let correct: [Double]

  /// Attempts without which φ is 0.
  package var threshold: Int {
    switch kind {
    case .pooled(let count), .dealt(let count), .spread(let count): count
    }
  }

  /// One linear form of the counters decides: log φ is concave in it.
  package var isConcave: Bool { correct.count == 1 || threshold == 1 }

  /// The value is a bound on log φ, not log φ itself.
  package var isBound: Bool { if case .spread = kind { true } else { false } }

  /// log φ at whole counts; −∞ where φ is 0.
  ///
  /// - Parameter counts: 0 or more, aligned with `correct`.
  package func value(_ counts: [Int]) -> Double {
    switch kind {
    case .pooled(let count):
      return PoissonBinomial.logChance(
        of: zip(correct, counts).map { PoissonBinomial.Group(correct: $0, attempts: $1) }, atLeast: count)
    case .dealt(let copies):
      let (each, extra) = counts[0].quotientAndRemainder(dividingBy: copies)
      if each == 0 { return -.infinity }
      return Double(extra) * Self.atLeastOne(correct[0], each + 1)
        + Double(copies - extra) * Self.atLeastOne(correct[0], each)
    case .spread(let copies): return spread(counts, over: copies)
    }
  }

  /// A copy with an attempt that cannot fail is certain; the others share the hazard of the rest equally, which
  /// is best since log(1 − e^{−h}) is concave.
  private func spread(_ counts: [Int], over copies: Int) -> Double {
    if counts.reduce(0, +) < copies { return -.infinity }
    var (open, hazard) = (copies, 0.0)
    for (rate, count) in zip(hazards, counts) {
      if rate.isFinite { hazard += rate * Double(count) } else { open -= count }
    }
    return open <= 0 ? 0 : Double(open) * Hazard.logChance(hazard / Double(open))
  }

  /// log(1 − (1−q)ᵃ).
  private static func atLeastOne(_ correct: Double, _ attempts: Int) -> Double {
    Hazard.logChance(Double(attempts) * Hazard.of(correct))
  }

  /// −ln(1−q) of each correctness; infinite where an attempt cannot fail.
  package var hazards: [Double] { correct.map(Hazard.of) }
}
