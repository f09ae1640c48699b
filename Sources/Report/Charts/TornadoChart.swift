import Charts
import Reporting

/// The chance at both ends of everything that is uncertain, the widest first: what one should know better.
enum TornadoChart {
  /// Nil where nothing is uncertain.
  static func chart(_ result: ValueResult) -> Chart? {
    let bars = result.tornado.enumerated().sorted {
      ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset)
    }.map(\.element)
    guard let widest = bars.first else { return nil }
    var table = ChartTable([
      "input": .name, "low end": .amount, "anew, low": .share, "kept, low": .share, "high end": .amount,
      "anew, high": .share, "kept, high": .share,
    ])
    for bar in bars {
      table.append([
        .text(bar.input.words.bare), .number(bar.low.value), .number(bar.low.refit), .number(bar.low.keep),
        .number(bar.high.value), .number(bar.high.refit), .number(bar.high.keep),
      ])
    }
    let rows = bars.enumerated().map { place, bar in
      // The low end of an input may be the better one.
      let isRising = bar.low.refit <= bar.high.refit
      let words = [bar.low.value, bar.high.value].map(Words.value)
      return PairPlot.Row(
        label: bar.input.words,
        anew: .init(low: table.datum(place, "anew, low"), high: table.datum(place, "anew, high")),
        kept: .init(low: table.datum(place, "kept, low"), high: table.datum(place, "kept, high")),
        words: isRising ? (words[0], words[1]) : (words[1], words[0]))
    }
    // From a round chance below all ends to one above.
    let ends = bars.flatMap { [$0.low.keep, $0.low.refit, $0.high.keep, $0.high.refit] } + [result.chance]
    let least = ((ends.min() ?? 0) * 10).rounded(.down) / 10
    let most = ((ends.max() ?? 1) * 10).rounded(.up) / 10
    let plot = PairPlot(rows: rows, base: result.chance, domain: least...most, isDifference: false)
    let (low, high) = (min(widest.low.refit, widest.high.refit), max(widest.low.refit, widest.high.refit))
    return Chart(
      name: "tornado",
      title: "What matters most: \(widest.input.words), \(Words.chance(low)) to \(Words.chance(high))",
      unit: "Chance of the best plan at both ends of each uncertain input; the line is today’s chance",
      table: table,
      note: "Numbers beside the bars are the input’s own values.",
      draw: { plot.figure($0, "Pairs of bars for \(Words.counted(rows.count, "input")), the widest first.") })
  }
}

/// By which bars are put in order.
extension ValueResult.Bar {
  /// The larger of both differences.
  fileprivate var swing: Double { max(abs(high.refit - low.refit), abs(high.keep - low.keep)) }
}

/// Inputs in words.
extension ValueResult.Input {
  /// "the deadline", "years of theory", "correct of field on theory".
  var words: Phrase {
    if of == "deadline" { return "the deadline" }
    if of == "world" { return "which world it is" }
    let words = ["correct": "correctness", "count": "number", "adds": "people"][key] ?? key
    let whole: Phrase = "\(words) of \(name: name)"
    return pool.map { whole + " on \(name: $0)" } ?? whole
  }
}
