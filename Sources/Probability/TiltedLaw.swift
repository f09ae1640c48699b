import Foundation

/// A tail by exponential tilting (Cramér 1938): the law of a sum of groups, tilted so that its mean meets a
/// threshold above its own.
///
/// With M(θ) = E e^{θS} and f_θ the tilted law, P(S ≥ N) = M(θ) e^{−θN} Σ_{k ≥ N} e^{−θ(k−N)} f_θ(k): what
/// remains to be summed is of the order of one, so nothing underflows. log M(θ) − θN is −Σ n·KL of the
/// tilted chances from the given ones, less θ times what the tilted mean misses N by: no large terms cancel.
struct TiltedLaw {
  private let groups: [BernoulliGroup]
  /// The groups in the tilted law.
  private let tilted: [BernoulliGroup]
  private let tilt: Double
  private let count: Int

  /// - Parameter count: the threshold N, above the mean and below the number of attempts.
  init(_ groups: [BernoulliGroup], mean count: Int) {
    self.groups = groups
    self.count = count
    tilt = Self.tilt(of: groups, meeting: count)
    let tilt = tilt
    tilted = groups.map { $0.tilted(by: tilt) }
  }

  /// Tilted mean less threshold, and the tilted variance; of groups that mostly succeed only the failures are rounded.
  private static func excess(_ groups: [BernoulliGroup], _ tilt: Double, over count: Int) -> (Double, Double)
  {
    var whole = -count
    var (rest, variance) = (0.0, 0.0)
    for group in groups {
      let (yes, no) = group.shares(tiltedBy: tilt)
      let attempts = Double(group.attempts)
      variance += attempts * yes * no
      if yes <= 0.5 {
        rest += attempts * yes
      } else {
        whole += group.attempts
        rest -= attempts * no
      }
    }
    return (Double(whole) + rest, variance)
  }

  /// θ ≥ 0 at which the tilted mean is the threshold: Newton within a bracket; it need not be exact.
  private static func tilt(of groups: [BernoulliGroup], meeting count: Int) -> Double {
    // e^800 is beyond all doubles, and so are the odds that would need it.
    var (low, high, tilt) = (0.0, 800.0, 0.0)
    for _ in 0..<100 {
      let (value, slope) = excess(groups, tilt, over: count)
      if abs(value) < ProbabilityTolerance.tiltedMean { break }
      if value < 0 { low = tilt } else { high = tilt }
      let newton = tilt - value / slope
      tilt = newton > low && newton < high ? newton : (low + high) / 2
    }
    return tilt
  }

  /// log P(S ≥ N).
  var logUpperTail: Double {
    let cost = zip(groups, tilted).reduce(0) { $0 + $1.0.divergence(of: $1.1, tilt: tilt) }
    return log(weightedTail()) + tilt * Self.excess(groups, tilt, over: count).0 - cost
  }

  /// Σ_{k ≥ N} e^{−θ(k−N)} f_θ(k): all laws but the widest are convolved, and the widest enters by its
  /// weighted tails, which spares the longest convolution.
  private func weightedTail() -> Double {
    var windows = tilted.map(LawWindow.init(binomial:)).sorted { $0.weights.count < $1.weights.count }
    let widest = windows.removeLast()
    let others = windows.reduce(LawWindow(first: 0, weights: [1])) { $0.convolved(with: $1) }
    let fade = exp(-tilt)
    // tails[t] = Σ_{j ≥ t} e^{−θ(j−t)} widest(j), by place.
    var tails = widest.weights
    for place in tails.indices.dropLast().reversed() { tails[place] += fade * tails[place + 1] }
    var sum = 0.0
    for (offset, weight) in others.weights.enumerated().reversed() {
      let place = count - others.first - offset - widest.first
      // Beyond the window nothing is left.
      if place >= tails.count { continue }
      sum += weight * (place >= 0 ? tails[place] : exp(tilt * Double(place)) * tails[0])
    }
    return sum
  }
}

/// A window of a law on whole numbers: everything outside is negligible.
private struct LawWindow {
  var first: Int
  var weights: [Double]

  init(first: Int, weights: [Double]) {
    self.first = first
    self.weights = weights
  }

  /// The law of the sum; by definition, since windows are short.
  func convolved(with other: LawWindow) -> LawWindow {
    if weights.count == 1, first == 0, weights[0] == 1 { return other }
    var product = [Double](repeating: 0, count: weights.count + other.weights.count - 1)
    for (place, weight) in weights.enumerated() {
      for (offset, factor) in other.weights.enumerated() { product[place + offset] += weight * factor }
    }
    return LawWindow(first: first + other.first, weights: product)
  }

  /// The binomial law around its mode, down to `windowMass` of the mode's mass, by ratios of neighbouring
  /// masses.
  init(binomial group: BernoulliGroup) {
    let attempts = group.attempts
    let mode = min(attempts, Int(Double(attempts + 1) * group.yes))
    let peak = exp(group.logMass(at: mode))
    let odds = group.yes / group.no
    var below: [Double] = []
    var weight = peak
    var k = mode
    while k > 0, weight > peak * ProbabilityTolerance.windowMass {
      weight *= Double(k) / (Double(attempts - k + 1) * odds)
      below.append(weight)
      k -= 1
    }
    var above: [Double] = []
    weight = peak
    k = mode
    while k < attempts, weight > peak * ProbabilityTolerance.windowMass {
      weight *= Double(attempts - k) * odds / Double(k + 1)
      above.append(weight)
      k += 1
    }
    self.init(first: mode - below.count, weights: below.reversed() + [peak] + above)
  }
}
