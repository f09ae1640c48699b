import Problems

/// A sum of doubles without any rounding: parts that do not overlap (Shewchuk 1997), the smallest first.
///
/// An expansion in his sense: every sum keeps its rounding error as a part of its own. A term costs as many
/// additions as there are parts, of which amounts of similar size need few.
struct ExactTotal {
  private var parts: [Double] = []

  mutating func add(_ term: Double) {
    var sum = term
    var kept = 0
    for part in parts {
      let (next, lost) = Self.sum(sum, part)
      if lost != 0 {
        parts[kept] = lost
        kept += 1
      }
      sum = next
    }
    parts.removeSubrange(kept...)
    parts.append(sum)
  }

  /// Adds a product, without rounding as long as nothing underflows.
  mutating func add(_ one: Double, times other: Double) {
    let product = one * other
    add((-product).addingProduct(one, other))
    add(product)
  }

  /// The parts do not overlap, so the largest has the sign.
  var isPositive: Bool { parts.last { $0 != 0 } ?? 0 > 0 }

  /// The rounded sum of two numbers, and what rounding lost: Knuth's two-sum, which needs no order of size.
  private static func sum(_ one: Double, _ other: Double) -> (Double, Double) {
    let sum = one + other
    let back = sum - one
    return (sum, (one - (sum - back)) + (other - back))
  }
}

/// Whether a plan can be paid, in exact arithmetic: Σ attempts·steps·rate ≤ income·(1 + tolerance).
struct ExactMoney {
  /// So many attempts at a rate, held from a step on.
  struct Spending {
    let rate: Double
    let attempts: Int
    let start: Int
    let length: Int
    /// Steps for which they are paid up to and including a step.
    func steps(until step: Int) -> Int { max(0, min(length, step + 1 - start)) }
  }
  let spending: [Spending]

  /// - Parameters:
  ///   - income: what had come in by then.
  ///   - spent: what was spent up to and including the step, added up in doubles.
  ///   - terms: how many numbers, none negative, were added up for it.
  /// - Returns: whether more is spent by the end of the step than the tolerance allows; equality is allowed.
  func isOverspent(_ income: Double, at step: Int, spent: Double, terms: Int) -> Bool {
    if spent == 0 { return false }
    // A sum of positive terms is right to a unit in the last place for each of them.
    let doubt = Double(terms + 8) * 0x1p-52
    let most = income * (1 + Money.Tolerance.stated.rawValue)
    if spent <= most * (1 - doubt) { return false }
    if spent > most * (1 + doubt) || !(income > 0) { return true }
    // On the scale of the income nothing overflows, and what underflows is far below the tolerance.
    let scale = -Int(income.exponent)
    func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: scale, significand: value) }
    var total = ExactTotal()
    for one in spending {
      let (times, isTooLarge) = one.attempts.multipliedReportingOverflow(by: one.steps(until: step))
      if isTooLarge { return true }
      // Whole numbers beyond 2⁵³ in two parts that are exact.
      total.add(scaled(one.rate), times: Double(times >> 32) * 0x1p32)
      total.add(scaled(one.rate), times: Double(times & 0xFFFF_FFFF))
    }
    total.add(-scaled(income))
    total.add(-scaled(income), times: Money.Tolerance.stated.rawValue)
    return total.isPositive
  }
}
