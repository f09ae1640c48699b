import Answers

/// What becomes of the best plan where the problem is another, as text.
struct ScenarioText {
  /// Answer and problem.
  let report: ValueReport
  /// Columns of the terminal.
  let width: Int
  let style: TextStyle

  /// Rows of a table; the others are in JSON.
  static let mostRows = 5
  /// What the best plan does elsewhere that today's does not, in a row; and numbers in a sentence.
  private static let (mostDeeds, mostNames) = (2, 4)

  /// The parts that there are, each under its heading.
  var text: String {
    // What the file's own way of doing things loses comes last: it is measured against all that went before.
    breakpoints + learning + tornado
      + (report.answer.statusQuo.map { StatusQuoText(answer: $0, width: width, style: style).text } ?? "")
  }

  /// Where keeping the plan becomes a mistake: the nearest values first, as shares of today's.
  private var breakpoints: String {
    guard let answer = report.answer.breakpoints else { return "" }
    // What is nearest to today's value is what one would check first.
    let near = answer.points.enumerated().sorted {
      (Self.distance($0.element), $0.offset) < (Self.distance($1.element), $1.offset)
    }.map(\.element)
    var table = TextTable(columns: [
      .init(title: "input", isNumber: false, shortest: 12), .init(title: "today"),
      .init(title: "from there on", isNumber: false),
      .init(title: "the best plan then has", isNumber: false, shortest: 16),
    ])
    // A row for each direction, since each has a plan of its own.
    for point in near.prefix(Self.mostRows) {
      table.add([
        InputWords.name(point.input),
        point.input.key == .shift ? "" : InputWords.value(point.today, of: point.input),
        InputWords.beyond(point), DeedWords.made(point.made, most: Self.mostDeeds),
      ])
    }
    // What has no row is named, with its place; what no value was found for is told by why that is so.
    let more = near.dropFirst(Self.mostRows).map { "\(InputWords.name($0.input)) (\(InputWords.beyond($0)))" }
    let farther = TextLayout.oneLine(most: Self.mostNames) {
      TextLayout.sentence("farther off: ", more, most: $0, width: width)
    }
    let heading = "where keeping this plan costs more than \(Digits.points(answer.loss)) points of chance"
    return style.heading(heading) + "\n" + (near.isEmpty ? "" : table.text(width: width, style: style))
      + farther + sentence("nowhere from half to twice as much: ", answer.steady)
      + sentence("not settled: ", answer.open) + sentence("left out for lack of time: ", answer.leftOut)
  }

  /// How far a breakpoint lies from today, as a share of today's value; the deadline, which everybody asks about, comes first.
  private static func distance(_ point: Breakpoint) -> Double {
    point.today == 0 ? 0 : abs(point.at - point.today) / point.today
  }

  /// What learning would be worth, the most first.
  private var learning: String {
    guard let answer = report.answer.learning, !answer.items.isEmpty || answer.all != nil else { return "" }
    let sorted = answer.items.enumerated().sorted {
      (-$0.element.worth.value, $0.offset) < (-$1.element.worth.value, $1.offset)
    }.map(\.element)
    // Less than what was left open is told from nothing by its bound alone.
    let least = report.answer.search.gapAsked
    // What is worth something has a row, and all together stands below it for comparison.
    // Of inputs that tell the same worlds apart one has a row; the others are named below.
    let some = sorted.filter { $0.worth.value > least && $0.like == nil }
    var table = TextTable(columns: [
      .init(title: "learning", isNumber: false, shortest: 12), .init(title: "points"),
      .init(title: "at most", expendable: 1),
    ])
    for item in some.prefix(Self.mostRows) { table.add(row(InputWords.name(item.input), item.worth)) }
    if let all = answer.all { table.add(row("all of it", all)) }
    // What is within the gap is nothing, or is not known to be anything.
    let open = sorted.filter { $0.worth.value <= least && !$0.worth.isProven }
    // Proven to be nothing, so that nobody pays for a study of it.
    let nothing = sorted.filter { $0.worth.value <= least && $0.worth.isProven }
    // A table of nothing would be read as a table of something.
    if some.isEmpty, open.isEmpty, let all = answer.all, all.value <= least, all.isProven {
      return style.heading("knowing anything before the start would be worth nothing") + "\n"
        + sentence("left out: ", answer.leftOut)
    }
    // A file that reveals the world makes some of this worth less: that is said where it is told.
    let beside = answer.isBesideTheFile ? ", against a plan that never learns" : ""
    return style.heading("what knowing before the start would be worth\(beside)") + "\n"
      + (table.lines.isEmpty ? "" : table.text(width: width, style: style))
      + alike(sorted.filter { $0.worth.value > least })
      + sentence("less: ", some.dropFirst(Self.mostRows).map(\.input))
      + sentence("nothing: ", nothing.map(\.input)) + sentence("not settled: ", open.map(\.input))
      + sentence("left out: ", answer.leftOut)
  }

