import Foundation

/// A group of independent attempts of one chance, with both sides of it: neither is worked out from the
/// other again, since 1 − q of a q near 1 has lost its digits.
struct BernoulliGroup {
  var attempts: Int
  /// The chance of a yes, and of a no.
  var yes: Double
  var no: Double
  var logYes: Double
  var logNo: Double

  /// The only place where 1 − q is formed: the logarithms of both sides come from q.
  ///
  /// - Parameter correct: in (0, 1).
  init(correct: Double, attempts: Int) {
    self.attempts = attempts
    yes = correct
    no = 1 - correct
    logYes = log(correct)
    logNo = log1p(-correct)
  }

  private init(attempts: Int, yes: Double, no: Double, logYes: Double, logNo: Double) {
    self.attempts = attempts
    self.yes = yes
    self.no = no
    self.logYes = logYes
    self.logNo = logNo
  }

  /// Yes and no exchanged.
  var flipped: BernoulliGroup {
    BernoulliGroup(attempts: attempts, yes: no, no: yes, logYes: logNo, logNo: logYes)
  }

  /// The exponentially tilted law, in which every number k of yeses has e^{θk} times its weight, to a
  /// factor: binomial again.
  func tilted(by tilt: Double) -> BernoulliGroup {
    let (yes, no) = shares(tiltedBy: tilt)
    return BernoulliGroup(
      attempts: attempts, yes: yes, no: no, logYes: yes < 0.5 ? log(yes) : log1p(-no),
      logNo: no < 0.5 ? log(no) : log1p(-yes))
  }

  /// The chances of a yes and of a no in the tilted law, each to rounding: the logistic function of the
  /// tilted log-odds.
  func shares(tiltedBy tilt: Double) -> (yes: Double, no: Double) {
    let logit = logYes - logNo + tilt
    let rarer = exp(-abs(logit))
    let (likely, unlikely) = (1 / (1 + rarer), rarer / (1 + rarer))
    return logit > 0 ? (likely, unlikely) : (unlikely, likely)
  }

  /// log P(k yeses or more), for k above the mean: the mass at k times a falling series, Σ of ratios of
  /// neighbouring masses.
  func logUpperTail(from count: Int) -> Double {
    let odds = yes / no
    var (sum, term) = (1.0, 1.0)
    for k in count..<attempts {
      let ratio = Double(attempts - k) / Double(k + 1) * odds
      term *= ratio
      sum += term
      // Ratios fall, so what is left is less than a geometric series.
      if term * ratio < (1 - ratio) * sum * 0x1p-56 { break }
    }
    return logMass(at: count) + log(sum)
  }

  /// log P(exactly k yeses) by Loader's saddle-point expansion (2000): to rounding for any size, where
  /// differences of log-gammas lose digits as n grows.
  func logMass(at k: Int) -> Double {
    if k == 0 { return Double(attempts) * logNo }
    if k == attempts { return Double(attempts) * logYes }
    let (x, y, total) = (Double(k), Double(attempts - k), Double(attempts))
    // k − n·yes from the side that is the smaller, where less is rounded away.
    let over = yes <= no ? x - total * yes : total * no - y
    let exponent =
      Self.stirlingError(total) - Self.stirlingError(x) - Self.stirlingError(y)
      - Self.deviance(of: x, from: total * yes, excess: over)
      - Self.deviance(of: y, from: total * no, excess: -over)
    return exponent + 0.5 * (log(total / x) - log(y) - log(2 * Double.pi))
  }

  /// n·KL, the Kullback–Leibler divergence of a tilted law from this one: Σ over both sides of x log(x/m) +
  /// m − x. It is what tilting costs the exponent of a tail.
  ///
  /// - Parameter tilt: the θ ≥ 0 of the tilted law.
  func divergence(of tilted: BernoulliGroup, tilt: Double) -> Double {
    let total = Double(attempts)
    let over = total * tilted.yes * no * -expm1(-tilt)
    return Self.deviance(of: total * tilted.yes, from: total * yes, excess: over, log: tilted.logYes - logYes)
      + Self.deviance(of: total * tilted.no, from: total * no, excess: -over, log: tilted.logNo - logNo)
  }

  /// The error of Stirling's formula, log n! − log(√(2πn) (n/e)ⁿ): its asymptotic series from 16 on, where
  /// five terms are exact to rounding, a table below.
  private static func stirlingError(_ n: Double) -> Double {
    if n < 16 { return smallErrors[Int(n)] }
    let square = n * n
    return
      (1.0 / 12
      - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n
  }

  private static let smallErrors: [Double] = (0..<16).map { n in
    let n = Double(n)
    return n == 0 ? 0 : lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi)
  }

  /// x log(x/m) − (x − m), the deviance of a Poisson count x of mean m, without cancellation near x = m:
  /// there as a series in (x − m)/(x + m) (Loader 2000).
  ///
  /// - Parameters:
  ///   - over: x − m, which the caller knows to more digits.
  ///   - log: of x/m, where it is known better.
  private static func deviance(of x: Double, from m: Double, excess over: Double, log ratio: Double? = nil)
    -> Double
  {
    guard abs(over) < 0.1 * (x + m) else { return x * (ratio ?? (log(x) - log(m))) - over }
    let share = over / (x + m)
    var sum = over * share
    var term = 2 * x * share
    for j in 1..<1000 {
      term *= share * share
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }
}

/// The binomial mass by Loader's saddle-point expansion (2000): exact to rounding for any size.
package enum BinomialMass {
  /// P(Binomial(n, q) = k) for 0 ≤ k ≤ n and q in (0, 1).
  package static func at(_ k: Int, attempts n: Int, correct q: Double) -> Double {
    exp(BernoulliGroup(correct: q, attempts: n).logMass(at: k))
  }
}
