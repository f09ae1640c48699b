/// What a naive allocator reaches, and what it loses against the plan of the report.
package struct AllocatorRow: Sendable, Equatable {
  package var name: String
  package var chance: Double
  /// 95 %, where the chance is a mean over sampled plans.
  package var interval: ClosedRange<Double>?
  /// The difference of the chances.
  package var points: Double
  /// The ratio of the odds of failure; nil where it is undefined.
  package var odds: Double?
  package var years: Measure
  package var people: Measure
  /// Where money ran out; nil: nowhere.
  package var shortage: Shortage?

  /// A budget that could not pay for a team for which people were free and work was there.
  package struct Shortage: Sendable, Equatable {
    package var budget: String
    /// The start of the first step in which that happened.
    package var boundary: Int
    /// In how many plans, of how many: 1 of 1 where the rule writes one.
    package var plans: Int
    package var plansInAll: Int

    package init(budget: String, boundary: Int, plans: Int = 1, plansInAll: Int = 1) {
      self.budget = budget
      self.boundary = boundary
      self.plans = plans
      self.plansInAll = plansInAll
    }
  }

  /// A value that was looked for.
  package enum Measure: Sendable, Equatable {
    case value(Double)
    /// There is none.
    case none
    /// The search for it was cut short.
    case unfinished

    /// nil unless one was found.
    package var value: Double? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  package init(
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
