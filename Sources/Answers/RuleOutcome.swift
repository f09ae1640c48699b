import Allocation

/// What a naive rule makes of a problem, and what that costs against the best plan.
public struct RuleOutcome: Sendable, Equatable {
  /// Whose it is.
  public var rule: NaiveRule
  /// The chance of its plan, in [0, 1], for `random` the mean over its plans; and the chance lost, P(best) − P(rule).
  public var chance, points: Double
  /// Where the mean lies with 95 % confidence; nil but for `random`.
  public var interval: ClosedRange<Double>?
  /// nil for `random`, which has many.
  package var plan: Plan?
  /// How many times the odds of failure (1−P)/P of the best plan the rule's are; nil where that is undefined.
  public var odds: Double?
  /// By how many years the deadline, and the horizon with it, must be later, and by what factor (1 or more) all
  /// headcounts must grow, for the rule, planning for that, to reach the best chance.
  public var years, people: Measure
  /// Where money ran out; nil: nowhere.
  public var shortage: Shortage?

  package init(
    _ rule: NaiveRule, chance: Double, interval: ClosedRange<Double>? = nil, plan: Plan? = nil,
    points: Double,
    odds: Double?, years: Measure, people: Measure, shortage: Shortage? = nil
  ) {
    self.rule = rule
    self.chance = chance
    self.interval = interval
    self.plan = plan
    self.points = points
    self.odds = odds
    self.years = years
    self.people = people
    self.shortage = shortage
  }

  /// The result of a search for the smallest value of a grid that does something.
  public enum Measure: Sendable, Equatable {
    case value(Double)
    /// The search went through its whole grid: no such value there.
    case none
    /// The search was cut short, by time or by the work allowed.
    case unfinished

    /// nil unless one was found.
    public var value: Double? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  /// A budget that could not pay for a team for which people were free and work was there.
  public struct Shortage: Sendable, Equatable {
    /// Index into the problem's budgets; and the first step in which that happened, from 0.
    public var budget, step: Int
    /// In how many plans it did, of how many: 1 of 1 but for `random`.
    public var plans, plansInAll: Int

    package init(budget: Int, step: Int, plans: Int = 1, plansInAll: Int = 1) {
      self.budget = budget
      self.step = step
      self.plans = plans
      self.plansInAll = plansInAll
    }
  }
}
