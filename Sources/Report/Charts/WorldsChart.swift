import Charts
import Reporting

/// The chance in each world: where the plan would fail if it failed.
enum WorldsChart {
  /// Nil where there is but one world.
  static func chart(_ result: SolveResult) -> Chart? {
    guard result.worlds.count > 1 else { return nil }
    let worlds = result.worlds.enumerated().sorted {
      ($1.element.credence, $0.offset) < ($0.element.credence, $1.offset)
    }.map(\.element)
    var table = ChartTable(["world": .name, "credence": .share, "chance": .share])
    for world in worlds {
      table.append([.text(world.name), .number(world.credence), .number(world.chance)])
    }
    let rows = worlds.map { world in
      RowPlot.Row(
        label: Phrase(name: world.name), role: .optimum, remark: "credence \(Words.chance(world.credence))")
    }
    let plot = RowPlot(rows: rows, table: table, value: "chance", low: "", high: "", domain: 0...1, most: 20)
    let title: Phrase
    // Of the first of those with the least chance.
    if let worst = worlds.min(by: { $0.chance < $1.chance }), worst.chance < result.chance {
      title = "In “\(name: worst.name)” the plan has \(Words.chance(worst.chance))"
    } else {
      title = "The plan has the same chance in every world"
    }
    return Chart(
      name: "worlds", title: title, unit: "Chance of the plan in each world, the likeliest world first",
      table: table, note: nil,
      draw: { plot.figure($0, "Bars of the chance of the plan in \(worlds.count) worlds.") })
  }
}
