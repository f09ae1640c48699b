import Answers

/// Values as text, for somebody with money to give: what more would be worth, what to buy first, what nobody should be
/// without.
extension ValueReport {
  /// The parts that there are, each under its heading.
  package func text(in space: TextSpace = TextSpace(), isColoured: Bool = false) -> String {
    ValueText(
      report: self, width: space.width, style: TextStyle(isColoured: isColoured, space: space)
    ).text
  }
}

/// Puts the parts of an answer about values together.
private struct ValueText {
  /// Answer and problem.
  let report: ValueReport
  /// Columns of the terminal.
  let width: Int
  let style: TextStyle

  /// Rows of changes that are shown; the least ones are told in a sentence.
  private static let mostRows = 6

  /// What is told.
  private var answer: ValueAnswer { report.answer }

  /// Title, best chance and the parts, without empty lines: it is to fit on a screen.
  var text: String {
    // In the order in which a funder asks.
    let title = report.problem.title.map { style.heading($0) + "\n" } ?? ""
    // The bound is rounded up: none has more than what is printed.
    let best =
      "the best plan has a chance of \(Percent.text(answer.chance, decimals: 2)), and none has more than "
      + Percent.text(answer.bound, decimals: 2, rounding: .up)
    return title + status + TextLayout.wrapped(best, width: width) + purchases + values + near + frontier
      + bargain
      + ScenarioText(report: report, width: width, style: style).text
  }

  /// A line where it did not come to its end; nothing where it did.
  private var status: String {
    // The command ends with another code, too.
    switch answer.status {
    case .optimal: ""
    case .limit:
      style.warning(
        "stopped at a limit\(answer.stopReason?.words ?? ""): bounds hold, but are wider than asked for")
        + "\n"
    case .interrupted: style.warning("interrupted: bounds hold, but are wider than asked for") + "\n"
    }
  }

  /// The changes that are proven to raise the best chance, the largest first, and those that are not.
  private var values: String {
    // Time was over before anything was compared.
    if answer.values.isEmpty { return "" }
    // By what they gain; of equals those first that the problem states first.
    let sorted = answer.values.enumerated().sorted {
      (-$0.element.refit, $0.offset) < (-$1.element.refit, $1.offset)
    }.map(\.element)
    let proven = sorted.filter(\.isProven)
    // Only what is proven has a row: a number that may be nothing would be read as a gain.
    let shown = proven.prefix(Self.mostRows)
    var table = TextTable(columns: [
      .init(title: "of", isNumber: false), .init(title: "name", isNumber: false, shortest: 9),
      .init(title: "change", isNumber: false), .init(title: "points"), .init(title: "at most", expendable: 1),
      .init(title: "plan kept"),
    ])
    // Gains bear a sign, so that they are not read as chances; bounds bear none.
    for value in shown {
      table.add([
        value.item.kind.rawValue, value.item.kind == .deadline ? "" : value.item.name,
        report.words(value.change), "+" + Digits.points(value.refit), Digits.points(value.refitBound),
        Digits.points(value.keep),
      ])
    }
    // What has no row is told in a line, so that all of it fits on a screen.
    let rest = proven.dropFirst(Self.mostRows).map { "\($0.item.name) +\(Digits.points($0.refit))" }
    /// Changes that are not proven to add anything, told by whether something is open.
    func others(_ areOpen: Bool) -> [String] {
      sorted.filter { !$0.isProven && ($0.refitBound > ReportTolerance.percent) == areOpen }.map { value in
        let name = value.item.kind == .deadline ? "the deadline" : value.item.name
        // Of grants and pools there is one more, which is what the heading says.
        let isOneMore = value.item.kind == .grant || value.item.kind == .pool
        return isOneMore ? name : "\(name) (\(report.words(value.change)))"
      }
    }
    return style.heading("what more would be worth, in points of chance, with the plan made anew") + "\n"
      + (shown.isEmpty ? "" : table.text(width: width, style: style))
      + line("less: ", rest)
      + sentence("below what was proved: ", others(true)) + sentence("nothing: ", others(false))
  }

  /// A line of names; nothing where there are none.
  private func sentence(_ words: String, _ names: [String]) -> String {
    TextLayout.sentence(words, names, width: width)
  }

  /// The same with as many names as fit on one line.
  private func line(_ words: String, _ names: [String]) -> String {
    TextLayout.oneLine { TextLayout.sentence(words, names, most: $0, width: width) }
  }

