import Charts
import Reporting

/// The chance of each chunk to be finished in time, the weakest first.
enum ChunksChart {
  /// Nil where the result tells of no chunk.
  static func chart(_ result: SolveResult, _ scales: SolveScales) -> Chart? {
    let chunks = result.chunks.enumerated().sorted {
      ($0.element.chance, $0.offset) < ($1.element.chance, $1.offset)
    }.map(\.element)
    guard let weakest = chunks.first else { return nil }
    var table = ChartTable(["chunk": .name, "chance": .share, "person-years": .amount])
    for chunk in chunks {
      let years = result.plan.filter { $0.chunk == chunk.name }.reduce(0) { $0 + $1.years }
      table.append([.text(chunk.name), .number(chunk.chance), .number(years)])
    }
    let rows = chunks.enumerated().map { place, chunk in
      RowPlot.Row(
        label: Phrase(name: chunk.name), role: .dot,
        remark: "\(Digits.amount((table.number(place, "person-years") ?? 0).rounded())) person-years")
    }
    let plot = RowPlot(
      style: .dots, rows: rows, table: table, value: "chance", low: "", high: "", domain: scales.chunks)
    let title: Phrase =
      weakest.chance == 1
      ? "Every chunk is certain to be finished in time"
      : "The chunk least likely in time is “\(name: weakest.name)”: \(Words.chance(weakest.chance))"
    return Chart(
      name: "chunks", title: title,
      unit: "Chance that each chunk is finished in time, needed or not, and the work on it", table: table,
      note: nil,
      draw: {
        plot.figure($0, "Dots of the chances of \(Words.counted(chunks.count, "chunk")), the least first.")
      })
  }
}
