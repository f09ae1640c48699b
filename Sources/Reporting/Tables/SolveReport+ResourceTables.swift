import Allocation
import Answers

/// What a plan does with money and people, as tables.
///
/// A row for each number, with its kind in a column: so sheets can filter and add up without knowing names.
extension SolveReport {
  /// Both ends of a span of steps.
  private func ends(_ steps: Range<Int>) -> [PlainTable.Cell] {
    [
      .number(instance.time.moment(of: steps.lowerBound)),
      .number(instance.time.moment(of: steps.upperBound)),
    ]
  }

  /// Money by budget, branches, period and whom it went to; what comes in and is kept are rows of their own.
  var moneyTable: PlainTable {
    var table = PlainTable(
      "money", header: ["budget", "branches", "from", "to", "kind", "pool", "chunk", "grant", "amount"])
    // An account for each budget and each thing that may come of the plan.
    for account in money {
      for (place, period) in account.periods.enumerated() {
        let lead = [.text(account.budget), .names(account.branches)] + ends(period.steps)
        table.rows.append(lead + [.text("in"), .empty, .empty, .empty, .number(period.income)])
        // Who gets nothing in a period has no row in it.
        for payment in account.payments where payment.amounts[place] > 0 {
          table.rows.append(
            lead + [
              .text(payment.grant == nil ? "people" : "grant"), .optional(payment.pool),
              .optional(payment.chunk),
              .optional(payment.grant), .number(payment.amounts[place]),
            ])
        }
        // At the end of the period, carried into the next.
        table.rows.append(lead + [.text("kept"), .empty, .empty, .empty, .number(period.kept)])
      }
    }
    return table
  }

  /// People by pool, branches, span of time and chunk; under no chunk those who are free.
  ///
  /// So the people of a span add up to its headcount.
  var peopleTable: PlainTable {
    var table = PlainTable(
      "people", header: ["pool", "branches", "from", "to", "headcount", "chunk", "people"])
    for one in calendar {
      for span in one.record.spans {
        let lead = [.text(one.pool), .names(one.branches)] + ends(span.steps) + [.whole(span.headcount)]
        for (bundle, people) in span.atWork.sorted(by: { $0.key < $1.key }) {
          table.rows.append(lead + [.text(instance.bundles[bundle].name), .whole(people)])
        }
        // Headcounts follow growth and grants, so that only the calendar knows who is free.
        let free = span.headcount - span.atWork.values.reduce(0, +)
        if free > 0 { table.rows.append(lead + [.empty, .whole(free)]) }
      }
    }
    return table
  }

  /// In whose place each row of the plan is carried out: a line for every run of places, from 1, that it holds.
  var placesTable: PlainTable {
    var table = PlainTable(
      "places", header: ["pool", "branches", "chunk", "copy", "from", "to", "first", "last"])
    for one in calendar {
      for seating in one.record.seatings {
        let bundle = instance.bundles[instance.types[seating.entry.type].bundle]
        let lead =
          [.text(one.pool), .names(one.branches), .text(bundle.name), .whole(seating.entry.copy + 1)]
          + ends(seating.steps)
        // Thousands who start together hold few runs of places.
        for range in seating.places {
          table.rows.append(lead + [.whole(range.lowerBound + 1), .whole(range.upperBound)])
        }
      }
    }
    return table
  }
}
