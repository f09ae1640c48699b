import Charts
import Reporting

/// Two thin bars a row, one where the plan is made anew and one where it is kept: how far a change carries, and how much of that
/// comes from planning again.
struct PairPlot {
  /// One input or change.
  struct Row {
    /// At the left.
    var label: Phrase
    /// The ends of both bars.
    var anew: Span
    /// Of the lower bar.
    var kept: Span
    /// Words beyond the lower and the upper ends.
    var words: (low: String, high: String)
    /// Whether the effect is more than what was left unproved.
    var isProved = true
  }

  /// A bar from a number of the table, or from the base, to another.
  struct Span {
    /// Nil: from the base.
    var low: Mark.Datum?
    /// Nil: to the base.
    var high: Mark.Datum?
  }

  /// From above.
  var rows: [Row]
  /// Where nothing changes.
  var base: Double
  /// What the axis shows.
  var domain: ClosedRange<Double>
  /// Whether the axis tells differences, in points.
  var isDifference: Bool
  /// Rows that are drawn; the others are counted.
  var most = 40

  /// Height of a row, thickness of a bar, and room for the axis.
  private static let (step, thickness, below) = (32.0, 9.0, 26.0)

  /// The drawing.
  func figure(_ room: Chart.Room, _ description: Phrase) -> Figure {
    let shown = Array(rows.prefix(most))
    let key = KeyRow.marks(
      [.init(role: .optimum, words: "plan made anew"), .init(role: .kept, words: "plan kept")],
      width: room.width)
    let widest = shown.map { TextMeasure.width($0.label.bare, size: Role.label.textSize) }.max() ?? 0
    let left = min(widest + 12, room.width * 0.36)
    // Words beyond the ends take room from the plot.
    let size = Role.value.textSize
    let before = shown.map { TextMeasure.width($0.words.low, size: size) }.max() ?? 0
    let after = shown.map { TextMeasure.width($0.words.high, size: size) }.max() ?? 0
    let plot = Frame(
      left: left + before + (before > 0 ? 8 : 0), right: room.width - after - 12, top: key.height + 6,
      bottom: key.height + 6 + Self.step * Double(shown.count))
    let scale = plot.across(domain)
    var marks = key.marks + plot.columns(ticks(scale), of: scale)
    for (place, row) in shown.enumerated() {
      let middle = plot.top + Self.step * (Double(place) + 0.5)
      marks.append(.text(row.label, at: Point(0, middle + 4), .label, room: left - 8))
      marks += self.marks(of: row, at: middle, scale)
    }
    // Above the bars, so that it parts what is below from what is above.
    let x = scale.clamped(base)
    marks.append(Mark(.line([Point(x, plot.top), Point(x, plot.bottom)]), .axis))
    let hidden = rows.count - shown.count
    if hidden > 0 {
      marks.append(
        .text("and \(hidden) more in the table", at: Point(0, plot.bottom + Self.below + 10), .note))
    }
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + Self.below + (hidden > 0 ? 18 : 0),
      description: description, marks: marks)
  }

  /// Points without their name, chances as percentages.
  private func ticks(_ scale: LinearScale) -> [Ticks.Tick] {
    guard isDifference else { return Ticks.shares(domain, length: scale.length) }
    let points = domain.lowerBound * 100...domain.upperBound * 100
    return Ticks.numbers(points, length: scale.length, spacing: 56).map {
      .init(value: $0.value / 100, text: $0.text)
    }
  }

  /// Both bars with an edge at each number, so that ends can be read off, and the words beyond them.
  private func marks(of row: Row, at middle: Double, _ scale: LinearScale) -> [Mark] {
    var marks: [Mark] = []
    var (least, most) = (scale.clamped(base), scale.clamped(base))
    for (span, top, role) in [
      (row.anew, middle - Self.thickness - 1, Role.optimum), (row.kept, middle + 1, .kept),
    ] {
      let ends = [span.low, span.high].map { scale.clamped($0?.value ?? base) }
      let (from, to) = (ends.min() ?? 0, ends.max() ?? 0)
      (least, most) = (min(least, from), max(most, to))
      if row.isProved || role == .kept {
        marks.append(Mark(.bar(Point(from, top), width: to - from, height: Self.thickness), role))
      }
      for (datum, x) in zip([span.low, span.high], ends) {
        guard let datum else { continue }
        // What was not proved to be anything is no bar.
        let shape: Mark.Shape =
          row.isProved || role == .kept
          ? .line([Point(x, top), Point(x, top + Self.thickness)]) : .dot(Point(x, top + 4), radius: 3.5)
        marks.append(Mark(shape, row.isProved || role == .kept ? .whisker : .openDot, datum: datum))
      }
    }
    if !row.words.low.isEmpty {
      marks.append(.text(Phrase(row.words.low), at: Point(least - 6, middle + 4), .value, anchor: .end))
    }
    if !row.words.high.isEmpty {
      marks.append(.text(Phrase(row.words.high), at: Point(most + 6, middle + 4), .value))
    }
    return marks
  }
}
