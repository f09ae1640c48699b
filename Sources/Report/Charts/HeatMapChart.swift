import Charts
import Reporting

/// The chance for two numbers of the file varied together: the darker the better, with the number in every cell.
enum HeatMapChart {
  /// Nil unless one or two keys take several values.
  static func chart(_ result: SweepResult) -> Chart? {
    var keys: [String] = []
    for setting in result.cells.flatMap(\.varied) where !keys.contains(setting.key) {
      if Set(result.cells.flatMap(\.varied).filter { $0.key == setting.key }.map(\.text)).count > 1 {
        keys.append(setting.key)
      }
    }
    guard (1...2).contains(keys.count) else { return nil }
    let (across, up) = (keys[0], keys.count > 1 ? keys[1] : nil)
    var table = ChartTable([across: .name, up ?? "–": .name, "chance": .share])
    var cells: [HeatMapDrawing.Cell] = []
    for cell in result.cells {
      guard let x = cell.varied.first(where: { $0.key == across }) else { continue }
      let y = cell.varied.first { $0.key == up }
      cells.append(.init(row: table.rows.count, across: x.text, up: y?.text ?? "", chance: cell.chance))
      table.append([.text(x.text), .optional(y?.text), .number(cell.chance)])
    }
    let drawing = HeatMapDrawing(
      cells: cells, columns: values(of: across, in: result),
      rows: up.map { values(of: $0, in: result) } ?? [""],
      names: (across, up), table: table)
    // For the title.
    let (least, most) = (cells.map(\.chance).min() ?? 0, cells.map(\.chance).max() ?? 1)
    return Chart(
      name: "sweep", title: "The chance goes from \(Words.chance(least)) to \(Words.chance(most))",
      unit: up.map { "Chance by \(name: across) (across) and \(name: $0) (down)" }
        ?? "Chance by \(name: across)",
      table: table, note: nil, draw: drawing.figure)
  }

  /// The values of a key in the order of numbers, else of their coming.
  private static func values(of key: String, in result: SweepResult) -> [String] {
    var seen: Set<String> = []
    let settings = result.cells.flatMap(\.varied).filter { $0.key == key && seen.insert($0.text).inserted }
    guard settings.allSatisfy({ $0.number != nil }) else { return settings.map(\.text) }
    return settings.sorted { ($0.number ?? 0) < ($1.number ?? 0) }.map(\.text)
  }
}

/// Cells in a room.
struct HeatMapDrawing: Sendable {
  /// A chance by its two values.
  struct Cell: Sendable {
    /// In the table.
    var row: Int
    /// Values, as text; `up` is empty where one key is varied.
    var (across, up): (String, String)
    /// What is printed.
    var chance: Double
  }

  /// In any order.
  let cells: [Cell]
  /// Values from left to right.
  let columns: [String]
  /// Values from above.
  let rows: [String]
  /// The keys.
  let names: (across: String, up: String?)
  /// Of the chart.
  let table: ChartTable

  /// Values of a key that are drawn at most, the height of a cell, and how pale the best one is, so that its number can be read.
  private static let (most, height, strongest) = (40, 30.0, 0.6)

  /// Pairs of values that were not tried stay empty.
  func figure(_ room: Chart.Room) -> Figure {
    let (columns, rows) = (Array(self.columns.prefix(Self.most)), Array(self.rows.prefix(Self.most)))
    let widest = rows.map { TextMeasure.width($0, size: Role.tick.textSize) }.max() ?? 0
    let left = min(widest + 12, room.width * 0.3)
    let width = (room.width - left) / Double(max(1, columns.count))
    let top = 22.0
    var marks: [Mark] = []
    for cell in cells {
      guard let column = columns.firstIndex(of: cell.across), let row = rows.firstIndex(of: cell.up) else {
        continue
      }
      let corner = Point(left + Double(column) * width, top + Double(row) * Self.height)
      marks.append(
        Mark(
          .bar(corner, width: width - 1, height: Self.height - 1), .heat,
          datum: table.datum(cell.row, "chance"),
          strength: cell.chance * Self.strongest))
      // Without the sign where a cell is narrow.
      let whole = Words.chance(cell.chance)
      let short = whole.replacing(" %", with: "")
      let words =
        [whole, short].first { TextMeasure.width($0, size: Role.within.textSize) <= width - 4 } ?? ""
      marks.append(
        .text(Phrase(words), at: Point(corner.x + width / 2, corner.y + 19), .within, anchor: .middle))
    }
    for (place, value) in columns.enumerated() {
      let x = left + (Double(place) + 0.5) * width
      marks.append(.text(Phrase(name: value), at: Point(x, top - 8), .tick, anchor: .middle, room: width - 4))
    }
    for (place, value) in rows.enumerated() {
      let y = top + Double(place) * Self.height + 19
      marks.append(.text(Phrase(name: value), at: Point(0, y), .tick, room: left - 6))
    }
    return Figure(
      id: room.id, width: room.width, height: top + Double(rows.count) * Self.height + 2,
      description: "A grid of \(Words.counted(cells.count, "chance")).", marks: marks)
  }
}
