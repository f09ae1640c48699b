import Charts
import Reporting

/// People at work against those there are, pool by pool: who is busy with what, and who is free.
enum PeopleChart {
  /// Pools that are drawn at most; the table has all.
  static let most = 12

  /// Nil where the result has no calendar.
  static func chart(_ result: SolveResult, _ scales: SolveScales) -> Chart? {
    let calendars = result.calendar.filter { $0.spans.contains { $0.headcount > 0 } }
    guard !calendars.isEmpty else { return nil }
    let roles = scales.roles
    var table = ChartTable([
      "pool": .name, "branch": .name, "from": .moment, "to": .moment, "chunk": .name, "people": .count,
      "headcount": .count,
    ])
    var panels: [PeopleDrawing.Panel] = []
    for calendar in calendars {
      panels.append(panel(calendar, scales, into: &table))
    }
    let drawing = PeopleDrawing(
      panels: Array(panels.prefix(most)), hidden: max(0, panels.count - most), table: table, roles: roles,
      time: scales.time)
    return Chart(
      name: "people", title: title(calendars),
      unit: "People of each pool by what they work on; the line is how many there are", table: table,
      note:
        "Hatched without a colour: people whom the plan gives nothing to do, or whom the money is not enough for.",
      draw: drawing.figure)
  }

  /// How much of all the person-years is used before the last work ends.
  private static func title(_ calendars: [SolveResult.Calendar]) -> Phrase {
    var (used, all) = (0.0, 0.0)
    for calendar in calendars {
      for span in calendar.spans {
        let years = span.to - span.from
        used += Double(min(span.headcount, span.headcount - span.free)) * years
        all += Double(span.headcount) * years
      }
    }
    return "The plan uses \(Words.chance(used / max(all, 1))) of all person-years there are"
  }

  /// A row of the table for every chunk that people of the pool are at work on in a span, and one for who is free.
  private static func panel(
    _ calendar: SolveResult.Calendar, _ scales: SolveScales, into table: inout ChartTable
  ) -> PeopleDrawing.Panel {
    let branch = calendar.branches?.joined(separator: " | ")
    var panel = PeopleDrawing.Panel(
      pool: calendar.pool, branch: branch, most: scales.people[calendar.pool] ?? 0, spans: [])
    for span in calendar.spans {
      var layers: [PeopleDrawing.Layer] = []
      /// Adds a row for some of the people.
      func add(_ chunk: String?, _ people: Int) {
        layers.append(.init(chunk: chunk, people: people, row: table.rows.count))
        table.append([
          .text(calendar.pool), .optional(branch), .number(span.from), .number(span.to),
          .text(chunk ?? "(free)"),
          .whole(people), .whole(span.headcount),
        ])
      }
      for (chunk, people) in span.atWork.sorted(by: { scales.roles.isBefore($0.key, $1.key) })
      where people > 0 {
        add(chunk, people)
      }
      if span.free > 0 { add(nil, span.free) }
      panel.spans.append(.init(from: span.from, to: span.to, headcount: span.headcount, layers: layers))
    }
    return panel
  }
}
