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
    for row in rows {
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

  private var sentences: [String] {
    let named = "serial work here is \(serial.joined(separator: ", "))"
    var lines = [bundles.count == serial.count ? named + ": all work is equally long" : named]
    lines += paths.map(sentence)
    lines += sweepSentences
    return lines
  }

  /// An allocator's rows of one kind of misdirection, by error.
  private struct Path {
    let allocator: String
    let misdirection: String
    let rows: [Row]
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
    let name = rows.count > 1 ? "\(path.allocator), attempts \(path.misdirection)" : path.allocator
    guard let first = rows.first else { return name }
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
      return "\(name): \(words(first.verdict))\(range)"
    }
    return "\(name): "
      + runs.map { run in
        let range =
          run.from == run.to
          ? Percent.text(run.from) : "\(Percent.text(run.from)) to \(Percent.text(run.to))"
        return "\(words(run.verdict)) at errors of \(range)"
      }.joined(separator: "; ")
  }

  private func words(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial work comes first"
    case .other: "it does not: another team adds more elsewhere"
    case .undecided: "too close to tell from the draws"
    case .nothing: "one more team adds nothing anywhere"
    case nil: "not tried, too much work"
    }
  }

  private var sweepSentences: [String] {
    guard let sweptKey else { return [] }
    let allocators = sweep.first.map { Self.paths($0.rows) } ?? []
    return allocators.flatMap { path in
      path.rows.map { row in
        let found = sweep.map { point in
          let same = point.rows.first {
            $0.allocator == row.allocator && $0.misdirection == row.misdirection && $0.error == row.error
          }
          return "\(Digits.plain(point.value)) \(mark(same?.verdict))"
        }
        let errors = row.error > 0 ? ", \(Percent.text(row.error)) \(row.misdirection)" : ""
        return "\(sweptKey), \(row.allocator)\(errors): \(found.joined(separator: ", "))"
      }
    }
  }

  private func mark(_ verdict: Verdict?) -> String {
    switch verdict {
    case .serial: "serial first"
    case .other: "other first"
    case .undecided: "undecided"
    case .nothing: "nothing helps"
    case nil: "not tried"
    }
  }
}
