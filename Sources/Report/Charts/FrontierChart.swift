import Charts
import Reporting

/// The best chance for less and for more of a budget or pool, or for later starts, with naive rules beneath.
enum FrontierChart {
  /// Nil where none was asked for.
  static func chart(_ result: ValueResult) -> Chart? {
    guard let first = result.frontier.first, let last = result.frontier.last else { return nil }
    /// By rising value.
    // Budgets and pools rise; starts come later.
    let points = result.frontier.sorted { $0.value < $1.value }
    var table = ChartTable([
      "value": first.of == "start" ? .moment : .amount, "chance": .share, "bound": .share, "naive": .share,
      "enters": .name,
    ])
    for point in points {
      table.append([
        .number(point.value), .number(point.chance), .number(point.bound), .optional(point.naive),
        point.enters.isEmpty ? .empty : .text(point.enters.joined(separator: ", ")),
      ])
    }
    let drawing = FrontierDrawing(points: points, table: table)
    let subject: Phrase = first.of == "start" ? "the start" : "“\(name: first.name)”"
    let span = "\(Words.chance(points[0].chance)) to \(Words.chance(last.chance))"
    return Chart(
      name: "frontier",
      title: first.of == "start"
        ? "From the first start to the last the chance goes from \(span)"
        : "From the least to the most of \(subject) the chance goes from \(span)",
      unit:
        "Best chance by \(subject); the whisker reaches to what no plan exceeds, dashes are the best naive rule",
      table: table, note: "Names stand where plans begin to use something.", draw: drawing.figure)
  }
}

/// Points with what enters at them.
struct FrontierDrawing: Sendable {
  /// By rising value.
  let points: [ValueResult.FrontierPoint]
  /// Of the chart.
  let table: ChartTable

  /// Of the plot.
  private static let height = 230.0

  /// The plot begins at a round chance below all of them: what counts is where it rises.
  func figure(_ room: Chart.Room) -> Figure {
    let plot = Frame(left: 46, right: room.width - 16, top: 22, bottom: 22 + Self.height)
    let values = points.map(\.value)
    let across = plot.across((values.first ?? 0)...(values.last ?? 1))
    // From a round chance below to one above.
    let chances = points.flatMap { [$0.chance, $0.bound, $0.naive ?? $0.chance] }
    let least = ((chances.min() ?? 0) * 10).rounded(.down) / 10
    let most = max(least + 0.1, ((chances.max() ?? 1) * 10).rounded(.up) / 10)
    let up = plot.up(least...most)
    var marks =
      plot.columns(Ticks.numbers(across.domain, length: across.length, spacing: 80), of: across)
      + plot.rows(Ticks.shares(up.domain, length: up.length, spacing: 40), of: up) + [plot.base]
    marks += curves(across, up)
    marks += names(across, up, within: plot)
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + 26,
      description: "Steps of the best chance at \(Words.counted(points.count, "value")).", marks: marks)
  }

  /// What holds for a value holds until more is reached: steps, with a dot and a whisker at each value.
  private func curves(_ across: LinearScale, _ up: LinearScale) -> [Mark] {
    let end = points.last?.value ?? 0
    let best = StepCurve(points.map { .init(from: $0.value, value: $0.chance) }, end: end)
    let naive = points.filter { $0.naive != nil }.map {
      StepCurve.Step(from: $0.value, value: $0.naive ?? 0)
    }
    var marks = [
      Mark(.line(StepCurve(naive, end: end).corners(across, up)), .naiveLine),
      Mark(.line(best.corners(across, up)), .finishing),
    ].filter { if case .line(let points) = $0.shape { !points.isEmpty } else { true } }
    for row in points.indices {
      let x = across.place(of: points[row].value)
      let (low, high) = (up.place(of: points[row].chance), up.place(of: points[row].bound))
      if low - high >= 2 {
        marks.append(Mark(.line([Point(x, low), Point(x, high)]), .whisker))
        marks.append(
          Mark(.line([Point(x - 4, high), Point(x + 4, high)]), .whisker, datum: table.datum(row, "bound")))
      }
      if let datum = table.datum(row, "naive") {
        marks.append(Mark(.dot(Point(x, up.place(of: datum.value)), radius: 2.5), .naive, datum: datum))
      }
      marks.append(Mark(.dot(Point(x, low), radius: 3.5), .dot, datum: table.datum(row, "chance")))
    }
    return marks
  }

  /// Names of what enters, as far as they do not touch; the first point has everything that is used from the beginning, which
  /// is no news.
  private func names(_ across: LinearScale, _ up: LinearScale, within plot: Frame) -> [Mark] {
    var marks: [Mark] = []
    var end = -Double.infinity
    for point in points.dropFirst() where !point.enters.isEmpty {
      let words = point.enters.map { Phrase(name: $0) }.listed(most: 2)
      let width = TextMeasure.width(words.bare, size: Role.note.textSize)
      let x = min(max(across.place(of: point.value) - width / 2, plot.left), plot.right - width)
      guard x > end + 8 else { continue }
      end = x + width
      marks.append(.text(words, at: Point(x, max(12, up.place(of: point.bound) - 9)), .note))
    }
    return marks
  }
}
