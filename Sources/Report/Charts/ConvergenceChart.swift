import Charts
import Foundation
import Reporting

/// How the best plan's chance and the proven bound came together while the search ran, over the logarithm of time.
enum ConvergenceChart {
  /// Nil where the result does not tell: `solve --trace` keeps it.
  static func chart(_ result: SolveResult) -> Chart? {
    // There is no logarithm of nothing.
    let points = result.trace.filter { $0.seconds > 0 }.sorted { $0.seconds < $1.seconds }
    guard points.count > 1, let last = points.last else { return nil }
    var table = ChartTable(["seconds": .amount, "chance": .share, "bound": .share])
    for point in points {
      table.append([.number(point.seconds), .number(point.chance), .number(point.bound)])
    }
    // The plan may be as good long before it is proven to be, and both long before the answer was checked.
    let found = points.first { $0.chance >= last.chance - PageTolerance.equal } ?? last
    let proven = result.gapAsked.flatMap { gap in points.first { $0.bound - $0.chance <= gap } } ?? last
    return Chart(
      name: "convergence",
      title: result.head.status == .optimal
        ? "The plan was found after \(duration(found.seconds)), and proven after \(duration(proven.seconds))"
        : "After \(duration(last.seconds)) \(Words.points(last.bound - last.chance)) of chance were still open",
      unit: "Chance of the best plan so far, and dashed what no plan exceeds, over the time of the search",
      table: table, note: "From one time at the axis to the next it grows tenfold.",
      draw: { [table] in figure($0, table, of: points) })
  }

  /// "0.2 s", "45 ms".
  private static func duration(_ seconds: Double) -> String {
    seconds < 0.1
      ? "\(Digits.plain(seconds * 1000, decimals: 1)) ms" : "\(Digits.plain(seconds, decimals: 1)) s"
  }

  /// Of the plot.
  private static let height = 220.0

  /// Time to the right by powers of ten, chances upwards from a round one below all of them.
  private static func figure(_ room: Chart.Room, _ table: ChartTable, of points: [TracePoint]) -> Figure {
    let plot = Frame(left: 46, right: room.width - 64, top: 14, bottom: 14 + height)
    let logs = points.map { log10($0.seconds) }
    let across = plot.across(domain(of: logs))
    // A round chance below all of them and one above.
    let chances = points.flatMap { [$0.chance, $0.bound] }
    let least = ((chances.min() ?? 0) * 10).rounded(.down) / 10
    let most = max(least + 0.1, ((chances.max() ?? 1) * 10).rounded(.up) / 10)
    let up = plot.up(least...most)
    var marks =
      plot.columns(powers(of: across.domain), of: across)
      + plot.rows(Ticks.shares(up.domain, length: up.length, spacing: 40), of: up) + [plot.base]
    let curves: [(String, Role, (TracePoint) -> Double)] = [
      ("bound", .bound, \.bound), ("chance", .finishing, \.chance),
    ]
    // The chance lies above the bound, where they meet.
    for (column, role, value) in curves {
      let steps = zip(logs, points).map { StepCurve.Step(from: $0, value: value($1)) }
      marks.append(Mark(.line(StepCurve(steps, end: across.domain.upperBound).corners(across, up)), role))
      var shown = Point(-.infinity, -.infinity)
      for row in points.indices {
        let place = Point(across.place(of: logs[row]), up.place(of: value(points[row])))
        // What lies on the dot before shows nothing.
        if abs(place.x - shown.x) < 1, abs(place.y - shown.y) < 1, row + 1 < points.count { continue }
        shown = place
        marks.append(
          Mark(
            .dot(place, radius: 1.5), role == .bound ? .gate : .dot, datum: table.datum(row, column)))
      }
    }
    marks += names(of: curves.map(\.0), at: points.last.map { [$0.bound, $0.chance] } ?? [], up, plot)
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + 26,
      description:
        "Two curves of steps that come together: what no plan exceeds falls, the best chance rises.",
      marks: marks)
  }

  /// From the first moment to the last; of less than two powers of ten those around them, so that the axis can be read.
  private static func domain(of logs: [Double]) -> ClosedRange<Double> {
    let (first, last) = (logs.first ?? 0, logs.last ?? 1)
    if last.rounded(.down) - first.rounded(.up) >= 1 { return first...last }
    return first.rounded(.down)...max(first.rounded(.down) + 1, last.rounded(.up))
  }

  /// Powers of ten from a millisecond on, as people say them.
  private static func powers(of logs: ClosedRange<Double>) -> [Ticks.Tick] {
    stride(from: max(-3, logs.lowerBound.rounded(.up)), through: logs.upperBound, by: 1).map { power in
      let (number, unit) = power < 0 ? (pow(10, power + 3), "ms") : (pow(10, power), "s")
      return .init(value: power, text: "\(Digits.whole(Int(number.rounded()))) \(unit)")
    }
  }

  /// At the ends of the lines, apart from each other.
  private static func names(
    of columns: [String], at values: [Double], _ up: LinearScale, _ plot: Frame
  ) -> [Mark] {
    let places = EndLabels.places(
      values.map { up.place(of: $0) + 4 }, apart: Role.label.textSize + 2, within: plot.top...plot.bottom)
    return zip(columns, places).map { .text(Phrase($0), at: Point(plot.right + 6, $1), .label) }
  }
}
