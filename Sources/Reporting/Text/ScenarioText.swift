import Answers

/// What becomes of the best plan where the problem is another, as text.
struct ScenarioText {
  /// Answer and problem.
  let report: ValueReport
  /// Columns of the terminal.
  let width: Int
  let style: TextStyle

  /// Rows of a table; the others are in JSON.
  static let mostRows = 8
  /// Names in a sentence.
  private static let mostNames = 8

  /// The parts that there are, each under its heading.
  var text: String { breakpoints }

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
    for point in near.prefix(Self.mostRows) {
      table.add([
        InputWords.name(point.input),
        point.input.key == .shift ? "" : InputWords.value(point.today, of: point.input),
        InputWords.beyond(point), DeedWords.made(point.made),
      ])
    }
    // What has no row is named, with its place; what no value was found for is told by why that is so.
    let more = near.dropFirst(Self.mostRows).map { "\(InputWords.name($0.input)) (\(InputWords.beyond($0)))" }
    let heading = "where keeping this plan costs more than \(Digits.points(answer.loss)) points of chance"
    return style.heading(heading) + "\n" + (near.isEmpty ? "" : table.text(width: width, style: style))
      + sentence("farther off: ", more)
      + sentence("nowhere from half to twice as much: ", answer.steady.map(InputWords.name))
      + sentence("not settled: ", answer.open.map(InputWords.name))
      + sentence("left out for lack of time: ", answer.leftOut.map(InputWords.name))
  }

  /// How far a breakpoint lies from today, as a share of today's value; the deadline, which everybody asks about, comes first.
  private static func distance(_ point: Breakpoint) -> Double {
    point.today == 0 ? 0 : abs(point.at - point.today) / point.today
  }

  /// A line of names; nothing where there are none.
  func sentence(_ words: String, _ names: [String]) -> String {
    if names.isEmpty { return "" }
    // JSON has them all.
    let more = names.count - Self.mostNames
    let list = names.prefix(Self.mostNames).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return TextLayout.wrapped(words + list, width: width, indent: 2, hanging: 4)
  }
}
