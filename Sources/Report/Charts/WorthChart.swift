import Charts
import Reporting

/// What one more of everything adds to the best chance, the most first.
enum WorthChart {
  /// Nil where nothing was worked out.
  static func chart(_ result: ValueResult) -> Chart? {
    let values = result.values.enumerated().sorted {
      ($1.element.refit, $0.offset) < ($0.element.refit, $1.offset)
    }.map(\.element)
    guard let best = values.first else { return nil }
    var table = ChartTable([
      "of": .word, "name": .name, "change": .word, "plan anew": .points, "at most": .points,
      "plan kept": .points,
      "proved": .word,
    ])
    for value in values {
      table.append([
        .text(value.of), .text(value.name), .text(value.change), .number(value.refit),
        .number(value.refitBound),
        .number(value.keep), .truth(value.isProved),
      ])
    }
    let rows = values.enumerated().map { place, value in
      PairPlot.Row(
        label: "\(name: value.name), \(value.change)", anew: .init(high: table.datum(place, "plan anew")),
        kept: .init(high: table.datum(place, "plan kept")), words: ("", Words.signed(value.refit)),
        isProved: value.isProved)
    }
    // A point at least, so that noise does not fill the axis.
    let ends = values.flatMap { [$0.refit, $0.keep] }
    let (low, high) = (min(0, ends.min() ?? 0), max(0, ends.max() ?? 0))
    let plot = PairPlot(rows: rows, base: 0, domain: low...max(high, low + 0.01), isDifference: true)
    return Chart(
      name: "worth",
      title: best.isProved
        ? "What helps most: “\(name: best.name)”, \(best.change), \(Words.signed(best.refit)) points"
        : "Nothing is proved to help",
      unit: "Points of chance that each change adds", table: table,
      note: "A circle is below what was proved: it may be nothing.",
      draw: {
        plot.figure($0, "Pairs of bars for \(Words.counted(rows.count, "change")), the most helpful first.")
      })
  }
}
