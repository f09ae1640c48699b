import Charts
import Reporting

/// Panels above each other on one time axis, a pool each, with layers of people.
struct PeopleDrawing: Sendable {
  /// A pool, or a pool in a branch.
  struct Panel: Sendable {
    /// As the file calls it.
    var pool: String
    /// Nil where there is nothing to tell apart.
    var branch: String?
    /// Where its axis ends.
    var most: Int
    /// One after the other.
    var spans: [Span]
  }

  /// While nothing changes.
  struct Span: Sendable {
    /// Moments.
    var (from, to): (Double, Double)
    /// Where the line is.
    var headcount: Int
    /// From below.
    var layers: [Layer]
  }

  /// People who do the same; nil: nothing.
  struct Layer: Sendable {
    /// What they work on.
    var chunk: String?
    /// How many.
    var people: Int
    /// In the table.
    var row: Int
  }

  /// From above.
  let panels: [Panel]
  /// Pools that are not drawn.
  let hidden: Int
  /// Of the chart.
  let table: ChartTable
  /// Colours of the chunks.
  let roles: WorkRoles
  /// The axis that all panels share.
  let time: ClosedRange<Double>

  /// Heights of a plot, and of the words above it.
  private static let (height, head) = (84.0, 34.0)

  /// A key, the panels, and one axis of time below the last.
  func figure(_ room: Chart.Room) -> Figure {
    let chunks = Set(panels.flatMap { $0.spans.flatMap { $0.layers.compactMap(\.chunk) } })
    let isIdle = panels.contains { $0.spans.contains { $0.layers.contains { $0.chunk == nil } } }
    let entries = roles.key(of: chunks) + (isIdle ? [KeyRow.Entry(role: .idle, words: "free")] : [])
    let key = KeyRow.marks(entries, width: room.width)
    var marks = key.marks
    var top = key.height - 4
    for (place, panel) in panels.enumerated() {
      let plot = Frame(
        left: 40, right: room.width - 12, top: top + Self.head, bottom: top + Self.head + Self.height)
      let title: Phrase =
        panel.branch.map { "\(name: panel.pool), branch \(name: $0)" } ?? Phrase(name: panel.pool)
      marks.append(.text(title, at: Point(0, top + 25), .heading, room: room.width))
      marks += self.marks(of: panel, in: plot, isLast: place == panels.count - 1)
      top = plot.bottom
    }
    top += 26
    if hidden > 0 {
      marks.append(
        .text("and \(Words.counted(hidden, "more pool")) in the table", at: Point(0, top + 10), .note))
      top += 18
    }
    return Figure(
      id: room.id, width: room.width, height: top,
      description: "Stacked steps of people at work over time, for \(Words.counted(panels.count, "pool")).",
      marks: marks)
  }

  /// Layers upon each other, and over them the line of how many people there are.
  private func marks(of panel: Panel, in plot: Frame, isLast: Bool) -> [Mark] {
    let across = plot.across(time)
    let up = plot.up(0...Double(max(1, panel.most)))
    let columns = plot.columns(Ticks.moments(time, length: across.length), of: across)
    // Words below the last panel only, lines in all.
    var marks = columns.filter { if case .text = $0.shape { isLast } else { true } }
    marks += plot.rows(Ticks.numbers(up.domain, length: up.length, spacing: 35, isWhole: true), of: up)
    for span in panel.spans {
      // How many stand below the next layer.
      var below = 0
      for layer in span.layers {
        let (left, right) = (across.place(of: span.from), across.place(of: span.to))
        let (bottom, top) = (up.place(of: Double(below)), up.place(of: Double(below + layer.people)))
        let shape = Mark.Shape.bar(Point(left, top), width: right - left, height: bottom - top)
        let role = layer.chunk.map(roles.role) ?? .idle
        marks.append(Mark(shape, role, datum: table.datum(layer.row, "people")))
        below += layer.people
      }
    }
    let capacity = StepCurve(
      panel.spans.map { .init(from: $0.from, value: Double($0.headcount)) }, end: panel.spans.last?.to ?? 0)
    return marks + [Mark(.line(capacity.corners(across, up)), .capacity), plot.base]
  }
}
