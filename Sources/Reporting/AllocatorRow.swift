/// What a naive allocator reaches, and what it loses against the plan of the report.
public struct AllocatorRow: Sendable, Equatable {
  public var name: String
  public var chance: Double
  /// 95 %, where the chance is a mean over sampled plans.
  public var interval: ClosedRange<Double>?
  /// The difference of the chances.
  public var points: Double
  /// The ratio of the odds of failure; nil where it is undefined.
  public var odds: Double?
  public var years: Measure
  public var people: Measure
  /// Where money ran out; nil: nowhere.
  public var shortage: Shortage?

  /// A budget that could not pay for a team for which people were free and work was there.
  public struct Shortage: Sendable, Equatable {
    public var budget: String
    /// The start of the first step in which that happened.
    public var boundary: Int
    /// In how many plans, of how many: 1 of 1 where the rule writes one.
    public var plans: Int
    public var plansInAll: Int

    public init(budget: String, boundary: Int, plans: Int = 1, plansInAll: Int = 1) {
      self.budget = budget
      self.boundary = boundary
      self.plans = plans
      self.plansInAll = plansInAll
    }
  }

  /// A value that was looked for.
  public enum Measure: Sendable, Equatable {
    case value(Double)
    /// There is none.
    case none
    /// The search for it was cut short.
    case unfinished

    /// nil unless one was found.
    public var value: Double? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  public init(
    name: String, chance: Double, interval: ClosedRange<Double>? = nil, points: Double, odds: Double?,
    years: Measure, people: Measure, shortage: Shortage? = nil
  ) {
    self.name = name
    self.chance = chance
    self.interval = interval
    self.points = points
    self.odds = odds
    self.years = years
    self.people = people
    self.shortage = shortage
  }
}
