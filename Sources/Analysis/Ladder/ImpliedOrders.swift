import Answers
import Probability

/// The orders of rungs that the model implies, and the look whether a ladder keeps them.
package enum ImpliedOrders {
  /// Who has at least the chance of whom.
  package static let pairs: [(upper: Rung.Name, lower: Rung.Name)] =
    [
      (.waitAndSee, .knowsTheDeadline), (.knowsTheDeadline, .static), (.waitAndSee, .knowsTheWorld),
      (.knowsTheWorld, .learnsTheWorld), (.learnsTheWorld, .static), (.waitAndSee, .static),
      (.knowsTheWorld, .static), (.static, .meanValue), (.static, .careless), (.static, .foreseen),
      (.omniscient, .knowsWhoIsRight),
      (.knowsWhoIsRight, .lasting), (.omniscient, .lasting),
    ] + NaiveRule.allCases.map { (.static, .naive($0)) }

  /// Whether the first can do whatever the other does.
  package static func imply(_ upper: Rung.Name, over lower: Rung.Name) -> Bool {
    pairs.contains { $0.upper == upper && $0.lower == lower }
  }

  /// The pairs of rungs in which the lower one is proven to have more than the upper one can have.
  ///
  /// Rungs that are missing or have no chance are passed over; of several with one name, each is looked at.
  ///
  /// - Parameter excepted: pairs that this problem does not imply.
  package static func broken(
    in rungs: [Rung], except excepted: [(upper: Rung.Name, lower: Rung.Name)] = []
  ) -> [BrokenOrder] {
    pairs.filter { pair in !excepted.contains { $0 == pair } }.flatMap { upper, lower in
      rungs.filter { $0.name == upper }.flatMap { above in
        rungs.filter { $0.name == lower }.compactMap { below in
          guard let most = above.most, let least = below.least, least > most + AnalysisTuning.order else {
            return nil
          }
          return BrokenOrder(upper: above, lower: below)
        }
      }
    }
  }

  /// The same rungs with what each order says of the others: who can do more reaches no less, and who can do less has
  /// no more.
  ///
  /// Only what is proven is passed on; nothing to or from a mean over draws.
  ///
  /// - Parameter excepted: pairs that this problem does not imply.
  package static func tightened(
    _ rungs: [Rung], except excepted: [(upper: Rung.Name, lower: Rung.Name)] = []
  ) -> [Rung] {
    var rungs = rungs
    let own = pairs.filter { pair in !excepted.contains { $0 == pair } }
    // To a fixed point: each tightening may let another pair say more, and the pairs are few.
    var isChanged = true
    while isChanged {
      isChanged = false
      for pair in own {
        guard let above = rungs.firstIndex(where: { $0.name == pair.upper && $0.interval == nil }),
          let below = rungs.firstIndex(where: { $0.name == pair.lower && $0.interval == nil })
        else { continue }
        if let upper = rungs[above].chance, let most = rungs[above].bound, let lower = rungs[below].chance,
          lower > upper, rungs[above].plan == nil
        {
          rungs[above].chance = lower
          rungs[above].bound = max(lower, most)
          isChanged = true
        }
        if let most = rungs[above].bound, let own = rungs[below].bound, let lower = rungs[below].chance,
          max(most, lower) < own
        {
          rungs[below].bound = max(most, lower)
          isChanged = true
        }
      }
    }
    return rungs
  }
}

/// A ladder that cannot be right.
package struct BrokenOrder: Sendable, CustomStringConvertible {
  /// Should have at least the chance of the other.
  package var upper: Rung
  /// Is proven to have more.
  package var lower: Rung

  package init(upper: Rung, lower: Rung) {
    self.upper = upper
    self.lower = lower
  }

  package var description: String {
    "'\(upper.name)' has at most \(upper.most ?? 1), and '\(lower.name)' at least \(lower.least ?? 0);"
      + " the first can do whatever the second does"
  }
}

extension Rung {
  /// What it surely has: an interval counts widely.
  var least: Double? {
    guard let chance, let interval else { return chance }
    return chance - (chance - interval.lowerBound) * AnalysisTuning.standardErrors / SampleSummary.deviations
  }

  /// What it has at most.
  var most: Double? {
    guard let chance, let interval else { return bound ?? chance }
    return max(
      bound ?? 0,
      chance + (interval.upperBound - chance) * AnalysisTuning.standardErrors / SampleSummary.deviations)
  }
}