  /// What tells no more and no less than something that has a row.
  private func alike(_ items: [LearningAnswer.Item]) -> String {
    items.filter { $0.like == nil }.map { first in
      let others = items.filter { $0.like == first.input }.map(\.input)
      return sentence("the same as \(InputWords.name(first.input)): ", others)
    }.joined()
  }

  /// What something is worth, and at most.
  private func row(_ name: String, _ worth: Worth) -> [String] {
    // The sign says that it is a gain, as in the table of what more would be worth.
    [name, "+" + Digits.points(worth.value), Digits.points(worth.range.upperBound)]
  }

  /// Two bars for each uncertain input: the plan kept, and made anew.
  private var tornado: String {
    guard let answer = report.answer.tornado, !answer.bars.isEmpty || !answer.leftOut.isEmpty else {
      return ""
    }
    // One scale for all bars, which begins at the least chance that is shown: differences are what matters.
    let bars = answer.bars.prefix(Self.mostRows)
    // Today's chance has a place on it, too.
    let ends =
      bars.flatMap { [$0.low.keep, $0.high.keep, $0.low.refit, $0.high.refit] } + [report.answer.chance]
    let scale = BarScale(least: ends.min() ?? 0, most: ends.max() ?? 1, mark: report.answer.chance)
    var table = TextTable(columns: [
      .init(title: "input", isNumber: false, shortest: 12), .init(title: "plan", isNumber: false),
      .init(title: "low end"), .init(title: "chance"), .init(title: "high end"), .init(title: "chance"),
      .init(title: "", isNumber: false, expendable: 1),
    ])
    for bar in bars {
      // The values stand once, beside the plan that is kept.
      let (low, high) = (value(bar.low, of: bar.input), value(bar.high, of: bar.input))
      table.add([
        InputWords.name(bar.input), "kept", low, Percent.text(bar.low.keep), high,
        Percent.text(bar.high.keep),
        scale.bar(bar.low.keep, bar.high.keep),
      ])
      table.add([
        "", "anew", "", Percent.text(bar.low.refit), "", Percent.text(bar.high.refit),
        scale.bar(bar.low.refit, bar.high.refit),
      ])
    }
    let more = answer.bars.dropFirst(Self.mostRows).map(\.input)
    return style.heading("the chance at both ends of what is uncertain (today: |)") + "\n"
      + (bars.isEmpty ? "" : table.text(width: width, style: style)) + sentence("less: ", more)
      + sentence("left out for lack of time: ", answer.leftOut)
  }

  /// Where an end lies; a deadline's as a moment.
  private func value(_ end: TornadoAnswer.End, of input: InputName) -> String {
    // A date where the file states dates.
    input.key == .moment ? report.instance.time.text(end.value) : InputWords.value(end.value, of: input)
  }

  /// Inputs by their names, as many as fit on a line; nothing where there are none.
  private func sentence(_ words: String, _ inputs: [InputName]) -> String {
    TextLayout.oneLine(most: Self.mostNames) { count in
      // Those that are only counted need no names.
      let names = InputWords.names(Array(inputs.prefix(count))) + inputs.dropFirst(count).map { _ in "" }
      return TextLayout.sentence(words, names, most: count, width: width)
    }
  }
}

/// Chances on a line of letters, from the least to the most that is shown.
struct BarScale {
  let least, most: Double
  /// Shown in every bar.
  let mark: Double

  /// Letters of a bar.
  private static let width = 20

  /// From one chance to the other.
  func bar(_ one: Double, _ other: Double) -> String {
    // Every bar has a letter at least, and the mark hides what lies below it.
    let (first, last) = (place(min(one, other)), place(max(one, other)))
    let text = (0..<Self.width).map { $0 == place(mark) ? "|" : $0 >= first && $0 <= last ? "#" : "." }
    return text.joined()
  }

  /// The letter that stands for a chance.
  private func place(_ chance: Double) -> Int {
    // Where all are equal there is one place.
    most > least ? Int(((chance - least) / (most - least) * Double(Self.width - 1)).rounded()) : 0
  }
}
