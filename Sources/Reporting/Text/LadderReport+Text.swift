extension LadderReport {
  /// The ladder for people: who reaches what, and what each step is worth.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; fewer than 40 count as 40.
  ///   - isColoured: whether terminal escapes may mark headings.
  package func text(width: Int = 80, isColoured: Bool = false) -> String {
    text(in: TextSpace(width: width), isColoured: isColoured)
  }

  /// The same for a place that may have room for more.
  package func text(in space: TextSpace, isColoured: Bool = false) -> String {
    LadderText(
      report: self, width: space.width, style: TextStyle(isColoured: isColoured, space: space)
    ).text
  }
}

/// Puts the parts of a ladder together.
private struct LadderText {
  let report: LadderReport
  let width: Int
  let style: TextStyle

  var text: String {
    let title = report.problem.title.map { style.heading($0) + "\n" } ?? ""
    let parts = [
      table("who reaches what", report.rungs.filter { !$0.isLasting }),
      table("if people are right or wrong for life", report.rungs.filter(\.isLasting)), values,
      report.review?.text(width: width, style: style) ?? "",
      report.caveat?.text(width: width, style: style) ?? "", notes,
    ]
    return title + status + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var status: String {
    switch report.status {
    case .optimal: ""
    case .limit:
      style.warning(
        "stopped at a limit\(report.stopReason?.words ?? ""): brackets hold, but are wider than asked for")
        + "\n"
    case .interrupted: style.warning("interrupted: brackets hold, but are wider than asked for") + "\n"
    }
  }

  private func table(_ title: String, _ rows: [LadderRow]) -> String {
    guard !rows.isEmpty else { return "" }
    return style.heading(title) + "\n" + rungs(rows).text(width: width, style: style)
  }

  private func rungs(_ rows: [LadderRow]) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "rung", isNumber: false, shortest: 9), .init(title: "chance"),
      .init(title: "at most", expendable: 2), .init(title: "points"), .init(title: "odds", expendable: 4),
      .init(title: "years", expendable: 1), .init(title: "people", expendable: 3),
    ])
    for row in rows {
      let step = row.step
      table.add([
        row.name, row.chance.map { Percent.text($0, decimals: 2) } ?? "–", most(row),
        step.map(points) ?? "", step.map { $0.odds.map(Digits.factor) ?? "–" } ?? "",
        step.map { words($0.years) { Digits.added($0) } } ?? "",
        step.map { words($0.people) { Digits.factor($0) } } ?? "",
      ])
    }
    return table
  }

  /// What the columns mean that one of the tables shows.
  private var legend: String {
    let shown = Set(
      [report.rungs.filter { !$0.isLasting }, report.rungs.filter(\.isLasting)].filter { !$0.isEmpty }
        .flatMap { rungs($0).titles(width: width, style: style) })
    let hasLasting = report.rungs.contains { $0.isLasting && $0.step != nil }
    let isOpen = report.rungs.contains { $0.step?.worth?.isProven == false }
    let points =
      "points: of chance, against the static plan"
      + (hasLasting ? " (in the second table: against 'static, lasting')" : "")
      + (isOpen ? ", or what is proven of it" : "")
    let both = shown.isSuperset(of: ["years", "people"])
    let reach = " with which the lower of the two reaches the higher"
    let parts: [(columns: [String], words: String)] = [
      (["points"], points),
      (["odds"], "odds: of failure, the higher against the lower"),
      (
        both ? ["years"] : [],
        "years and people: the later deadline, or the factor on all headcounts,\(reach)"
      ),
      (both ? [] : ["years"], "years: the later deadline\(reach)"),
      (both ? [] : ["people"], "people: the factor on all headcounts\(reach)"),
      (["odds", "years", "people"], "– no such value"),
      (["years", "people"], "? not found within the work allowed"),
    ]
    return parts.filter { !shown.isDisjoint(with: $0.columns) }.map(\.words).joined(separator: "; ")
  }

  private func most(_ row: LadderRow) -> String {
    if let interval = row.interval {
      return "± \(Digits.points((interval.upperBound - interval.lowerBound) / 2))"
    }
    return row.bound.map { Percent.text($0, decimals: 2, rounding: .up) } ?? ""
  }

  /// What is proven of it where that is more than one number.
  private func points(_ step: LadderRow.Step) -> String {
    guard let worth = step.worth, !worth.isProven, worth.interval == nil else { return signed(step.points) }
    return Self.range(worth.range)
  }

  private static func range(_ range: ClosedRange<Double>) -> String {
    "\(Digits.points(range.lowerBound)) to \(Digits.points(range.upperBound))"
  }

  private func signed(_ points: Double) -> String {
    let text = Digits.points(points)
    return points > 0 && text != "0" ? "+" + text : text
  }

  private func words(_ measure: AllocatorRow.Measure?, _ write: (Double) -> String) -> String {
    switch measure {
    case .value(let value): write(value)
    case .some(.none): "–"
    case .unfinished, nil: "?"
    }
  }

  /// The same differences in sentences.
  private var values: String {
    let worths = report.worths
    let lines: [(String, LadderReport.Value?)] = [
      ("knowing the deadline", worths.deadline), ("knowing the world", worths.world),
      ("knowing both", worths.all), ("knowing who is right", worths.right),
      ("planning for more than one expected case", worths.planning),
    ]
    let known = lines.compactMap { words, value in
      value.map { TextLayout.wrapped("\(words): \(Self.told($0))", width: width, indent: 2, hanging: 4) }
    }
    return known.isEmpty ? "" : style.heading("what it is worth") + "\n" + known.joined()
  }

  private static func told(_ value: LadderReport.Value) -> String {
    if let interval = value.interval {
      let open = value.isProven ? "" : ", for the searches were stopped early"
      return "\(Digits.points(value.value)) points, 95 % interval \(range(interval)) by the draws\(open)"
    }
    return value.isProven
      ? "\(Digits.points(value.value)) points" : "\(range(value.range)) points: more is not proven"
  }

  private var notes: String {
    let own = report.rungs.compactMap { row in row.note.map { "\(row.name): \($0)" } }
    let legend = self.legend.isEmpty ? [] : [self.legend]
    return style.heading("notes") + "\n"
      + (own + legend).map { TextLayout.wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }
}
