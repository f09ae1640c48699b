import Foundation

/// A budget of work: steps that careful answers may take together, so that a second opinion never delays an
/// answer for long.
package struct CarefulWork {
  package let steps: Int
  package init(steps: Int) { self.steps = steps }
  /// About a tenth of a second.
  package static let moment = CarefulWork(steps: 1_000_000)
}

/// P(Σ Binomial(Aᵢ, qᵢ) ≥ N) in 31 digits, by sums and ratios alone: a second opinion on `PoissonBinomial`,
/// with which it shares nothing.
///
/// The law of each group is built from its mode outwards by the ratio of neighbouring masses, and laws are
/// convolved, so no logarithm or exponential is taken; nothing underflows, since every weight has an
/// exponent of its own. All terms are positive but those of one short alternating series.
package final class CarefulTail {
  /// Steps that it may still take.
  private var workLeft: Int
  /// Answers are asked for again by every plan that shares them.
  private var known: [Question: Double] = [:]

  private struct Question: Hashable {
    let groups: [PoissonBinomial.Group]
    let count: Int
  }

  /// - Parameter work: of all answers together.
  package init(_ work: CarefulWork) { workLeft = work.steps }

  /// The chance, by `PoissonBinomial` where it would take too long to say otherwise.
  package func chance(of groups: [PoissonBinomial.Group], atLeast count: Int) -> Double {
    // To remember an answer costs more than to work it out where it is one product, and no less where none is affordable.
    if count <= 1 || workLeft <= 0 { return worked(groups, atLeast: count) }
    let question = Question(groups: groups, count: count)
    if let known = known[question] { return known }
    let chance = worked(groups, atLeast: count)
    known[question] = chance
    return chance
  }

  /// Carefully where that is affordable, else by the other way.
  private func worked(_ groups: [PoissonBinomial.Group], atLeast count: Int) -> Double {
    (workLeft > 0 ? careful(groups, atLeast: count) : nil)
      ?? PoissonBinomial.chance(of: groups, atLeast: count)
  }

  /// The chance in 31 digits, rounded to a double; nil where it would take too long to say.
  package func careful(_ groups: [PoissonBinomial.Group], atLeast count: Int) -> Double? {
    var missing = count
    var merged: [Double: Int] = [:]
    // Attempts that cannot fail are counted at once; groups of one correctness are one.
    for group in groups where group.attempts > 0 && group.correct > 0 {
      if group.correct >= 1 {
        missing -= group.attempts
      } else {
        merged[group.correct, default: 0] += group.attempts
      }
    }
    if missing <= 0 { return 1 }
    if merged.values.reduce(0, +) < missing { return 0 }
    // Small groups first: the law that is convolved stays short for longest.
    let kinds = merged.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    if missing == 1 { return atLeastOne(kinds.map { ($0.key, $0.value) }) }
    if kinds.count == 1 { return upper(kinds[0].key, kinds[0].value, from: missing) }
    return convolved(kinds.map { ($0.key, $0.value) }, from: missing)
  }

  /// Takes steps off the budget, where there are as many.
  private func isAffordable(_ steps: Int) -> Bool {
    guard steps <= workLeft else {
      // The question itself costs something, too.
      workLeft -= min(workLeft, 100)
      return false
    }
    workLeft -= steps
    return true
  }

  /// 1 − Π (1 − q)ᴬ, group by group: p + p′(1 − p), both terms positive.
  private func atLeastOne(_ kinds: [(correct: Double, attempts: Int)]) -> Double? {
    guard isAffordable(100 * kinds.count) else { return nil }
    var chance = DoubleDouble(0)
    for (correct, attempts) in kinds {
      chance = chance + Self.atLeastOne(correct, attempts) * (DoubleDouble(1) - chance)
    }
    return chance.value
  }

  /// 1 − (1 − q)ᴬ: by repeated squaring, or by its series where that would cancel.
  private static func atLeastOne(_ correct: Double, _ attempts: Int) -> DoubleDouble {
    let mean = correct * Double(attempts)
    if mean > ProbabilityTolerance.seriesMean {
      var (power, rest, left) = (DoubleDouble(1), DoubleDouble(sum: 1, -correct), attempts)
      while left > 0 {
        if left & 1 == 1 { power = power * rest }
        rest = rest * rest
        left >>= 1
      }
      return DoubleDouble(1) - power
    }
    // Σ (−1)ʲ⁺¹ C(A, j) qʲ, which falls by a thousandth each time.
    var (sum, term) = (DoubleDouble(0), DoubleDouble(-1))
    for j in 1...min(attempts, 12) {
      term = term * (DoubleDouble(Double(attempts - j + 1)) * correct) / DoubleDouble(-Double(j))
      sum = sum + term
    }
    return sum
  }

  /// Of one correctness: what lies at or above the threshold beside all there is, the mass at the mode being
  /// 1. Some forty standard deviations are walked.
  private func upper(_ correct: Double, _ attempts: Int, from count: Int) -> Double? {
    let law = BinomialRatios(correct: correct, attempts: attempts)
    guard isAffordable(abs(count - law.mode) + 40 * Int(Double(attempts).squareRoot()) + 100) else {
      return nil
    }
    var (above, below) = (WideNumber.zero, WideNumber.zero)
    for step in [1, -1] {
      var (place, weight) = (law.mode, WideNumber(1))
      if step < 0 { weight = weight * law.ratio(at: &place, by: step) }
      while !weight.isZero {
        let isAbove = place >= count
        if isAbove { above = above + weight } else { below = below + weight }
        // Past the threshold and the mode weights fall for good.
        let isPast = step > 0 ? place >= count : place < count
        if isPast, weight.isBelow(ProbabilityTolerance.carefulMass, of: isAbove ? above : below) { break }
        weight = weight * law.ratio(at: &place, by: step)
      }
    }
    return (above / (above + below)).value
  }

  /// Of several: whole laws, convolved; as many steps as the product of their sizes.
  private func convolved(_ kinds: [(correct: Double, attempts: Int)], from count: Int) -> Double? {
    var law = [WideNumber(1)]
    for (correct, attempts) in kinds {
      guard isAffordable(law.count * (attempts + 1)) else { return nil }
      let own = BinomialRatios(correct: correct, attempts: attempts).weights
      var product = [WideNumber](repeating: .zero, count: law.count + attempts)
      for (place, weight) in law.enumerated() {
        for (offset, factor) in own.enumerated() {
          product[place + offset] = product[place + offset] + weight * factor
        }
      }
      law = product
    }
    let above = law[count...].reduce(.zero, +)
    return (above / law[..<count].reduce(above, +)).value
  }
}

