extension CaveatReport {
  /// Chances and worths, and in words where serial work still comes first.
  func text(width: Int, style: TextStyle) -> String {
    style.heading("where one more team adds most") + "\n" + table.text(width: width, style: style)
      + "\n" + style.heading("does serial work come first?") + "\n"
      + sentences.map { TextLayout.wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }

  private var table: TextTable {
    var table = TextTable(columns: [
      .init(title: "allocator", isNumber: false, shortest: 9), .init(title: "errors"),
      .init(title: "", isNumber: false, expendable: 1), .init(title: "chance"),
      .init(title: "±", expendable: 2), .init(title: "best for", isNumber: false, shortest: 8),
      .init(title: "points"), .init(title: "serial adds", expendable: 3),
    ])
    for row in rows where isShown(row) {
      let best = row.worths.flatMap { worths in
        worths.indices.max { (worths[$0], -$0) < (worths[$1], -$1) }.map { (bundles[$0], worths[$0]) }
      }
      let own = row.worths.map { worths in
        bundles.indices.filter { serial.contains(bundles[$0]) }.map { worths[$0] }.max() ?? 0
      }
      table.add([
        row.allocator, Percent.text(row.error), row.error > 0 ? row.misdirection : "",
        Percent.text(row.chance, decimals: 2),
        row.interval.map { Digits.points(($0.upperBound - $0.lowerBound) / 2) } ?? "",
        row.verdict == .nothing ? "–" : best?.0 ?? "?", best.map { Digits.points($0.1) } ?? "?",
        own.map(Digits.points) ?? "?",
      ])
    }
    return table
  }

  /// Rules of thumb are shown without errors; what errors do to them is told in words.
  private func isShown(_ row: Row) -> Bool {
    row.error == 0 || row.allocator == rows.first { $0.error > 0 }?.allocator
  }

  private var sentences: [String] {
    let named = "serial work here is \(serial.joined(separator: ", "))"
    let isLevel = rows.contains { $0.verdict == .level }
    let lines = [isLevel ? "all work that is needed is equally long: none is more serial" : named]
    let missing = untried.isEmpty ? [] : ["not tried for lack of time: \(untried.joined(separator: ", "))"]
    return lines + missing + Self.merged(paths.map { ($0.title, sentence($0)) }) + sweepSentences
  }

  /// An allocator's rows of one kind of misdirection, by error.
  private struct Path {
    let allocator: String
    let misdirection: String
    let rows: [Row]

    /// Whose rows these are.
    var title: String {
      rows.contains { $0.error > 0 } ? "\(allocator) (\(misdirection))" : allocator
    }
  }

  /// Whose sentences agree stand together.
  private static func merged(_ lines: [(who: String, what: String)]) -> [String] {
    var groups: [(who: [String], what: String)] = []
    for line in lines {
      if let place = groups.firstIndex(where: { $0.what == line.what }) {
        groups[place].who.append(line.who)
      } else {
        groups.append(([line.who], line.what))
      }
    }
    return groups.map { "\($0.who.joined(separator: ", ")): \($0.what)" }
  }

  private var paths: [Path] { Self.paths(rows) }

  private static func paths(_ rows: [Row]) -> [Path] {
    var paths: [Path] = []
    for row in rows {
      if let last = paths.last, last.allocator == row.allocator, last.misdirection == row.misdirection {
        paths[paths.count - 1] = Path(
          allocator: last.allocator, misdirection: last.misdirection, rows: last.rows + [row])
      } else {
        paths.append(Path(allocator: row.allocator, misdirection: row.misdirection, rows: [row]))
      }
    }
    return paths
  }

  private func sentence(_ path: Path) -> String {
    let rows = path.rows.sorted { $0.error < $1.error }
    guard let first = rows.first else { return "" }
    var runs: [(verdict: Verdict?, from: Double, to: Double)] = []
    for row in rows {
      if let last = runs.last, last.verdict == row.verdict {
        runs[runs.count - 1].to = row.error
      } else {
        runs.append((row.verdict, row.error, row.error))
      }
    }
    if runs.count == 1 {
      let range = rows.count > 1 ? " at every rate of errors tried" : ""
      return words(first.verdict) + range
    }
    return runs.map { run in
      let range =
        run.from == run.to
        ? Percent.text(run.from) : "\(Percent.text(run.from)) to \(Percent.text(run.to))"
      return "\(words(run.verdict)) at errors of \(range)"
    }.joined(separator: "; ")
  }

  private func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial work comes first"
    case .other: "it does not: one more team adds more elsewhere"
    case .undecided: "too close to tell from the draws"
    case .level: "the question does not arise"
    case .nothing: "one more team adds nothing anywhere"
    case nil: "not tried, too much work"
    }
  }

  private var sweepSentences: [String] {
    guard let sweptKey, let rows = sweep.first?.rows else { return [] }
    let lines = rows.map { row in
      let found = sweep.map { point in
        let same = point.rows.first {
          $0.allocator == row.allocator && $0.misdirection == row.misdirection && $0.error == row.error
        }
        return "\(Digits.plain(point.value)) \(mark(same?.verdict))"
      }
      let errors = row.error > 0 ? " (\(Percent.text(row.error)) \(row.misdirection))" : ""
      return (row.allocator + errors, "at \(sweptKey) of " + found.joined(separator: ", "))
    }
    return Self.merged(lines)
  }

  private func mark(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial first"
    case .other: "other first"
    case .undecided: "undecided"
    case .level: "all level"
    case .nothing: "nothing helps"
    case nil: "not tried"
    }
  }
}
