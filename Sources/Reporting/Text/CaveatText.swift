import Answers

/// Chances and worths, and in words where serial work still comes first.
struct CaveatText {
  /// What was found.
  let answer: CaveatAnswer
  /// Columns of the terminal.
  let width: Int
  /// Emphasis, and how much of a table fits.
  let style: TextStyle

  /// The table of the best places for one more team, those of other values, and the sentences about serial work.
  var text: String {
    style.heading("where one more team adds most") + "\n" + table.text(width: width, style: style) + sweep
      + "\n" + style.heading("does serial work come first?") + "\n"
      + TextLayout.list(CaveatSentences(answer: answer).all, width: width)
  }

  /// A row for each allocator and rate of errors; where several chunks are best for the team, all of them are named.
  private var table: TextTable {
    var table = TextTable(columns: [
      .init(title: "allocator", isNumber: false, shortest: 9), .init(title: "errors", isNumber: false),
      .init(title: "chance"), .init(title: "±", expendable: 1),
      .init(title: "best for", isNumber: false, shortest: 8), .init(title: "adds"),
      .init(title: "serial adds", expendable: 2),
    ])
    // Rules of thumb under errors would be dozens of rows; the sentences tell them.
    for row in answer.rows where answer.isShown(row) {
      let most = row.worths?.max()
      let best = row.worths.map { worths in
        answer.chunks.indices.filter { worths[$0] >= (most ?? 0) - AnswerTolerance.tie }
          .map { answer.chunks[$0] }
      }
      // What the advice would do: the best serial chunk.
      let own = row.worths.map { worths in
        answer.chunks.indices.filter { answer.serial.contains(answer.chunks[$0]) }.map { worths[$0] }
          .max() ?? 0
      }
      table.add([
        row.allocator.text,
        Percent.text(row.error) + (row.error > 0 ? " \(row.misdirection.rawValue)" : ""),
        Percent.text(row.chance, decimals: 2),
        row.interval.map { Digits.points(($0.upperBound - $0.lowerBound) / 2) } ?? "",
        row.verdict == .nothing ? "–" : best?.joined(separator: ", ") ?? "?", most.map(Digits.points) ?? "?",
        own.map(Digits.points) ?? "?",
      ])
    }
    return table
  }

  /// What the best plans reach at every value that was tried.
  private var sweep: String {
    guard let sweptKey = answer.sweptKey else { return "" }
    var table = TextTable(columns: [
      .init(title: sweptKey, shortest: 8), .init(title: "static"), .init(title: "at most", expendable: 2),
      .init(title: "learns"), .init(title: "at most", expendable: 1), .init(title: "look", expendable: 3),
    ])
    // Nobody learns: the last three columns would say so in every row.
    if !answer.isStaged { table.columns.removeLast(3) }
    for point in answer.sweep {
      // The static plan comes first among rows that are not staged.
      let best = point.rows.first { !$0.isStaged }
      let cells = [
        answer.text(ofValue: point.value), best.map { Percent.text($0.chance, decimals: 2) } ?? "–",
        Percent.text(point.bound, decimals: 2, rounding: .up),
        point.learning.map { Percent.text($0.chance, decimals: 2) } ?? "–",
        point.learning.map { Percent.text($0.bound, decimals: 2, rounding: .up) } ?? "",
        point.learning?.look.map { Digits.plain($0) } ?? "none",
      ]
      table.add(Array(cells.prefix(table.columns.count)))
    }
    return "\n" + style.heading("best plans for other values") + "\n" + table.text(width: width, style: style)
  }
}

/// What of the rows a table shows, and how values of a sweep are told.
extension CaveatAnswer {
  /// An amount, or "50 %" of what the file states.
  func text(ofValue value: Double) -> String {
    sweepsShares ? Digits.plain(value * 100) + " %" : Digits.plain(value)
  }

  /// Rules of thumb are shown without errors; what errors do to them is told in words.
  func isShown(_ row: Row) -> Bool {
    row.error == 0 || row.allocator == rows.first { $0.error > 0 }?.allocator
  }
}
