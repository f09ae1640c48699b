import Allocation

/// What a plan does with one budget: what comes in, whom and what it pays, and what is kept, year by year.
///
/// Amounts are in the file's own units. Kept is what carries over, so it is the sum of all that came in less all that was
/// spent until then.
package struct MoneyAnswer: Sendable, Equatable {
  /// Name of the budget.
  package var budget: String
  /// Names of the branches on which it is so; nil: on all.
  package var branches: [String]?
  /// In order of time, without a gap; years after the last movement of money are left out.
  package var periods: [Period]
  /// What each pays for in each period: people by pool and chunk, then grants.
  package var payments: [Payment]

  /// A year, or several.
  package struct Period: Sendable, Equatable {
    /// Boundaries of its start and its end.
    package var steps: Range<Int>
    /// What comes in, what goes to people and to grants, and what is left at its end.
    package var income, people, grants, kept: Double
  }
  /// One of those who are paid.
  package struct Payment: Sendable, Equatable {
    /// Names of the pool and of the chunk that its people work on; nil for a grant.
    package var pool, chunk: String?
    /// Name of the grant; nil for people.
    package var grant: String?
    /// In each period.
    package var amounts: [Double]
    /// In all of them.
    package var total: Double { amounts.reduce(0, +) }
  }

  /// The account of every budget, for everything that may come of a plan.
  ///
  /// - Parameter most: periods of each; where there are more years they are put together in groups of equally many.
  package static func accounts(of plan: Plan, in instance: Instance, atMost most: Int) -> [MoneyAnswer] {
    guard !instance.problem.budgets.isEmpty else { return [] }
    return CarriedOut.all(of: plan, in: instance).flatMap { course in
      instance.problem.budgets.indices.map { MoneyAnswer(of: $0, course, in: instance, atMost: most) }
    }
  }

  private init(of index: Int, _ course: CarriedOut, in instance: Instance, atMost most: Int) {
    let record = SpendingRecord(of: index, plan: course.plan, in: instance)
    let spans = Self.years(until: min(record.end, instance.steps), in: instance, atMost: most)
    budget = instance.problem.budgets[index].name
    branches = course.branches
    payments = record.causes.map { cause in
      let amounts = record.spent(cause, in: spans)
      return switch cause {
      case .people(let pool, let bundle):
        Payment(
          pool: instance.problem.pools[pool].name, chunk: instance.bundles[bundle].name, amounts: amounts)
      case .grant(let grant): Payment(grant: instance.problem.grants[grant].name, amounts: amounts)
      }
    }
    var kept = 0.0
    let income = record.income(in: spans)
    let all = payments
    periods = spans.indices.map { place in
      /// What some of those who are paid take in the period.
      func sum(_ isCounted: (Payment) -> Bool) -> Double {
        all.reduce(0) { isCounted($1) ? $0 + $1.amounts[place] : $0 }
      }
      let (people, grants) = (sum { $0.grant == nil }, sum { $0.grant != nil })
      kept += income[place] - people - grants
      // A plan may spend more than there is by rounding alone: that much is not owed to anybody.
      return Period(
        steps: spans[place], income: income[place], people: people, grants: grants, kept: max(0, kept))
    }
  }

  /// Years from the start on, in steps; the least equal number of years together that makes few enough.
  private static func years(until end: Int, in instance: Instance, atMost most: Int) -> [Range<Int>] {
    guard end > 0 else { return [] }
    /// Boundaries at which so many years after so many begin.
    func cuts(_ group: Int) -> [Int] {
      var cuts = [0]
      var year = group
      while let last = cuts.last, last < end {
        // A step may be longer than a year: then each step is a period.
        let next = instance.time.stepsUntil(years: Double(year))
        if next > last { cuts.append(min(next, end)) }
        year += group
      }
      return cuts
    }
    let years = max(1, Int(saturating: (Double(end) * instance.time.step).rounded(.up), most: 1_000_000_000))
    let found = cuts(max(1, (years + most - 1) / most))
    return zip(found, found.dropFirst()).map { $0..<$1 }
  }
}
