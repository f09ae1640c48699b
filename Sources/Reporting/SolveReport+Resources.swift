import Allocation
import Answers

/// What the plan of a report does with money and people, as values.
extension SolveReport {
  /// Periods that an account has at most where programs read it.
  ///
  /// Grids may have 100,000 steps, of which nobody wants a row each; most files have fewer years than this.
  private static let mostPeriods = 400

  /// The account of every budget.
  ///
  /// By year; a text puts years together, since it has room for a dozen.
  package var money: [MoneyAnswer] {
    MoneyAnswer.accounts(of: plan, in: instance, atMost: Self.mostPeriods)
  }

  /// The calendar of every pool.
  ///
  /// One for all that may come of the plan: branches that do the same share theirs.
  package var calendar: [CalendarAnswer] { CalendarAnswer.calendars(of: plan, in: instance) }
}
