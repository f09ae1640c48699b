import Charts
import Reporting

/// The chance of each chunk to be finished in time: where a result of `value` tells what doing it for free would add, by that; else the
/// weakest first.
enum ChunksChart {
  /// Nil where the result tells of no chunk.
  ///
  /// - Parameter worths: what the best chance gains where a chunk is done already, or one of its number; empty where nobody worked
  ///   that out for this problem.
  static func chart(_ result: SolveResult, _ scales: SolveScales, worths: [String: Double] = [:]) -> Chart? {
    let chunks = result.chunks.enumerated().sorted {
      (-(worths[$0.element.name] ?? 0), $0.element.chance, $0.offset)
        < (-(worths[$1.element.name] ?? 0), $1.element.chance, $1.offset)
    }.map(\.element)
    guard let weakest = chunks.min(by: { $0.chance < $1.chance }) else { return nil }
    var table = ChartTable([
      "chunk": .name, "chance": .share, "person-years": .amount, "points if done": .points,
    ])
    let work = result.yearsByChunk
    for chunk in chunks {
      table.append([
        .text(chunk.name), .number(chunk.chance), .number(work[chunk.name] ?? 0),
        .optional(worths[chunk.name]),
      ])
    }
    let rows = chunks.enumerated().map { place, chunk in
      RowPlot.Row(
        label: Phrase(name: chunk.name), role: .dot,
        remark: (worths[chunk.name].map { "\(Words.signed($0)) points if done, " } ?? "")
          + "\(Digits.amount((table.number(place, "person-years") ?? 0).rounded())) person-years")
    }
    let plot = RowPlot(
      style: .dots, rows: rows, table: table, value: "chance", low: "", high: "", domain: scales.chunks)
    let isKnown = !worths.isEmpty
    return Chart(
      name: "chunks", title: title(weakest, first: chunks[0], worth: worths[chunks[0].name] ?? 0),
      unit: "Chance that each chunk is finished in time, needed or not, and the work on it", table: table,
      note: isKnown
        ? "Points are what the best plan gains if a chunk, or one of its number, is done already." : nil,
      draw: {
        plot.figure($0, "Dots of the chances of \(Words.counted(chunks.count, "chunk")).")
      })
  }

  /// What would help most where that is known; else what is least likely.
  private static func title(
    _ weakest: SolveResult.Chunk, first: SolveResult.Chunk, worth: Double
  ) -> Phrase {
    if worth > PageTolerance.equal {
      return "“\(name: first.name)” done already would help most: \(Words.signed(worth)) points"
    }
    if weakest.chance == 1 { return "Every chunk is certain to be finished in time" }
    return "The chunk least likely in time is “\(name: weakest.name)”: \(Words.chance(weakest.chance))"
  }
}
