import Charts
import Reporting

/// The simulated chance with its interval, on a rule at the exact one.
enum SimulationChart {
  /// Nil where no run was finished.
  static func chart(_ result: SimulationResult) -> Chart? {
    guard let simulated = result.simulated, let interval = result.interval else { return nil }
    var table = ChartTable(["chance": .word, "value": .share, "low": .share, "high": .share])
    table.append([.text("exact"), .number(result.chance), .empty, .empty])
    table.append([
      .text("simulated"), .number(simulated), .number(interval.lowerBound), .number(interval.upperBound),
    ])
    let title: Phrase =
      switch result.agrees {
      case true?: "Simulation and exact chance agree"
      case false?: "Simulation and exact chance disagree"
      case nil: "With people who are right for life the chance is \(Words.chance(simulated))"
      }
    let exact = result.chance
    return Chart(
      name: "simulation", title: title,
      unit:
        "Chance in \(Words.counted(result.runs, "run")), with its 95 % interval; the line is the exact chance",
      table: table, note: nil,
      draw: { [table] in figure($0, table, exact: exact, simulated: simulated, interval: interval) })
  }

  /// Four intervals to each side: near enough to see a difference, wide enough to see that it is none.
  private static func figure(
    _ room: Chart.Room, _ table: ChartTable, exact: Double, simulated: Double, interval: ClosedRange<Double>
  ) -> Figure {
    let plot = Frame(left: 12, right: room.width - 30, top: 26, bottom: 84)
    let width = max(interval.upperBound - interval.lowerBound, PageTolerance.equal)
    let low = max(0, min(exact, interval.lowerBound) - 2 * width)
    let high = min(1, max(exact, interval.upperBound) + 2 * width)
    let scale = plot.across(low...max(high, low + width))
    // Everything lies on one line.
    let middle = (plot.top + plot.bottom) / 2
    let (from, to) = (scale.place(of: interval.lowerBound), scale.place(of: interval.upperBound))
    var marks = plot.columns(Ticks.shares(scale.domain, length: scale.length, spacing: 80), of: scale)
    let x = scale.place(of: exact)
    marks.append(
      Mark(.line([Point(x, plot.top - 6), Point(x, plot.bottom)]), .deadline, datum: table.datum(0, "value")))
    let words: Phrase = "exact: \(Percent.text(exact, decimals: 2))"
    let half = TextMeasure.width(words.bare, size: Role.label.textSize) / 2
    marks.append(
      .text(words, at: Point(min(max(x, half), room.width - half), plot.top - 12), .label, anchor: .middle))
    marks.append(Mark(.line([Point(from, middle), Point(to, middle)]), .whisker))
    for (place, column) in [(from, "low"), (to, "high")] {
      marks.append(
        Mark(
          .line([Point(place, middle - 5), Point(place, middle + 5)]), .whisker, datum: table.datum(1, column)
        ))
    }
    marks.append(
      Mark(.dot(Point(scale.place(of: simulated), middle), radius: 5), .dot, datum: table.datum(1, "value")))
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + 26,
      description: "A dot at the simulated chance with its interval, and a line at the exact chance.",
      marks: marks)
  }
}
