import Charts
import Reporting

/// The chance for two numbers of the file varied together: the darker the better, with the number in every cell.
enum HeatMapChart {
  /// Nil unless one or two keys take several values.
  static func chart(_ result: SweepResult) -> Chart? {
    // Keys in the order of their coming, with all their values.
    var (keys, texts): ([String], [String: Set<String>]) = ([], [:])
    for setting in result.cells.flatMap(\.varied) {
      if texts[setting.key] == nil { keys.append(setting.key) }
      texts[setting.key, default: []].insert(setting.text)
    }
    keys = keys.filter { (texts[$0]?.count ?? 0) > 1 }
    guard (1...2).contains(keys.count) else { return nil }
    if keys.count == 1 { return bars(result, by: keys[0]) }
    let (across, up) = (keys[0], keys[1])
    var table = ChartTable([across: .name, up: .name, "chance": .share])
    var cells: [HeatMapDrawing.Cell] = []
    for cell in result.cells {
      guard let x = cell.varied.first(where: { $0.key == across }),
        let y = cell.varied.first(where: { $0.key == up })
      else { continue }
      cells.append(.init(row: table.rows.count, across: x.text, up: y.text, chance: cell.chance))
      table.append([.text(x.text), .text(y.text), .number(cell.chance)])
    }
    let drawing = HeatMapDrawing(
      cells: cells, columns: values(of: across, in: result),
      rows: values(of: up, in: result), table: table)
    // For the title.
    let (least, most) = (cells.map(\.chance).min() ?? 0, cells.map(\.chance).max() ?? 1)
    return Chart(
      name: "sweep", title: "The chance goes from \(Words.chance(least)) to \(Words.chance(most))",
      unit: "Chance by \(name: across) (across) and \(name: up) (down)",
      table: table, note: nil, draw: drawing.figure)
  }

  /// One key varied, or one problem beside another: a bar for each value.
  private static func bars(_ result: SweepResult, by key: String) -> Chart {
    let order = Dictionary(values(of: key, in: result).enumerated().map { ($1, $0) }) { first, _ in first }
    let cells = result.cells.compactMap { cell in
      cell.varied.first { $0.key == key }.map { (text: $0.text, chance: cell.chance) }
    }.sorted { (order[$0.text] ?? 0) < (order[$1.text] ?? 0) }
    var table = ChartTable([key: .name, "chance": .share])
    for cell in cells { table.append([.text(cell.text), .number(cell.chance)]) }
    let rows = cells.map { RowPlot.Row(label: Phrase(name: $0.text), role: .optimum) }
    let plot = RowPlot(rows: rows, table: table, value: "chance", low: "", high: "", domain: 0...1)
    let (least, most) = (cells.map(\.chance).min() ?? 0, cells.map(\.chance).max() ?? 1)
    return Chart(
      name: "sweep", title: "The chance goes from \(Words.chance(least)) to \(Words.chance(most))",
      unit: "Chance by \(name: key)", table: table, note: nil,
      draw: { plot.figure($0, "Bars of \(Words.counted(rows.count, "chance")).") })
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
    /// Values, as text.
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
