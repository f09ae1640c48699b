import Allocation
import Answers

/// A ladder as tables.
extension LadderReport: TabledReport {
  package static let tableNames = [
    "ladder", "rungs", "rung-plans", "rung-grants", "worths", "caveat", "caveat-worths", "sweep", "review",
  ]

  /// All tables; those of tests that were not asked for are empty.
  package var tables: [PlainTable] {
    let caveat = CaveatTables(answer: answer.caveat)
    return [
      ladderTable, rungsTable, plansTable, grantsTable, worthsTable, caveat.rows, caveat.worths, caveat.sweep,
      reviewTable,
    ]
  }

  /// One row: how the climb ended.
  private var ladderTable: PlainTable {
    let search = answer.search
    return PlainTable(
      "ladder", header: PlainTable.identityHeader + ["gap-asked", "seed"],
      rows: [
        PlainTable.identity(problem, answer.status) + [.number(search.gapAsked), .natural(search.seed)]
      ])
  }

  /// What each rung reaches, and what that is worth against the one that it is measured from.
  private var rungsTable: PlainTable {
    // Rungs that could not be climbed have a line without a chance: their names are part of the answer.
    let rows = answer.rungs.map { rung -> [PlainTable.Cell] in
      let step = rung.step
      return [.text(rung.name.text), .optional(rung.chance), .optional(rung.bound)]
        + PlainTable.Cell.ends(rung.interval) + [
          .optional(step?.from.text), .optional(step?.points), .optional(step?.odds),
          .optional(step?.years?.value), .optional(step?.people?.value),
        ]
    }
    return PlainTable(
      "rungs",
      header: [
        "rung", "chance", "bound", "low", "high", "measured-from", "points", "odds", "years", "people",
      ],
      rows: rows)
  }

  /// The plans of those rungs that have one single plan, below each other.
  ///
  /// Rungs that know something before the start have a plan for each thing that they may know, and show none.
  private var plansTable: PlainTable {
    PlainTable(
      "rung-plans", header: ["rung"] + PlainTable.planHeader,
      rows: rows { PlainTable.lines(PlanRow.rows(of: $0.plan, in: $0.instance)) })
  }

  /// Their awards.
  private var grantsTable: PlainTable {
    PlainTable(
      "rung-grants", header: ["rung"] + PlainTable.grantsHeader,
      rows: rows { PlainTable.lines(AwardRow.rows(of: $0.plan, in: $0.instance)) })
  }

  /// Lines of every rung's plan, each behind the rung's name.
  private func rows(_ lines: (WrittenPlan) -> [[PlainTable.Cell]]) -> [[PlainTable.Cell]] {
    answer.rungs.flatMap { rung in
      (rung.plan.map(lines) ?? []).map { [.text(rung.name.text)] + $0 }
    }
  }

  /// What better information is worth: the best estimate, and what is proven, or drawn with 95 % confidence.
  private var worthsTable: PlainTable {
    let worths = answer.worths
    // Under the names that results in JSON give them.
    let named = [
      ("deadline", worths.deadline), ("world", worths.world), ("right", worths.right), ("all", worths.all),
      ("vss", worths.planning),
    ]
    return PlainTable(
      "worths", header: ["of", "value", "low", "high"],
      rows: named.map { name, worth in
        [.text(name), .optional(worth?.value)] + PlainTable.Cell.ends(worth?.interval ?? worth?.range)
      })
  }

  /// What making the plan anew is worth; no row where that was not asked for.
  private var reviewTable: PlainTable {
    PlainTable(
      "review",
      header: ["years", "runs", "static", "reviewed", "difference", "low", "high", "plans", "complete"],
      rows: answer.review.map { review in
        [
          [
            .number(review.years), .whole(review.runs), .number(review.static), .number(review.reviewed),
            .number(review.difference),
          ] + PlainTable.Cell.ends(review.interval) + [.whole(review.plans), .truth(review.isComplete)]
        ]
      } ?? [])
  }
}
