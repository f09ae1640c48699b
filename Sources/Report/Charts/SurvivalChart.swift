import Charts
import Reporting

/// Survival against finishing: whether the deadline is still to come, whether all is finished if it falls, and what is lost
/// between the two.
enum SurvivalChart {
  /// Nil where the result tells of no deadline.
  static func chart(_ result: SolveResult, _ scales: SolveScales) -> Chart? {
    /// What is drawn.
    let law = DeadlineLaw(result)
    guard !law.moments.isEmpty else { return nil }
    var table = ChartTable([
      "deadline": .moment, "probability": .share, "still to come": .share, "finished": .share,
      "lost so far": .share,
    ])
    for moment in law.moments {
      table.append([
        .number(moment.moment), .number(moment.weight), .number(moment.later), .number(moment.chance),
        .number(moment.lostByThen),
      ])
    }
    let drawing = Drawing(law: law, table: table, time: scales.time)
    return Chart(
      name: "survival", title: title(result, law), unit: "Probability over time", table: table,
      note:
        "“Finished” is the chance that everything needed is finished if the deadline falls at that moment. What is lost so"
        + " far ends at what the plan is short of 100 %.",
      draw: drawing.figure)
  }

  /// When it is lost.
  private static func title(_ result: SolveResult, _ law: DeadlineLaw) -> Phrase {
    if result.chance == 0 { return "Nothing is finished before any deadline" }
    guard let moment = law.halfOfLoss else { return "Everything is finished before every deadline" }
    let all = law.moments.last?.lostByThen ?? 1
    let lost = law.moments.first { $0.moment == moment }?.lostByThen ?? all
    if lost == all { return "All that is lost is lost to deadlines by \(Words.moment(moment))" }
    return "Deadlines by \(Words.moment(moment)) make up \(Words.chance(lost / all)) of what is lost"
  }

  /// The curves in a room.
  private struct Drawing: Sendable {
    let law: DeadlineLaw
    /// Of the chart.
    let table: ChartTable
    /// The axis.
    let time: ClosedRange<Double>

    /// Height of the plot.
    private static let height = 220.0
    /// Room for words at the ends of the curves.
    private static let words = 118.0

    /// The plot with words at its right, or above it where there is no room.
    func figure(_ room: Chart.Room) -> Figure {
      let entries = [
        KeyRow.Entry(role: .survival, words: "deadline still to come", isLine: true),
        .init(role: .finishing, words: "finished if it falls then", isLine: true),
        .init(role: .lost, words: "lost so far"),
      ]
      // Where there is no room beside the curves their names stand above them.
      let key = room.isNarrow ? KeyRow.marks(entries, width: room.width) : (marks: [], height: 0)
      let top = key.height + 20
      let plot = Frame(
        left: 46, right: room.width - (room.isNarrow ? 12 : Self.words), top: top, bottom: top + Self.height)
      let (across, up) = (plot.across(time), plot.up(0...1))
      let marks =
        key.marks + plot.columns(Ticks.moments(time, length: across.length), of: across)
        + plot.rows(Ticks.shares(0...1, length: up.length, spacing: 40), of: up)
        + curves(across, up) + [plot.base] + horizon(in: plot)
        + (room.isNarrow ? [] : labels(at: plot.right + 8, up, within: plot.top + 4...plot.bottom))
      let lost = law.moments.last?.lostByThen ?? 0
      return Figure(
        id: room.id, width: room.width, height: plot.bottom + 26,
        description:
          "Steps over time: the deadline still to come falls from 100 %, the chance to be finished rises, and"
          + " \(Words.chance(lost)) is lost in the end.",
        marks: marks)
    }

    /// Steps of the three, with a dot at each number of the table while they are few.
    private func curves(_ across: LinearScale, _ up: LinearScale) -> [Mark] {
      let end = time.upperBound
      func curve(_ value: (DeadlineLaw.Moment) -> Double, from start: [StepCurve.Step]) -> StepCurve {
        StepCurve(start + law.moments.map { .init(from: $0.moment, value: value($0)) }, end: end)
      }
      let start = time.lowerBound
      let lost = curve(\.lostByThen, from: [.init(from: start, value: 0)])
      let later = curve(\.later, from: [.init(from: start, value: 1)])
      let finished = curve(\.chance, from: [])
      var marks = [
        Mark(.area(lost.area(across, up, over: 0)), .lost),
        Mark(.line(later.corners(across, up)), .survival),
        Mark(.line(finished.corners(across, up)), .finishing),
      ]
      let radius = law.moments.count > 30 ? 1.5 : 3.5
      for row in law.moments.indices {
        for (column, role) in [("still to come", Role.gate), ("finished", .dot), ("lost so far", .bestNaive)]
        {
          guard let datum = table.datum(row, column), let moment = table.number(row, "deadline") else {
            continue
          }
          let place = Point(across.place(of: moment), up.place(of: datum.value))
          marks.append(Mark(.dot(place, radius: radius), role, datum: datum))
        }
      }
      return marks
    }

    /// Where the plan's time ends: a deadline that never falls counts as that moment.
    private func horizon(in plot: Frame) -> [Mark] {
      [
        Mark(.line([Point(plot.right, plot.top - 6), Point(plot.right, plot.bottom)]), .bound),
        .text(
          "horizon \(Words.moment(time.upperBound))", at: Point(plot.right, plot.top - 10), .note,
          anchor: .end),
      ]
    }

    /// Names at the ends of the curves.
    private func labels(at x: Double, _ up: LinearScale, within limits: ClosedRange<Double>) -> [Mark] {
      guard let last = law.moments.last else { return [] }
      let lines: [(Double, Phrase, Phrase)] = [
        (last.later, "deadline", "still to come"),
        (last.chance, "finished if it", "falls then: \(Words.chance(last.chance))"),
        (last.lostByThen, "lost so far:", "\(Words.chance(last.lostByThen))"),
      ]
      let places = EndLabels.places(
        lines.map { up.place(of: $0.0) }, apart: 32, within: limits.lowerBound...(limits.upperBound - 12))
      return zip(lines, places).flatMap { line, y in
        [
          Mark.text(line.1, at: Point(x, y), .note, room: Self.words - 8),
          .text(line.2, at: Point(x, y + 13), .note, room: Self.words - 8),
        ]
      }
    }
  }
}
