import Answers

/// The test of the caveat as tables: the rows of the file's own problem, then those of every value of a sweep.
struct CaveatTables {
  /// Nil where there was none: then the tables are empty.
  let answer: CaveatAnswer?

  /// What was swept and its value; empty for the problem as the file states it.
  private static let point = ["key", "value", "of"]
  /// What tells one row of the test from the others at the same point.
  private static let row = ["allocator", "error", "misdirected"]

  /// All rows with the cells of their points.
  private var all: [(lead: [PlainTable.Cell], row: CaveatAnswer.Row)] {
    guard let answer else { return [] }
    // The file's own value of what is swept may be among those of the sweep, too: both are told.
    let own: [PlainTable.Cell] = [.empty, .empty, .empty]
    return answer.rows.map { (own, $0) }
      + answer.sweep.flatMap { point in
        point.rows.map { (lead(point, of: answer), $0) }
      }
  }

  /// What was swept, and its value: itself, or a share of what the file states.
  private func lead(_ point: CaveatAnswer.Point, of answer: CaveatAnswer) -> [PlainTable.Cell] {
    [.optional(answer.sweptKey), .number(point.value), .text(answer.sweepBasis)]
  }

  /// The cells that tell a row from others.
  private func lead(_ row: CaveatAnswer.Row) -> [PlainTable.Cell] {
    [.text(row.allocator.text), .number(row.error), .text(row.misdirection.rawValue)]
  }

  /// What each allocator reaches, and where one more team adds most.
  var rows: PlainTable {
    let columns = ["plan", "chance", "low", "high", "lead", "lead-low", "lead-high", "one-more"]
    let rows = all.map { point, row -> [PlainTable.Cell] in
      let reached =
        [.text(row.isStaged ? "two-stage" : "static"), .number(row.chance)]
        + PlainTable.Cell.ends(row.interval)
      let more =
        [.optional(row.lead)] + PlainTable.Cell.ends(row.leadInterval) + [.optional(row.verdict?.rawValue)]
      return point + lead(row) + reached + more
    }
    return PlainTable("caveat", header: Self.point + Self.row + columns, rows: rows)
  }

  /// What one more team that is dedicated to a chunk would add, chunk by chunk.
  var worths: PlainTable {
    let chunks = answer?.chunks ?? []
    // Where working them out would have taken too long there are none.
    let rows = all.flatMap { point, row in
      zip(chunks, row.worths ?? []).map { point + lead(row) + [.text($0), .number($1)] }
    }
    return PlainTable("caveat-worths", header: Self.point + Self.row + ["chunk", "worth"], rows: rows)
  }

  /// What is known of each value of a sweep beside its rows.
  var sweep: PlainTable {
    let rows = (answer?.sweep ?? []).map { point -> [PlainTable.Cell] in
      (answer.map { lead(point, of: $0) } ?? []) + [
        .names(point.serial), .number(point.bound), .optional(point.learning?.chance),
        .optional(point.learning?.bound), .optional(point.learning?.look),
      ]
    }
    return PlainTable(
      "sweep", header: Self.point + ["serial", "bound", "learning", "learning-bound", "look"], rows: rows)
  }
}
