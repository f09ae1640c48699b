import Allocation
import Answers

/// The calendar of people as tables, where the table of the plan sums up starts that come at uneven steps.
extension ReportText {
  /// Calendars, chunks in one of them, and columns that are shown at most.
  private static let (mostCalendars, mostChunks, mostSpans) = (4, 12, 12)
  /// Columns of a terminal that names take beside those of people.
  private static let nameRoom = 24

  /// Who of each pool is at work on what, from when on; empty where the table of the plan says it.
  var calendar: String {
    guard isSummedUp else { return "" }
    let calendars = report.calendar.filter { $0.record.spans.contains { !$0.atWork.isEmpty } }
    var texts = calendars.prefix(Self.mostCalendars).map(text)
    // Pools that never work have none; of many pools or branches the first ones show what calendars look like.
    let omitted = calendars.count - texts.count
    if omitted > 0 { texts.append(more(omitted, "calendar", plural: "calendars", indent: 0)) }
    return texts.joined(separator: "\n")
  }

  /// Whether some line of the plan tells of several starts only how many people it holds at most.
  private var isSummedUp: Bool {
    // As fine as that table is: where it lists every start there is nothing to add.
    let mostLines = PlanParts(report).mostLines
    return CarriedOut.all(of: report.plan, in: instance).contains { course in
      instance.bundles.indices.contains { bundle in
        PlanLines.lines(of: bundle, plan: course.plan, in: instance, mostLines: mostLines).contains { line in
          line.note.map { $0.starts > 1 && $0.stride == nil } ?? false
        }
      }
    }
  }

  /// One pool: chunks down, moments of change across.
  private func text(_ one: CalendarAnswer) -> String {
    let place = one.branches.map { " in " + SolveReport.listed($0.map { "'\($0)'" }, noun: "branch") } ?? ""
    let spans = one.record.spans
    // What follows the last work is of no interest.
    let last = (spans.lastIndex { !$0.atWork.isEmpty } ?? -1) + 1
    let heads = spans.prefix(last).map { report.moment($0.steps.lowerBound) }
    let column = max(
      heads.map(\.count).max() ?? 0, spans.map { Digits.whole($0.headcount).count }.max() ?? 0)
    // Numbers are never cut, so columns are left out at the end: first years matter most to whoever hires.
    let shown = min(last, max(3, min(Self.mostSpans, (width - Self.nameRoom) / (column + 2))))
    var table = TextTable(
      columns: [
        .init(title: "from", isNumber: false, shortest: 6, names: instance.bundles.map(\.name) + ["free"])
      ] + heads.prefix(shown).map { .init(title: $0) })
    // Of the spans that are shown, in the order of the file.
    let chunks = Set(spans.prefix(shown).flatMap(\.atWork.keys)).sorted()
    for chunk in chunks.prefix(Self.mostChunks) {
      table.add(
        [instance.bundles[chunk].name] + spans.prefix(shown).map { Digits.whole($0.atWork[chunk] ?? 0) })
    }
    if chunks.count > Self.mostChunks {
      table.lines.append(
        .note(SolveReport.more(chunks.count - Self.mostChunks, "chunk", plural: "chunks")))
    }
    // Who is free is what a funder could still use, or does not need to pay.
    table.add(
      ["free"]
        + spans.prefix(shown).map { Digits.whole($0.headcount - $0.atWork.values.reduce(0, +)) })
    if shown < last {
      let end = report.moment(spans[last - 1].steps.upperBound)
      table.lines.append(
        .note("and \(Digits.whole(last - shown)) more changes until \(end) (all in --json)"))
    }
    return section("people at work: \(one.pool)\(place)", table)
  }
}
