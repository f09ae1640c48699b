import Charts
import Reporting

/// A row for each of several things that are compared by one number: a bar from zero, or a dot where the axis need not begin at
/// zero, with a whisker for what is not certain.
struct RowPlot {
  /// A thing that is compared.
  struct Row {
    /// At the left; cut where it is too long.
    var label: Phrase
    /// How bar or dot look.
    var role: Role
    /// What is said at the right besides the number, where there is room.
    var remark = ""
  }

  /// How a row shows its number.
  enum Style { case bars, dots }

  /// Bars where zero is on the axis.
  var style = Style.bars
  /// As many as the table has rows, and in the same order.
  var rows: [Row]
  /// Of the chart.
  var table: ChartTable
  /// Titles of the columns of the number and of both ends of its whisker.
  var (value, low, high): (String, String, String)
  /// What the axis shows.
  var domain: ClosedRange<Double>
  /// Rows that are drawn at most; the others are counted.
  var most = 60

  /// Heights of a row, of its bar, and of what lies above and below all rows.
  private static let (step, thickness, above, below) = (26.0, 14.0, 4.0, 26.0)

  /// The drawing.
  func figure(_ room: Chart.Room, _ description: Phrase) -> Figure {
    let shown = Array(rows.prefix(most))
    let widest = shown.map { TextMeasure.width($0.label.bare, size: Role.label.textSize) }.max() ?? 0
    let remark =
      room.isNarrow ? 0 : shown.map { TextMeasure.width($0.remark, size: Role.note.textSize) }.max() ?? 0
    // Names are cut before they take more than a third of the room.
    let left = min(widest + 12, room.width * 0.36)
    let plot = Frame(
      left: left, right: room.width - 62 - (remark == 0 ? 0 : remark + 12), top: Self.above,
      bottom: Self.above + Self.step * Double(shown.count))
    let scale = plot.across(domain)
    var marks = plot.columns(Ticks.shares(domain, length: scale.length), of: scale)
    for (place, row) in shown.enumerated() {
      let middle = plot.top + Self.step * (Double(place) + 0.5)
      marks += self.marks(of: row, place, at: middle, in: plot, scale, room: room)
    }
    if style == .bars {
      marks.append(
        Mark(.line([Point(plot.left, plot.top), Point(plot.left, plot.bottom)]), .axis))
    }
    let hidden = rows.count - shown.count
    if hidden > 0 {
      let place = Point(0, plot.bottom + Self.below + 10)
      marks.append(.text("and \(hidden) more in the table", at: place, .note))
    }
    return Figure(
      id: room.id, width: room.width, height: plot.bottom + Self.below + (hidden > 0 ? 18 : 0),
      description: description, marks: marks)
  }

  /// Name, bar or dot, whisker, number and remark of one row.
  private func marks(
    of row: Row, _ place: Int, at middle: Double, in plot: Frame, _ scale: LinearScale, room: Chart.Room
  ) -> [Mark] {
    let size = Role.label.textSize
    var marks: [Mark] = [
      .text(row.label, at: Point(0, middle + size / 3), .label, room: plot.left - 8)
    ]
    guard let datum = table.datum(place, value) else {
      return marks + [.text("–", at: Point(plot.left + 6, middle + size / 3), .note)]
    }
    let end = scale.clamped(datum.value)
    switch style {
    case .bars:
      let corner = Point(plot.left, middle - Self.thickness / 2)
      marks.append(
        Mark(.bar(corner, width: end - plot.left, height: Self.thickness), row.role, datum: datum))
    case .dots:
      marks.append(Mark(.line([Point(plot.left, middle), Point(plot.right, middle)]), .guide))
      marks.append(Mark(.dot(Point(end, middle), radius: 5), row.role, datum: datum))
    }
    let whisker = self.whisker(place, at: middle, scale)
    marks += whisker.marks
    let words = Point(max(end, whisker.end) + 8, middle + size / 3)
    marks.append(.text(Phrase(Words.chance(datum.value)), at: words, .value))
    if !room.isNarrow, !row.remark.isEmpty {
      marks.append(.text(Phrase(row.remark), at: Point(room.width, words.y), .note, anchor: .end))
    }
    return marks
  }

  /// A line between both ends, closed by short ones; nothing where there is nothing between.
  private func whisker(
    _ place: Int, at middle: Double, _ scale: LinearScale
  ) -> (marks: [Mark], end: Double) {
    guard let low = table.datum(place, low), let high = table.datum(place, high) else { return ([], 0) }
    let (from, to) = (scale.clamped(low.value), scale.clamped(high.value))
    // Shorter ones would only thicken the end of the bar.
    guard to - from >= 2 else { return ([], 0) }
    let caps = [(from, low), (to, high)].map { x, datum in
      Mark(.line([Point(x, middle - 4), Point(x, middle + 4)]), .whisker, datum: datum)
    }
    return ([Mark(.line([Point(from, middle), Point(to, middle)]), .whisker)] + caps, to)
  }
}
