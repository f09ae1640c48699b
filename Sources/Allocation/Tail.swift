import Foundation

/// P(Σ Binomial(Aᵢ, qᵢ) ≥ N), to about 1e-12 relative, in tails of any size.
///
/// The law is tilted exponentially until its mean meets the threshold, so that the sum that remains is of the
/// order of one and nothing underflows: with M(θ) = E e^{θS} and f_θ the tilted law,
/// P(S ≥ N) = M(θ) e^{−θN} Σ_{k ≥ N} e^{−θ(k−N)} f_θ(k). Where the threshold lies below the mean the same is
/// done for P(S ≤ N−1), and the answer is what is left of 1. All sums are of positive terms.
public enum Tail {
  /// So many attempts of one correctness.
  public struct Group: Hashable, Sendable {
    /// In (0, 1].
    public var correct: Double
    /// 0 or more.
    public var attempts: Int
    public init(correct: Double, attempts: Int) {
      self.correct = correct
      self.attempts = attempts
    }
  }

  /// The chance that at least `count` attempts are correct.
  public static func chance(of groups: [Group], atLeast count: Int) -> Double {
    exp(logChance(of: groups, atLeast: count))
  }

  /// Its natural logarithm; −∞ where it is impossible.
  public static func logChance(of groups: [Group], atLeast count: Int) -> Double {
    var missing = count
    var random: [Group] = []
    for group in groups where group.attempts > 0 && group.correct > 0 {
      if group.correct >= 1 {
        missing -= group.attempts
      } else if let same = random.firstIndex(where: { $0.correct == group.correct }) {
        random[same].attempts += group.attempts
      } else {
        random.append(group)
      }
    }
    if missing <= 0 { return 0 }
    let total = random.reduce(0) { $0 + $1.attempts }
    if total < missing { return -.infinity }
    if total == missing {
      return random.reduce(0) { $0 + Double($1.attempts) * log($1.correct) }
    }
    if missing == 1 {
      return log(-expm1(random.reduce(0) { $0 + Double($1.attempts) * log1p(-$1.correct) }))
    }
    let mean = random.reduce(0) { $0 + Double($1.attempts) * $1.correct }
    if Double(missing) > mean { return upper(random, total: total, from: missing) }
    // P(S ≤ N−1) is the upper tail of the incorrect attempts.
    let incorrect = random.map { Group(correct: 1 - $0.correct, attempts: $0.attempts) }
    return log1p(-exp(upper(incorrect, total: total, from: total - missing + 1)))
  }

  /// log P(S ≥ N) for N at or above the mean, and below or at the number of attempts.
  private static func upper(_ groups: [Group], total: Int, from count: Int) -> Double {
    if count > total { return -.infinity }
    if count == total { return groups.reduce(0) { $0 + Double($1.attempts) * log($1.correct) } }
    let tilt = solveTilt(groups, mean: Double(count))
    var logMoment = 0.0
    var law = Window(first: 0, weights: [1])
    for group in groups {
      logMoment += Double(group.attempts) * log1p(group.correct * expm1(tilt))
      let odds = group.correct / (1 - group.correct) * exp(tilt)
      law = law.convolved(with: .binomial(attempts: group.attempts, correct: odds / (1 + odds)))
    }
    var sum = 0.0
    for (offset, weight) in law.weights.enumerated().reversed() where law.first + offset >= count {
      sum += weight * exp(-tilt * Double(law.first + offset - count))
    }
    return logMoment - tilt * Double(count) + log(sum)
  }

  /// θ ≥ 0 at which the tilted mean is `mean`: Newton within a bracket; it need not be exact.
  private static func solveTilt(_ groups: [Group], mean: Double) -> Double {
    var low = 0.0
    var high = 800.0
    var tilt = 0.0
    for _ in 0..<60 {
      var value = -mean
      var slope = 0.0
      for group in groups {
        let odds = group.correct / (1 - group.correct) * exp(tilt)
        let share = odds.isInfinite ? 1 : odds / (1 + odds)
        value += Double(group.attempts) * share
        slope += Double(group.attempts) * share * (1 - share)
      }
      if value < 0 { low = tilt } else { high = tilt }
      if abs(value) < 1e-3 { break }
      let newton = tilt - value / slope
      tilt = newton > low && newton < high ? newton : (low + high) / 2
    }
    return tilt
  }
}

/// Part of a law on whole numbers: everything outside is negligible.
private struct Window {
  var first: Int
  var weights: [Double]

  func convolved(with other: Window) -> Window {
    if weights.count == 1, first == 0 { return other }
    var product = [Double](repeating: 0, count: weights.count + other.weights.count - 1)
    for (place, weight) in weights.enumerated() {
      for (offset, factor) in other.weights.enumerated() { product[place + offset] += weight * factor }
    }
    return Window(first: first + other.first, weights: product)
  }

  /// The binomial law around its mode, down to 1e-25 of the mode.
  static func binomial(attempts: Int, correct: Double) -> Window {
    let mode = min(attempts, Int(Double(attempts + 1) * correct))
    let peak = BinomialMass.at(mode, attempts: attempts, correct: correct)
    let odds = correct / (1 - correct)
    var below: [Double] = []
    var weight = peak
    var k = mode
    while k > 0, weight > peak * 1e-25 {
      weight *= Double(k) / (Double(attempts - k + 1) * odds)
      below.append(weight)
      k -= 1
    }
    var above: [Double] = []
    weight = peak
    k = mode
    while k < attempts, weight > peak * 1e-25 {
      weight *= Double(attempts - k) * odds / Double(k + 1)
      above.append(weight)
      k += 1
    }
    return Window(first: mode - below.count, weights: below.reversed() + [peak] + above)
  }
}

/// The binomial mass by Loader's saddle-point expansion (2000): exact to rounding for any size.
public enum BinomialMass {
  /// P(Binomial(n, q) = k) for 0 ≤ k ≤ n and q in (0, 1).
  public static func at(_ k: Int, attempts n: Int, correct q: Double) -> Double {
    if k == 0 { return exp(Double(n) * log1p(-q)) }
    if k == n { return exp(Double(n) * log(q)) }
    let (x, y, total) = (Double(k), Double(n - k), Double(n))
    let exponent =
      stirlingError(total) - stirlingError(x) - stirlingError(y) - deviance(x, total * q)
      - deviance(y, total * (1 - q))
    return exp(exponent) * (total / (2 * Double.pi * x * y)).squareRoot()
  }

  /// log n! − log(√(2πn) (n/e)ⁿ).
  private static func stirlingError(_ n: Double) -> Double {
    if n < 16 { return lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi) }
    let square = n * n
    return
      (1.0 / 12
      - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n
  }

  /// x log(x/m) + m − x without cancellation near x = m.
  private static func deviance(_ x: Double, _ m: Double) -> Double {
    guard abs(x - m) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let ratio = (x - m) / (x + m)
    var sum = (x - m) * ratio
    var term = 2 * x * ratio
    for j in 1..<1000 {
      term *= ratio * ratio
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}
