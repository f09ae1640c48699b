import Answers

/// A ladder as text: two tables, since people who are right for life are another model, and then sentences.
extension LadderReport {
  /// The ladder for people: who reaches what, and what each step is worth.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; fewer than 40 count as 40.
  ///   - isColoured: whether terminal escapes may mark headings.
  public func text(width: Int = 80, isColoured: Bool = false) -> String {
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
  /// Answer and problem.
  let report: LadderReport
  /// Columns of the terminal.
  let width: Int
  /// Emphasis, and how much of a table fits.
  let style: TextStyle

  /// What is told.
  private var answer: LadderAnswer { report.answer }

  /// Title, status and all parts that there are, with an empty line between them.
  var text: String {
    let title = report.problem.title.map { style.heading($0) + "\n" } ?? ""
    let parts = [
      table("who reaches what", answer.rungs.filter { !$0.name.isLasting }),
      table("if people are right or wrong for life", answer.rungs.filter(\.name.isLasting)), values,
      answer.review?.text(width: width, style: style) ?? "",
      answer.caveat.map { CaveatText(answer: $0, width: width, style: style).text } ?? "", notes,
    ]
    return title + status + parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// A line for a climb that did not come to its end; nothing for one that did.
  private var status: String {
    switch answer.status {
    case .optimal: ""
    case .limit:
      style.warning(
        "stopped at a limit\(answer.stopReason?.words ?? ""): brackets hold, but are wider than asked for")
        + "\n"
    case .interrupted: style.warning("interrupted: brackets hold, but are wider than asked for") + "\n"
    }
  }

  /// Some rungs under a heading; nothing where there are none.
  private func table(_ title: String, _ rungs: [Rung]) -> String {
    guard !rungs.isEmpty else { return "" }
    return style.heading(title) + "\n" + table(rungs).text(width: width, style: style)
  }

  /// The rungs in their order. Columns that say the same in other units go first where a terminal is narrow.
  private func table(_ rungs: [Rung]) -> TextTable {
    var table = TextTable(columns: [
      .init(title: "rung", isNumber: false, shortest: 9), .init(title: "chance"),
      .init(title: "at most", expendable: 2), .init(title: "points"), .init(title: "odds", expendable: 4),
      .init(title: "years", expendable: 1), .init(title: "people", expendable: 3),
    ])
    for rung in rungs {
      let step = rung.step
      table.add([
        rung.name.text, rung.chance.map { Percent.text($0, decimals: 2) } ?? "–", most(rung),
        step.map(points) ?? "", step.map { $0.odds.map(Digits.factor) ?? "–" } ?? "",
        step.map { ReportText.words($0.years) { Digits.added($0) } } ?? "",
        step.map { ReportText.words($0.people) { Digits.factor($0) } } ?? "",
      ])
    }
    return table
  }

  /// What the columns mean that one of the tables shows.
  private var legend: String {
    // Columns of either table: each is laid out by itself, and may have left out others.
    let shown = Set(
      [answer.rungs.filter { !$0.name.isLasting }, answer.rungs.filter(\.name.isLasting)]
        .filter { !$0.isEmpty }.flatMap { table($0).titles(width: width, style: style) })
    // Rungs of the second table are measured from another rung than those of the first.
    let hasLasting = answer.rungs.contains { $0.name.isLasting && $0.step != nil }
    let isOpen = answer.rungs.contains { $0.step?.worth?.isProven == false }
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

  /// What the rung has at most; of a mean over draws half its interval.
  private func most(_ rung: Rung) -> String {
    if let interval = rung.interval {
      return "± \(Digits.points((interval.upperBound - interval.lowerBound) / 2))"
    }
    return rung.bound.map { Percent.text($0, decimals: 2, rounding: .up) } ?? ""
  }

  /// What is proven of it where that is more than one number.
  private func points(_ step: Rung.Step) -> String {
    // A worth with an interval has that in its own sentence.
    guard let worth = step.worth, !worth.isProven, worth.interval == nil else { return signed(step.points) }
    return Self.range(worth.range)
  }

  /// Both ends, in points of chance.
  private static func range(_ range: ClosedRange<Double>) -> String {
    "\(Digits.points(range.lowerBound)) to \(Digits.points(range.upperBound))"
  }

  /// Gains with a plus sign, so that they are not read as shares.
  private func signed(_ points: Double) -> String {
    let text = Digits.points(points)
    return points > 0 && text != "0" ? "+" + text : text
  }

  /// The same differences in sentences.
  private var values: String {
    let worths = answer.worths
    // Two ways to say it: the table has what each rung gains, this what each piece of knowledge is worth.
    let lines: [(String, Worth?)] = [
      ("knowing the deadline", worths.deadline), ("knowing the world", worths.world),
      ("knowing both", worths.all), ("knowing who is right", worths.right),
      ("planning for more than one expected case", worths.planning),
    ]
    let known = lines.compactMap { words, worth in
      worth.map { TextLayout.wrapped("\(words): \(Self.told($0))", width: width, indent: 2, hanging: 4) }
    }
    return known.isEmpty ? "" : style.heading("what it is worth") + "\n" + known.joined()
  }

  /// A worth as one number where it is proven, else as a range: a number with a gap behind it would be read as known.
  private static func told(_ worth: Worth) -> String {
    if let interval = worth.interval {
      let open = worth.isProven ? "" : ", for the searches were stopped early"
      return "\(Digits.points(worth.value)) points, 95 % interval \(range(interval)) by the draws\(open)"
    }
    return worth.isProven
      ? "\(Digits.points(worth.value)) points" : "\(range(worth.range)) points: more is not proven"
  }

  /// What is to be said about single rungs, and what the columns mean.
  private var notes: String {
    let own = answer.rungs.compactMap { rung in
      rung.note(in: report.instance).map { "\(rung.name): \($0)" }
    }
    let legend = self.legend.isEmpty ? [] : [self.legend]
    return style.heading("notes") + "\n" + TextLayout.list(own + legend, width: width)
  }
}