/// A binomial law by the ratios of its neighbouring masses, which are rational in q: (n − k)/(k + 1) · q/(1
/// − q).
private struct BinomialRatios {
  let attempts: Int
  /// The largest mass, where nothing has been rounded away yet.
  let mode: Int
  private let odds: WideNumber

  init(correct: Double, attempts: Int) {
    self.attempts = attempts
    mode = min(attempts, Int(Double(attempts + 1) * correct))
    odds = WideNumber(correct) / WideNumber(DoubleDouble(sum: 1, -correct))
  }

  /// The next mass beside the one at a place, 0 beyond the ends; the place moves on.
  func ratio(at place: inout Int, by step: Int) -> WideNumber {
    defer { place += step }
    if step > 0 {
      return place < attempts
        ? WideNumber(Double(attempts - place)) * odds / WideNumber(Double(place + 1)) : .zero
    }
    return place > 0 ? WideNumber(Double(place)) / (WideNumber(Double(attempts - place + 1)) * odds) : .zero
  }

  /// Of 0 ... attempts, that of the mode being 1.
  var weights: [WideNumber] {
    var weights = [WideNumber](repeating: WideNumber(1), count: attempts + 1)
    for step in [1, -1] {
      var (place, weight) = (mode, WideNumber(1))
      while step > 0 ? place < attempts : place > 0 {
        weight = weight * ratio(at: &place, by: step)
        weights[place] = weight
      }
    }
    return weights
  }
}
