import Foundation

/// P(Σ Binomial(Aᵢ, qᵢ) ≥ N), the upper tail of a Poisson-binomial law, to about 1e-13 relative in tails of
/// any size.
///
/// Nothing is ever recomputed from 1 − q: each group carries q and 1 − q, and their logarithms. Where the
/// threshold lies at or below the mean the chance of too few correct ones is worked out instead, and the
/// answer is what that leaves of 1. All sums are of positive terms. So a chance of 1e-300 has as many digits
/// as one of 0.5.
package enum PoissonBinomial {
  /// So many attempts of one correctness, a binomial summand.
  package struct Group: Hashable, Sendable {
    /// In (0, 1].
    package var correct: Double
    /// 0 or more.
    package var attempts: Int
    package init(correct: Double, attempts: Int) {
      self.correct = correct
      self.attempts = attempts
    }
  }

  /// The chance that at least `count` attempts are correct.
  package static func chance(of groups: [Group], atLeast count: Int) -> Double {
    let need = Need(groups, atLeast: count)
    switch need.ease {
    case .certain: return 1
    case .impossible: return 0
    case .one: return Hazard.chance(need.hazard)
    case .all: return need.random.reduce(1) { $0 * pow($1.correct, Double($1.attempts)) }
    case .several: return exp(need.logChance)
    }
  }

  /// Its natural logarithm; −∞ where it is impossible.
  package static func logChance(of groups: [Group], atLeast count: Int) -> Double {
    let need = Need(groups, atLeast: count)
    switch need.ease {
    case .certain: return 0
    case .impossible: return -.infinity
    case .one: return Hazard.logChance(need.hazard)
    case .all: return need.random.reduce(0) { $0 + Double($1.attempts) * log($1.correct) }
    case .several: return need.logChance
    }
  }

  /// What is needed of attempts that can fail, once those that cannot are counted.
  private struct Need {
    /// Cases that have a closed form, and the one that has none.
    enum Ease { case certain, impossible, one, all, several }
    /// One for each correctness below 1.
    private(set) var random: [Group] = []
    private var missing: Int
    /// Attempts in `random`.
    private var total = 0

    init(_ groups: [Group], atLeast count: Int) {
      missing = count
      for group in groups where group.attempts > 0 && group.correct > 0 {
        if group.correct >= 1 {
          missing -= group.attempts
          continue
        }
        total += group.attempts
        if let same = random.firstIndex(where: { $0.correct == group.correct }) {
          random[same].attempts += group.attempts
        } else {
          random.append(group)
        }
      }
    }

    var ease: Ease {
      if missing <= 0 { return .certain }
      if missing > total { return .impossible }
      return missing == total ? .all : missing == 1 ? .one : .several
    }

    /// −ln of the chance that none is correct.
    var hazard: Double { random.reduce(0) { $0 + Double($1.attempts) * Hazard.of($1.correct) } }

    /// Where several are needed, and not all.
    var logChance: Double {
      let mean = random.reduce(0) { $0 + Double($1.attempts) * $1.correct }
      let groups = random.map { BernoulliGroup(correct: $0.correct, attempts: $0.attempts) }
      if Double(missing) > mean { return upper(groups, total: total, from: missing) }
      // Too few correct ones are enough incorrect ones.
      return Hazard.logComplement(upper(groups.map(\.flipped), total: total, from: total - missing + 1))
    }
  }

  /// log P(S ≥ N) for N above the mean, and below or at the number of attempts: a series for one group, a
  /// tilted law for several.
  private static func upper(_ groups: [BernoulliGroup], total: Int, from count: Int) -> Double {
    if count == total { return groups.reduce(0) { $0 + Double($1.attempts) * $1.logYes } }
    return groups.count == 1
      ? groups[0].logUpperTail(from: count) : TiltedLaw(groups, mean: count).logUpperTail
  }
}

/// Hazards: −ln(1 − q), which adds up over attempts on one chunk, and what it says about chances.
package enum Hazard {
  /// Of a correctness in [0, 1]; infinite where an attempt cannot fail.
  package static func of(_ correct: Double) -> Double { correct >= 1 ? .infinity : -log1p(-correct) }

  /// 1 − e^{−h}: the chance of at least one correct attempt.
  package static func chance(_ hazard: Double) -> Double { -expm1(-hazard) }

  /// log(1 − e^{−h}), to rounding for hazards of any size; −∞ for none.
  package static func logChance(_ hazard: Double) -> Double { logComplement(-hazard) }

  /// log(1 − eˣ) for x ≤ 0, to rounding (Mächler 2012): by expm1 near 0, by log1p below −ln 2.
  package static func logComplement(_ log: Double) -> Double {
    log > -0.6931471805599453 ? Foundation.log(-expm1(log)) : log1p(-exp(log))
  }
}
