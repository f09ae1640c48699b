import Charts
import Reporting

/// The best plan beside naive rules: what it is worth to look for a plan at all.
enum AllocatorsChart {
  /// Nil where nothing was compared.
  static func chart(_ result: SolveResult) -> Chart? {
    guard !result.allocators.isEmpty else { return nil }
    let rules = result.allocators.enumerated().sorted {
      ($1.element.chance, $0.offset) < ($0.element.chance, $1.offset)
    }.map(\.element)
    // The best plan, and rules from the best to the worst.
    let table = table(result, rules)
    let best = rules[0]
    let rows =
      [RowPlot.Row(label: "best plan", role: .optimum, remark: "")]
      + rules.enumerated().map { place, rule in
        RowPlot.Row(
          label: Phrase(rule.name), role: place == 0 ? .bestNaive : .naive,
          remark: rule.points == 0 ? "no loss" : Words.signed(-rule.points) + " points")
      }
    let plot = RowPlot(
      rows: rows, table: table, value: "chance", low: "low", high: "high", domain: 0...1)
    let description: Phrase =
      "Bars of chances: best plan \(Words.chance(result.chance)), best rule \(Words.chance(best.chance))."
    return Chart(
      name: "allocators", title: title(result, rules),
      unit: "Chance that everything needed is finished in time, by who allocates", table: table,
      note:
        "A whisker is the span up to what no plan exceeds, or of random plans the 95 % interval of their mean.",
      draw: { plot.figure($0, description) })
  }

  /// What the search was worth.
  private static func title(_ result: SolveResult, _ rules: [SolveResult.Allocator]) -> Phrase {
    let best = rules[0]
    if result.chance == 0 { return "No allocator has any chance" }
    if best.points <= PageTolerance.equal {
      let words: Phrase = "The rule “\(best.name)” does as well as the best plan"
      // Who follows another one should know what it costs.
      guard let worst = rules.last, worst.points > PageTolerance.equal else { return words }
      return words + ", “\(worst.name)” has \(Words.chance(worst.chance))"
    }
    return "Searching beats the best simple rule by \(Words.points(best.points))"
  }

  /// The best plan first, then the rules; a whisker needs both ends.
  private static func table(_ result: SolveResult, _ rules: [SolveResult.Allocator]) -> ChartTable {
    var table = ChartTable([
      "allocator": .word, "chance": .share, "low": .share, "high": .share, "points lost": .points,
      "odds of failure": .factor, "years later": .moment, "people": .factor,
    ])
    table.append([
      .text("best plan"), .number(result.chance), .number(result.chance), .number(result.bound), .number(0),
      .number(1), .empty, .empty,
    ])
    for rule in rules {
      table.append([
        .text(rule.name), .number(rule.chance), .optional(rule.interval?.lowerBound),
        .optional(rule.interval?.upperBound), .number(rule.points), .optional(rule.odds),
        .optional(rule.years),
        .optional(rule.people),
      ])
    }
    return table
  }
}
