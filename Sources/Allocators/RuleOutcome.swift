import Allocation

/// What a naive rule makes of a problem, and what that costs against the best plan.
package struct RuleOutcome: Sendable, Equatable {
  package let rule: NaiveRule
  /// The chance of its plan; for `random` the mean over its plans.
  package let chance: Double
  /// `random` only: where the mean lies with 95 % confidence.
  package let interval: ClosedRange<Double>?
  /// nil for `random`, which has many.
  package let plan: Plan?
  /// P(best) − P(rule).
  package let points: Double
  /// How many times the odds of failure (1−P)/P of the best plan the rule's are; nil where that is undefined.
  package let odds: Double?
  /// By how many years the deadline, and the horizon with it, must be later for the rule, planning for that,
  /// to reach the best chance.
  package let years: Measure
  /// By what factor all headcounts must grow for the rule, planning for that, to reach the best chance.
  package let people: Measure
  /// Where money ran out; nil: nowhere.
  package let shortage: Shortage?

  /// A value that is searched for.
  package enum Measure: Sendable, Equatable {
    case value(Double)
    /// The search went through its whole grid: no such value there.
    case none
    /// The search was cut short.
    case unfinished(Unfinished)

    /// nil unless one was found.
    package var value: Double? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  /// (1−rule)/rule ÷ (1−best)/best; nil unless both chances lie strictly between 0 and 1, or only the rule is
  /// certain.
  package static func oddsRatio(rule: Double, best: Double) -> Double? {
    guard rule > 0, best > 0, best < 1 else { return nil }
    return (1 - rule) / rule * best / (1 - best)
  }
}
