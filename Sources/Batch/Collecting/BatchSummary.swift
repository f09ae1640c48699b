import Problems
import Reporting

/// A summary: what the records of a folder say together, which hangs on the records alone and not on when, where or by how
/// many they were made.
package struct BatchSummary: Sendable {
  /// A row of the summary.
  package struct Row: Sendable, Equatable {
    /// What the batch said, without its seconds.
    package var row: BatchRow
    package var title: String?
    package var options: JobOptions
  }

  /// By file, overrides, options and key.
  package let rows: [Row]

  /// - Parameter broken: is told what is no record.
  package init(_ store: ResultStore, broken: (String) -> Void) {
    let (records, names) = store.all(broken: broken)
    let aliases = Dictionary(grouping: names, by: \.key)
    var rows: [Row] = []
    for record in records {
      var row = record.row
      row.seconds = nil
      let plain = Row(row: row, title: record.result?.problem.title, options: record.options)
      rows.append(plain)
      for name in aliases[record.key] ?? [] where name.job != row.job {
        var other = plain
        other.row.job = name.job
        rows.append(other)
      }
    }
    // A failure of a job says nothing any more once there is an answer to it.
    let answered = Set(
      rows.filter { $0.row.status.isFinal && $0.row.status != .unreadable }.map(Self.question))
    self.rows = rows.filter {
      $0.row.status.isFinal && $0.row.status != .unreadable || !answered.contains(Self.question($0))
    }.sorted { Self.precedes($0, $1) }
  }

  /// What was asked, whatever the file then held.
  private static func question(_ row: Row) -> [String] {
    [row.row.job.file, row.options.canonical] + row.row.job.overrides.flatMap { [$0.key, $0.value] }
  }

  /// By file, then by the varied values, numbers among them by size, then by what was asked.
  private static func precedes(_ one: Row, _ other: Row) -> Bool {
    let (a, b) = (parts(one), parts(other))
    for (left, right) in zip(a, b) where left != right {
      switch (number(left), number(right)) {
      case (let x?, let y?) where x != y: return x < y
      case (nil, _?): return false
      case (_?, nil): return true
      // Bytes compare the same everywhere.
      default: return left.utf8.lexicographicallyPrecedes(right.utf8)
      }
    }
    return a.count < b.count
  }

  private static func parts(_ row: Row) -> [String] {
    // What varies nothing comes first.
    [row.row.job.file, String(row.row.job.overrides.count)]
      + row.row.job.overrides.flatMap { [$0.key, $0.value] } + [row.options.canonical, row.row.key]
  }

  /// A value as a number, percentages and amounts among them; nil: it is none.
  private static func number(_ text: String) -> Double? {
    let unit = text.last.flatMap { ["%": 0.01, "k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9][$0] }
    return Double(unit == nil ? text[...] : text.dropLast()).map { $0 * (unit ?? 1) }
  }

  /// Keys that are varied, in the order in which they first come.
  package var variedKeys: [String] {
    var seen: Set<String> = []
    return rows.flatMap { $0.row.job.overrides.map(\.key) }.filter { seen.insert($0).inserted }
  }

  /// How many jobs ended how.
  package var tally: BatchTally {
    var tally = BatchTally(jobs: rows.count)
    for row in rows { tally.add(row.row.status, isFound: false) }
    return tally
  }
}

/// A summary as JSON Lines and as a table.
extension BatchSummary {
  /// A line for each row.
  package var jsonLines: String {
    rows.map { row in
      guard case .object(let members) = row.row.jsonValue else { return "" }
      let kept = members.filter { $0.key != "seconds" }
      return JSONText.line(.object([("title", .optional(row.title))] + kept)) + "\n"
    }.joined()
  }

  /// A long table: a row for each job, a column for each key that is varied.
  package var table: PlainTable {
    let keys = variedKeys
    let header =
      ["file"] + keys + ["status", "chance", "bound", "best naive", "loss", "error", "title", "key"]
    let cells = rows.map { row -> [PlainTable.Cell] in
      let one = row.row
      let values = keys.map { key -> PlainTable.Cell in
        .optional(one.job.overrides.last { $0.key == key }?.value)
      }
      return [.text(one.job.file)] + values + [
        .text(one.status.rawValue), .optional(one.chance), .optional(one.bound), .optional(one.bestNaive),
        .optional(one.loss), .optional(one.error), .optional(row.title), .text(one.key),
      ]
    }
    return PlainTable("results", header: header, rows: cells)
  }
}

/// A summary for people.
extension BatchSummary {
  /// The long table with chances in percent, and without keys.
  package var shownTable: PlainTable {
    let keys = variedKeys
    let header = ["file"] + keys + ["status", "chance", "at most", "best naive", "loses", "error"]
    let cells = rows.map { row -> [PlainTable.Cell] in
      let one = row.row
      let values = keys.map { key -> PlainTable.Cell in
        .optional(one.job.overrides.last { $0.key == key }?.value)
      }
      return [.text(one.job.file)] + values + [
        .text(one.status.rawValue), .optional(one.chance.map { Percent.text($0) }),
        .optional(one.bound.map { Percent.text($0, rounding: .up) }), .optional(one.bestNaive),
        .optional(one.loss.map { Percent.points($0) }), .optional(one.error),
      ]
    }
    return PlainTable("results", header: header, rows: cells)
  }

  /// The sentence above a summary.
  package var lead: String {
    "\(tally.line()). Chances are exact for the plans found; no plan has a larger one than 'at most'. 'loses': points that"
      + " the best naive allocator has less."
  }

  package func text(in space: TextSpace) -> String {
    shownTable.text(in: space, cutting: ["file", "error", "best naive"]) + "\n" + tally.line() + "\n"
  }
}
