import Allocation
import Answers

/// A solved problem as tables: what its text and its JSON tell, for spreadsheets.
extension SolveReport: TabledReport {
  package static let tableNames = [
    "answer", "plan", "gates", "grants", "people", "places", "money", "worlds", "chunks", "allocators",
    "naive-plan", "naive-grants", "sample", "assumptions",
  ]

  /// All tables; what an option did not ask for is empty.
  package var tables: [PlainTable] {
    // In the order of their names above, which is that of the text.
    [
      answerTable,
      PlainTable("plan", header: PlainTable.planHeader, rows: PlainTable.lines(answer.rows(in: instance))),
      gatesTable,
      PlainTable(
        "grants", header: PlainTable.grantsHeader,
        rows: PlainTable.lines(AwardRow.rows(of: plan, in: instance))),
      peopleTable, placesTable, moneyTable, worldsTable, chunksTable, allocatorsTable,
    ] + naiveTables + [
      sampleTable, PlainTable("assumptions", header: ["assumption"], rows: assumptions.map { [.text($0)] }),
    ]
  }

  /// One row: what was asked, and what came of it. Seconds are left out, so that equal answers are equal files.
  private var answerTable: PlainTable {
    let search = answer.search
    return PlainTable(
      "answer", header: PlainTable.identityHeader + ["chance", "bound", "gap", "gap-asked", "seed"],
      rows: [
        PlainTable.identity(problem, answer.status) + [
          .number(chance), .number(bound), .number(gap), .number(search.gapAsked), .natural(search.seed),
        ]
      ])
  }

  /// By when chunks must be finished for others to start: on all branches, then on each where they differ.
  private var gatesTable: PlainTable {
    /// Lines of the gates that there are.
    func lines(_ gates: [Int?], _ branch: String?) -> [[PlainTable.Cell]] {
      Self.gates(gates, in: instance).map { [.text($0.chunk), .number($0.moment), .optional(branch)] }
    }
    let own = branches.flatMap { branch in
      lines(zip(branch.gates, commonGates).map { $1 == nil ? $0 : nil }, instance.name(of: branch))
    }
    return PlainTable("gates", header: ["chunk", "gate", "branch"], rows: lines(commonGates, nil) + own)
  }

  /// Every world at every deadline that it allows: what the chance is the sum of.
  private var worldsTable: PlainTable {
    let rows = zip(instance.worlds, evaluation.worlds).flatMap { world, judged in
      // The credence times the weight is the probability of the line; so its product with the chance adds up.
      judged.boundaries.map { boundary -> [PlainTable.Cell] in
        [
          .text(world.name), .number(world.credence), .whole(boundary.boundary),
          .number(instance.time.moment(of: boundary.boundary)), .number(boundary.weight),
          .number(boundary.chance),
        ]
      }
    }
    return PlainTable(
      "worlds", header: ["world", "credence", "boundary", "deadline", "weight", "chance"], rows: rows)
  }

  /// Each bundle alone.
  private var chunksTable: PlainTable {
    PlainTable(
      "chunks", header: ["chunk", "chance"],
      rows: zip(instance.bundles, evaluation.bundles).map { [.text($0.name), .number($1)] })
  }

  /// What naive rules lose; those that were not finished have nothing but their name.
  private var allocatorsTable: PlainTable {
    let header = [
      "allocator", "chance", "low", "high", "points", "odds", "years", "people", "short-of", "short-from",
    ]
    // `low` and `high` only where the chance is a mean over plans that were drawn.
    var rows = allocators.map { row -> [PlainTable.Cell] in
      let shortage = row.shortage
      return [.text(row.rule.rawValue), .number(row.chance)] + PlainTable.Cell.ends(row.interval) + [
        .number(row.points), .optional(row.odds), .optional(row.years.value), .optional(row.people.value),
        .optional(shortage.map { instance.problem.budgets[$0.budget].name }),
        .optional(shortage.map { instance.time.moment(of: $0.step) }),
      ]
    }
    // Whoever counts rules should see that they were tried.
    for rule in unfinishedAllocators {
      rows.append([.text(rule.rawValue)] + header.dropFirst().map { _ in PlainTable.Cell.empty })
    }
    return PlainTable("allocators", header: header, rows: rows)
  }

  /// What the naive rule would do that was to be shown.
  private var naiveTables: [PlainTable] {
    // A rule that was not finished has no plan, as one that was not asked for.
    let plan = naivePlan?.plan
    let rows = plan.map { PlanRow.rows(of: $0, in: instance) } ?? []
    let awards = plan.map { AwardRow.rows(of: $0, in: instance) } ?? []
    return [
      PlainTable("naive-plan", header: PlainTable.planHeader, rows: PlainTable.lines(rows)),
      PlainTable("naive-grants", header: PlainTable.grantsHeader, rows: PlainTable.lines(awards)),
    ]
  }

  /// How far the answer carries beyond the worlds that were drawn; no row where no number is uncertain.
  private var sampleTable: PlainTable {
    let header = [
      "samples", "seed", "fresh", "low", "high", "draws", "lead", "lead-found", "lead-at-most",
      "replications",
    ]
    // The interval is that of the chance on fresh draws; the lead of the best plan of all is bounded from one side.
    return PlainTable(
      "sample", header: header,
      rows: sample.map { sample in
        let (fresh, lead) = (sample.fresh, sample.lead)
        return [
          [.whole(sample.samples), .natural(sample.seed), .number(fresh.chance)]
            + PlainTable.Cell.ends(fresh.interval) + [
              .whole(fresh.draws), .number(lead.estimate), .number(lead.found), .number(lead.atMost),
              .whole(lead.replications),
            ]
        ]
      } ?? [])
  }
}