  /// Awards in their order, or people where there are no grants.
  private var purchases: String {
    guard let first = answer.first else { return "" }
    let hires = first.first.map { $0.item.kind == .pool } ?? report.instance.problem.grants.isEmpty
    // Nothing gains anything by itself or with more of its kind.
    if first.isEmpty {
      let what = hires ? "nobody more" : "no award"
      return TextLayout.wrapped("\(what) is known to gain more than the gap", width: width)
    }
    // People have no award and no price of their own: what they are paid for their work is part of each plan.
    let ofAwards: [TextTable.Column] = [.init(title: "awarded"), .init(title: "a million")]
    var table = TextTable(
      columns: [
        .init(title: hires ? "pool" : "grant", isNumber: false, shortest: 9), .init(title: "number"),
        .init(title: "points"),
      ] + (hires ? [] : ofAwards) + [.init(title: "times naive", expendable: 1)])
    // Gains are those of each step, beside all steps before it.
    for step in first {
      let ofAward = [
        step.award.map { report.instance.time.text($0) } ?? "–",
        step.perMillion.map { "+" + Digits.points($0) } ?? "–",
      ]
      table.add(
        [step.item.name, Digits.whole(step.quantity), "+" + Digits.points(step.gain)]
          + (hires ? [] : ofAward) + [step.timesNaive.map(Digits.factor) ?? "–"])
    }
    let heading = hires ? "whom to hire first" : "what to fund first, beginning without any grant"
    return style.heading(heading) + "\n" + table.text(width: width, style: style) + grants
  }

  /// A line on what each grant is worth alone and beside the others, the most needed one first.
  private var grants: String {
    // What is lost without a grant is what whoever has to say no asks for; alone it may be worth much more, or less.
    let sorted = answer.grants.enumerated().sorted {
      (-$0.element.beside.least, -$0.element.alone.least, $0.offset)
        < (-$1.element.beside.least, -$1.element.alone.least, $1.offset)
    }.map(\.element)
    // Those of plans that were found: bounds are in JSON.
    return sentence(
      "points by a grant alone, and beside all others: ",
      sorted.map {
        "\($0.name) \(Digits.points($0.alone.least)) and \(Digits.points($0.beside.least))"
      })
  }

  /// What plans near the best have in common, and how far they lie apart.
  private var near: String {
    let others = SpreadText(report: report, width: width).text
    if (uses + others).isEmpty { return "" }
    let words = "what plans within \(Digits.points(answer.within)) points of the best need"
    return style.heading(words + (others.isEmpty ? "" : ", and what else they may do")) + "\n" + uses + others
  }

  /// Sentences on chunks and grants, and on what may go.
  private var uses: String {
    // What every plan needs comes first: it is what a funder must not do without. From what cannot be spared to what can;
    // empty lists are left out.
    line("used by all: ", answer.must.map(\.name))
      + sentence("by some: ", answer.may.filter { !answer.undecided.contains($0) }.map(\.name))
      + sentence("not proved either way: ", answer.may.filter(answer.undecided.contains).map(\.name))
      + sentence("by none: ", answer.never.map(\.name))
      + sentence("worth nothing (all that is lost is within the gap): ", answer.worthNothing.map(told))
  }

  /// Pools are told from chunks and grants: they may bear the same names.
  private func told(_ item: ValueAnswer.Item) -> String {
    item.kind == .pool ? "pool \(item.name)" : item.name
  }

  /// A row for each point; names are only those that come in.
  private var frontier: String {
    // Only where it was asked for.
    guard let frontier = answer.frontier else { return "" }
    var table = TextTable(columns: [
      .init(title: frontier.name), .init(title: "chance"), .init(title: "at most", expendable: 1),
      .init(title: "naive"), .init(title: "enters", isNumber: false, shortest: 12),
    ])
    // Every point, whether anything comes in there or not: the shape of the curve is what is asked for.
    for point in frontier.points {
      table.add([
        frontier.kind == .start ? report.instance.time.text(point.value) : Digits.amount(point.value),
        Percent.text(point.chance, decimals: 2), Percent.text(point.bound, decimals: 2, rounding: .up),
        point.naive.map { Percent.text($0, decimals: 2) } ?? "–", point.enters.joined(separator: ", "),
      ])
    }
    // The axis is a moment for starts, else an amount of what is named.
    let words =
      frontier.kind == .start ? "when everybody starts later" : "for less and more of \(frontier.name)"
    return style.heading("the best chance \(words)") + "\n" + table.text(width: width, style: style)
  }

  /// One sentence: what the offer is worth, and the chances that say so.
  private var bargain: String {
    guard let bargain = answer.bargain else { return "" }
    // No offer lowers a chance of 0, however dear it is: its price would say nothing.
    if answer.chance == 0 {
      return style.heading("a bargain") + "\n  the best chance is 0 %, which no offer lowers\n"
    }
    // Years that can be lost without a loss of chance; with none the offer is refused at any price.
    let worth =
      bargain.worthAtMost.map { "is worth \(Digits.years($0)) of the deadline at most" } ?? "is worth nothing"
    // Prices that were tried, as years of the deadline.
    let offers = bargain.years.map {
      "\(Digits.plain($0.lost)) lost: \(Percent.text($0.chance, decimals: 2))"
    }
    // Where a search was stopped a larger loss may be bearable, too.
    let open = bargain.isProven ? "" : " (as far as was proved)"
    return style.heading("a bargain") + "\n"
      + TextLayout.wrapped(
        "all of \(bargain.chunk), done for free, \(worth)\(open): \(offers.joined(separator: "; "))",
        width: width, indent: 2, hanging: 4)
  }
}
