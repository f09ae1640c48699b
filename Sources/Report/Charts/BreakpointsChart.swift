import Charts
import Reporting

/// Where keeping today's plan becomes a mistake: a strip for each input, split where the best plan changes.
enum BreakpointsChart {
  /// Nil where none was found.
  static func chart(_ result: ValueResult) -> Chart? {
    guard !result.breakpoints.isEmpty else { return nil }
    var table = ChartTable([
      "input": .name, "today": .amount, "from": .amount, "best below": .name, "best above": .name,
    ])
    var strips: [BreakpointsDrawing.Strip] = []
    // All breakpoints of an input share a strip.
    for (row, point) in result.breakpoints.enumerated() {
      table.append([
        .text(point.input.words.bare), .number(point.today), .number(point.at), .text(point.below),
        .text(point.above),
      ])
      if let place = strips.firstIndex(where: { $0.input == point.input }) {
        strips[place].splits.append(.init(row: row, point: point))
      } else {
        strips.append(.init(input: point.input, today: point.today, splits: [.init(row: row, point: point)]))
      }
    }
    // The nearest to today first.
    strips = strips.enumerated().sorted {
      ($0.element.nearest, $0.offset) < ($1.element.nearest, $1.offset)
    }.map(\.element)
    let first = strips[0]
    let drawing = BreakpointsDrawing(strips: strips, table: table)
    return Chart(
      name: "breakpoints",
      title:
        "Of \(Words.counted(strips.count, "input")) “\(first.input.words)” is nearest to changing the plan",
      unit: "Values over which today’s plan stays good enough, and what the best plan does beyond",
      table: table,
      note: "Each strip has a scale of its own; the dot is today’s value.", draw: drawing.figure)
  }
}

/// Strips in a room.
struct BreakpointsDrawing: Sendable {
  /// An input with the values at which the best plan changes.
  struct Strip: Sendable {
    /// Whose values the strip shows.
    var input: ValueResult.Input
    /// Where the file is.
    var today: Double
    /// At least one.
    var splits: [Split]

    /// How far the nearest change is, in shares of today's value.
    var nearest: Double {
      splits.map { abs($0.point.at - today) / max(1, abs(today)) }.min() ?? .infinity
    }

    /// Values from a little below the least to a little above the most.
    var domain: ClosedRange<Double> {
      let values = splits.map(\.point.at) + [today]
      let (low, high) = (values.min() ?? 0, values.max() ?? 1)
      let margin = max((high - low) * 0.6, max(abs(today), 1) * 0.1)
      return low - margin...high + margin
    }
  }

  /// A value with its row in the table.
  struct Split: Sendable {
    /// In the table.
    var row: Int
    /// What is known of it.
    var point: ValueResult.Breakpoint
  }

  /// The nearest to a change first.
  let strips: [Strip]
  /// Of the chart.
  let table: ChartTable

  /// Strips that are drawn at most; heights of one, and of its bar.
  private static let (most, step, bar) = (30, 44.0, 18.0)

  /// Strip below strip, each as wide as the room allows.
  func figure(_ room: Chart.Room) -> Figure {
    let shown = strips.prefix(Self.most)
    let widest = shown.map { TextMeasure.width($0.input.words.bare, size: Role.label.textSize) }.max() ?? 0
    let left = min(widest + 12, room.width * 0.36)
    var marks: [Mark] = []
    for (place, strip) in shown.enumerated() {
      let top = Double(place) * Self.step
      marks.append(.text(strip.input.words, at: Point(0, top + 27), .label, room: left - 8))
      marks += self.marks(of: strip, from: top, LinearScale(strip.domain, from: left, to: room.width))
    }
    let hidden = strips.count - shown.count
    let bottom = Double(shown.count) * Self.step
    if hidden > 0 { marks.append(.text("and \(hidden) more in the table", at: Point(0, bottom + 12), .note)) }
    return Figure(
      id: room.id, width: room.width, height: bottom + (hidden > 0 ? 20 : 4),
      description: "Strips for \(Words.counted(strips.count, "input")), split where the best plan changes.",
      marks: marks)
  }

  /// Stretches with what the best plan does there, splits with their values, and today.
  private func marks(of strip: Strip, from top: Double, _ scale: LinearScale) -> [Mark] {
    let splits = strip.splits.sorted { $0.point.at < $1.point.at }
    // Between neighbours lies one stretch.
    let edges = [strip.domain.lowerBound] + splits.map(\.point.at) + [strip.domain.upperBound]
    let y = top + 14
    var marks: [Mark] = []
    for (place, pair) in zip(edges, edges.dropFirst()).enumerated() {
      let isToday = pair.0 <= strip.today && strip.today <= pair.1
      let (from, to) = (scale.place(of: pair.0), scale.place(of: pair.1))
      marks.append(
        Mark(.bar(Point(from, y), width: to - from, height: Self.bar), isToday ? .today : .beyond))
      let words: Phrase =
        isToday
        ? "today’s plan"
        : Phrase(name: place == 0 ? splits[0].point.below : splits[place - 1].point.above)
      marks.append(.text(words, at: Point(from + 5, y + 13), .within, room: to - from - 10))
    }
    for split in splits {
      let x = scale.place(of: split.point.at)
      marks.append(
        Mark(
          .line([Point(x, y - 3), Point(x, y + Self.bar)]), .whisker, datum: table.datum(split.row, "from")))
      marks.append(.text(Phrase(Words.value(split.point.at)), at: Point(x, y - 5), .tick, anchor: .middle))
    }
    let today = scale.place(of: strip.today)
    return marks + [Mark(.dot(Point(today, y + Self.bar), radius: 3), .gate)]
  }
}
