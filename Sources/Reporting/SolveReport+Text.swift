import Allocation

extension SolveReport {
  /// Columns below which text is not squeezed.
  public static let leastWidth = 40
  /// Deadlines, worlds and chunks that are listed at most.
  static let mostRows = 12
  /// Assumptions and reasons that are listed at most; JSON has all.
  static let mostSentences = 30

  /// The report for people: chance and proof, the plan, deadlines, naive allocators, assumptions.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; fewer than 40 count as 40.
  ///   - isColoured: whether terminal escapes may mark headings.
  public func text(width: Int = 80, isColoured: Bool = false) -> String {
    let writer = ReportText(
      report: self, width: max(Self.leastWidth, width), style: TextStyle(isColoured: isColoured))
    return writer.text
  }
}

/// Puts the parts of a report together.
struct ReportText {
  let report: SolveReport
  let width: Int
  let style: TextStyle

  var instance: Instance { report.instance }

  var text: String {
    let parts = [
      headline, plan, sample, deadlines, worlds, chunks, allocators,
      list("assumptions", report.assumptions),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var headline: String {
    var text = report.problem.title.map { paragraph($0, mark: style.heading) } ?? ""
    // Rounded to the nearest, the chance may seem to exceed its bound: then it gets the bound's decimals.
    let digits = Percent.text(report.chance)
    let bound = Percent.text(report.bound, decimals: 2, rounding: .up)
    let isTooMuch = Double(digits.dropLast(2)) ?? 0 > Double(bound.dropLast(2)) ?? 100
    text += paragraph(
      "chance \(isTooMuch ? Percent.text(report.chance, decimals: 2) : digits)", mark: style.heading)
    text += proof
    for reason in report.zeroReasons.prefix(SolveReport.mostSentences) {
      text += TextLayout.wrapped("- " + reason, width: width, hanging: 2)
    }
    return text
  }

  private func paragraph(_ text: String, mark: (String) -> String) -> String {
    TextLayout.wrapped(text, width: width).split(separator: "\n").map { mark(String($0)) + "\n" }.joined()
  }

  /// What is proven, and why the search ended.
  private var proof: String {
    let bound = Percent.text(report.bound, decimals: 2, rounding: .up)
    switch (report.status, report.ground) {
    case (.optimal, _):
      let claim =
        report.bound <= 0
        ? "proven: no plan has any chance"
        : report.bound >= 1 && report.chance >= 1
          ? "proven: no plan can do better"
          : "proven: no plan has more than \(bound)"
      return paragraph(claim, mark: style.good)
    case (.limit, .calendar):
      return paragraph(
        "this plan was judged, no better one was looked for; from the calendar alone, no plan has more than"
          + " \(bound)", mark: style.warning)
    case (.limit, .search):
      return paragraph(
        "stopped at a limit: the best plan so far; proven: no plan has more than \(bound)",
        mark: style.warning)
    case (.interrupted, _):
      return paragraph(
        "interrupted: the best plan so far; proven: no plan has more than \(bound)", mark: style.warning)
    }
  }

  func section(_ title: String, _ table: TextTable) -> String {
    style.heading(title) + "\n" + table.text(width: width, style: style)
  }

  private func list(_ title: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let most = SolveReport.mostSentences
    // The last ones are about the whole plan, and stay.
    let lines = lines.count <= most ? lines : Array(lines.prefix(most - 5)) + ["…"] + lines.suffix(4)
    return style.heading(title) + "\n"
      + lines.map { TextLayout.wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }
}
