import Answers

/// Values as tables.
extension ValueReport: TabledReport {
  package static let tableNames = [
    "value", "values", "first", "uses", "worth-nothing", "shares", "grant-worths", "breakpoints", "learning",
    "tornado", "frontier", "bargain", "status-quo",
  ]

  /// All tables; what an option did not ask for, and what time did not suffice for, is empty.
  package var tables: [PlainTable] {
    [
      valueTable, valuesTable, firstTable, usesTable, worthNothingTable, sharesTable, grantsTable,
      breakpointsTable, learningTable, tornadoTable, frontierTable, bargainTable, statusQuoTable,
    ]
  }

  /// One row: the best chance, and how the search for it ended.
  ///
  /// With what stands for itself: what a chunk done for free, and learning everything before the start, are worth.
  private var valueTable: PlainTable {
    PlainTable(
      "value",
      header: PlainTable.identityHeader + [
        "chance", "bound", "within", "bargain-worth", "learning-worth", "gap-asked", "seed",
      ],
      rows: [
        PlainTable.identity(problem, answer.status) + [
          .number(answer.chance), .number(answer.bound), .number(answer.within),
          .optional(answer.bargain?.worthAtMost),
          .optional(answer.learning?.all?.value), .number(answer.search.gapAsked),
          .natural(answer.search.seed),
        ]
      ])
  }

  /// A part of the problem: its kind and its name.
  private func cells(_ item: ValueAnswer.Item) -> [PlainTable.Cell] {
    [.text(item.kind.rawValue), .text(item.name)]
  }

  /// What each change adds; with the proofs, all of them, in the order of the file.
  private var valuesTable: PlainTable {
    PlainTable(
      "values", header: ["of", "name", "change", "refit", "refit-bound", "keep", "proved"],
      rows: answer.values.map { value in
        cells(value.item) + [
          .text(words(value.change)), .number(value.refit), .number(value.refitBound), .number(value.keep),
          .truth(value.isProven),
        ]
      })
  }

  /// What to buy first.
  ///
  /// Every step stands on those above it: gains add up to what all of them bring.
  private var firstTable: PlainTable {
    PlainTable(
      "first", header: ["of", "name", "quantity", "award", "gain", "per-million", "times-naive"],
      rows: (answer.first ?? []).map { step in
        cells(step.item) + [
          .whole(step.quantity), .optional(step.award), .number(step.gain),
          .optional(step.perMillion), .optional(step.timesNaive),
        ]
      })
  }

  /// What every plan near the best uses, what some do, and what none does.
  private var usesTable: PlainTable {
    // Of `may` it is proved where two plans near the best are known, one with and one without.
    let rows = [("must", answer.must), ("may", answer.may), ("never", answer.never)].flatMap { use, items in
      items.map { cells($0) + [.text(use), .truth(!answer.undecided.contains($0))] }
    }
    return PlainTable("uses", header: ["of", "name", "use", "proved"], rows: rows)
  }

  /// What may be taken away.
  ///
  /// Each alone: two of them may stand in for one another.
  private var worthNothingTable: PlainTable {
    PlainTable("worth-nothing", header: ["of", "name"], rows: answer.worthNothing.map(cells))
  }

  /// Person-years of plans near the best that were found: of the best, the fewest, the most, and of the farthest.
  ///
  /// Numbers of a plan with a look are means over its branches.
  private var sharesTable: PlainTable {
    // All chunks, also those on which every plan spends the same.
    PlainTable(
      "shares", header: ["chunk", "best", "least", "most", "farthest"],
      rows: answer.shares.enumerated().map { place, share in
        [
          .text(share.chunk), .number(share.best), .number(share.least), .number(share.most),
          .optional(answer.farthest?.personYears[place]),
        ]
      })
  }

  /// What each grant is worth alone, and beside all others.
  ///
  /// Bounds say what it would be at the most, were every search driven to its end.
  private var grantsTable: PlainTable {
    PlainTable(
      "grant-worths", header: ["name", "alone", "alone-bound", "beside", "beside-bound"],
      rows: answer.grants.map { grant in
        [
          .text(grant.name), .number(grant.alone.least), .number(grant.alone.most),
          .number(grant.beside.least), .number(grant.beside.most),
        ]
      })
  }

  /// The best chance for less and more of one thing.
  ///
  /// By ascending values; what enters at the first point is all that the plan uses there.
  private var frontierTable: PlainTable {
    PlainTable(
      "frontier", header: ["of", "name", "value", "chance", "bound", "naive", "enters"],
      rows: answer.frontier.map { frontier in
        frontier.points.map { point in
          [
            .text(frontier.kind.rawValue), .text(frontier.name), .number(point.value), .number(point.chance),
            .number(point.bound), .optional(point.naive), .names(point.enters),
          ]
        }
      } ?? [])
  }

  /// All of a chunk done for free, and the deadline sooner: the chance at every price that was looked at.
  private var bargainTable: PlainTable {
    PlainTable(
      "bargain", header: ["chunk", "years-lost", "chance", "bound"],
      rows: answer.bargain.map { bargain in
        bargain.years.map { [.text(bargain.chunk), .number($0.lost), .number($0.chance), .number($0.bound)] }
      } ?? [])
  }
}
