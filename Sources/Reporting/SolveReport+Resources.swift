import Allocation
import Answers

/// What the plan of a report does with money and people, as values and as tables for programs.
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

  /// Money by budget, branch, period and whom it went to; what comes in and is kept are rows of their own.
  package var moneyTable: PlainTable {
    var table = PlainTable(
      "money", header: ["budget", "branch", "from", "to", "kind", "pool", "chunk", "grant", "amount"])
    // A row for each number, with its kind in a column: so sheets can filter and add up without knowing names.
    for account in money {
      for (place, period) in account.periods.enumerated() {
        let lead: [PlainTable.Cell] = [
          .text(account.budget), Self.cell(account.branches?.joined(separator: ", ")),
          .number(instance.time.moment(of: period.steps.lowerBound)),
          .number(instance.time.moment(of: period.steps.upperBound)),
        ]
        table.rows.append(lead + [.text("in"), .none, .none, .none, .number(period.income)])
        // Who gets nothing in a period has no row in it.
        for payment in account.payments where payment.amounts[place] > 0 {
          table.rows.append(
            lead + [
              .text(payment.grant == nil ? "people" : "grant"), Self.cell(payment.pool),
              Self.cell(payment.chunk), Self.cell(payment.grant), .number(payment.amounts[place]),
            ])
        }
        table.rows.append(lead + [.text("kept"), .none, .none, .none, .number(period.kept)])
      }
    }
    return table
  }

  /// People at work by pool, branch, span of time and chunk.
  package var calendarTable: PlainTable {
    var table = PlainTable(
      "calendar", header: ["pool", "branch", "from", "to", "headcount", "chunk", "people"])
    // Spans in which nobody works have no row.
    for one in calendar {
      for span in one.record.spans {
        let lead: [PlainTable.Cell] = [
          .text(one.pool), Self.cell(one.branches?.joined(separator: ", ")),
          .number(instance.time.moment(of: span.steps.lowerBound)),
          .number(instance.time.moment(of: span.steps.upperBound)), .whole(span.headcount),
        ]
        for (bundle, people) in span.atWork.sorted(by: { $0.key < $1.key }) {
          table.rows.append(lead + [.text(instance.bundles[bundle].name), .whole(people)])
        }
      }
    }
    return table
  }

  /// A text, or an empty cell.
  private static func cell(_ text: String?) -> PlainTable.Cell { text.map { .text($0) } ?? .none }
}
