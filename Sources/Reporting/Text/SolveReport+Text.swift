import Allocation

/// A solved problem as text, and how much of each kind people are asked to read.
extension SolveReport {
  /// Columns below which text is not squeezed.
  package static let leastWidth = 40
  /// Deadlines, worlds and chunks that are listed at most.
  static let mostRows = 12
  /// Assumptions and reasons that are listed at most; JSON has all.
  static let mostSentences = 30
  /// Characters of a sentence that is shown whole.
  static let longestSentence = 900

  /// The report for people: chance and proof, the plan, deadlines, naive allocators, assumptions.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; fewer than 40 count as 40.
  ///   - isColoured: whether terminal escapes may mark headings.
  public func text(width: Int = 80, isColoured: Bool = false) -> String {
    text(in: TextSpace(width: width), isColoured: isColoured)
  }

  /// The same for a place that may have room for more.
  package func text(in space: TextSpace, isColoured: Bool = false) -> String {
    ReportText(
      report: self, width: space.width, style: TextStyle(isColoured: isColoured, space: space)
    ).text
  }

  /// "and 40 more rows (all in --json)".
  static func more(_ count: Int, _ noun: String, plural: String) -> String {
    "and \(Digits.whole(count)) more \(count == 1 ? noun : plural) (all in --json)"
  }
}

/// Puts the parts of a report together.
struct ReportText {
  /// What is told.
  let report: SolveReport
  /// Columns of the terminal.
  let width: Int
  /// Emphasis, and how much of a table fits.
  let style: TextStyle

  /// The problem that it is about.
  var instance: Instance { report.instance }

  /// All parts that there are, with an empty line between them: the answer first, what it rests on last.
  var text: String {
    let parts = [
      headline, grants, money, plan, calendar, sample, deadlines, worlds, chunks, allocators, naivePlan,
      list("assumptions", report.assumptions),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// Title, chance, what is proven of it, and why it is 0 where it is.
  private var headline: String {
    var text = report.problem.title.map { paragraph($0, mark: style.heading) } ?? ""
    // Rounded to the nearest, the chance may seem to exceed its bound: then it gets the bound's decimals.
    let digits = Percent.text(report.chance)
    let bound = Percent.text(report.bound, decimals: 2, rounding: .up)
    let isTooMuch = Double(digits.dropLast(2)) ?? 0 > Double(bound.dropLast(2)) ?? 100
    text += paragraph(
      "chance \(isTooMuch ? Percent.text(report.chance, decimals: 2) : digits)", mark: style.heading)
    text += proof
    let reasons = report.zeroReasons
    for reason in reasons.prefix(SolveReport.mostSentences) {
      text += TextLayout.wrapped("- " + reason, width: width, hanging: 2)
    }
    if reasons.count > SolveReport.mostSentences {
      text += more(reasons.count - SolveReport.mostSentences, "reason", plural: "reasons", indent: 0)
    }
    return text
  }

  /// A text over as many lines as it takes, each marked by itself: escapes must not run over a line's end.
  private func paragraph(_ text: String, mark: (String) -> String) -> String {
    TextLayout.wrapped(text, width: width).split(separator: "\n").map { mark(String($0)) + "\n" }.joined()
  }

  /// What is proven, and why the search ended.
  private var proof: String {
    let bound = Percent.text(report.bound, decimals: 2, rounding: .up)
    // Four grounds for a bound, and how far each may be believed: our own proof, a solver in floating point, the
    // calendar, and a search that was cut short.
    switch (report.answer.status, report.answer.ground) {
    case (.optimal, .program(let tolerance)):
      return paragraph(
        "proven by GLPK's own branch and cut, which reckons in floating point (to within"
          + " \(Digits.plain(tolerance, decimals: 7))): no plan has more than \(bound)\(scope)",
        mark: style.good)
    case (.limit, .program):
      return paragraph(
        "stopped at a limit\(report.stopReason?.words ?? ""): the best plan so far; GLPK's own branch and cut says: no"
          + " plan has more than \(bound)\(scope)", mark: style.warning)
    case (.optimal, _):
      let claim =
        report.bound <= 0 || report.chance == 0 && report.bound < ReportTolerance.share
        ? "proven: no plan has any chance"
        : report.bound >= 1 && report.chance >= 1
          ? "proven: no plan can do better"
          : "proven: no plan has more than \(bound)"
      return paragraph(claim + scope, mark: style.good)
    case (.limit, .calendar):
      return paragraph(
        "this plan was judged, no better one was looked for; from the calendar alone, no plan has more than"
          + " \(bound)\(scope)", mark: style.warning)
    case (.limit, .search):
      return paragraph(
        "stopped at a limit\(report.stopReason?.words ?? ""): the best plan so far; proven: no plan has more than"
          + " \(bound)\(scope)",
        mark: style.warning)
    case (.interrupted, _):
      return paragraph(
        "interrupted: the best plan so far; proven: no plan has more than \(bound)\(scope)",
        mark: style.warning)
    }
  }

  /// What a chance is a mean over, where the worlds are a sample.
  private var scope: String {
    guard let uncertainty = instance.problem.uncertainty else { return "" }
    let worlds = Digits.counted(uncertainty.samples, "sampled world")
    return ", in the mean of \(worlds)" + (uncertainty.worlds.isEmpty ? "" : " for each world of the file")
  }

  /// A heading over as many lines as it takes.
  func heading(_ title: String) -> String { paragraph(title, mark: style.heading) }

  /// A table under a heading.
  func section(_ title: String, _ table: TextTable) -> String {
    heading(title) + table.text(width: width, style: style)
  }

  /// Sentences under a heading; where they are many the middle ones are left out, and it is said how many.
  private func list(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let most = SolveReport.mostSentences
    // The last ones are about the whole plan, and stay.
    let omitted = SolveReport.more(lines.count - most + 1, "assumption", plural: "assumptions")
    let lines = lines.count <= most ? lines : Array(lines.prefix(most - 5)) + [omitted] + lines.suffix(4)
    return style.heading(title) + "\n"
      + TextLayout.list(lines.map(Self.capped), width: width)
  }

  /// A sentence that names very many things, without those in the middle.
  private static func capped(_ sentence: String) -> String {
    guard sentence.count > SolveReport.longestSentence else { return sentence }
    let head = sentence.prefix(SolveReport.longestSentence * 2 / 3)
    let tail = sentence.suffix(SolveReport.longestSentence / 3)
    // Broken between words; in between the whole sentence is in JSON.
    let (end, begin) = (head.lastIndex(of: " ") ?? head.endIndex, tail.firstIndex(of: " ") ?? tail.startIndex)
    return head[..<end] + " … (all in --json) …" + tail[begin...]
  }
}
