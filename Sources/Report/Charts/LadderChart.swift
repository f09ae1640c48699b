import Charts
import Reporting

/// Who knows more and who is more careless, from the best informed to the naive: bars of chances, each with its step in points.
enum LadderChart {
  /// Nil where no rung was reached.
  static func chart(_ result: LadderResult) -> Chart? {
    guard result.rungs.contains(where: { $0.chance != nil }) else { return nil }
    let table = table(result)
    let bestNaive = result.rungs.filter { kind(of: $0.name) == .naive }.compactMap(\.chance).max()
    var isTold = false
    let rows = result.rungs.map { rung in
      var role = kind(of: rung.name)
      // One of them, the first.
      if role == .naive, rung.chance == bestNaive, !isTold { (role, isTold) = (.bestNaive, true) }
      let step = result.steps.first { $0.name == rung.name }
      return RowPlot.Row(
        label: Phrase(rung.name), role: role == .today ? .naive : role,
        remark: step.map { $0.points == 0 ? "no difference" : Words.signed($0.points) + " points" } ?? "")
    }
    let plot = RowPlot(rows: rows, table: table, value: "chance", low: "low", high: "high", domain: 0...1)
    return Chart(
      name: "ladder", title: title(result),
      unit: "Chance that everything needed is finished in time, by what the allocator knows or does",
      table: table,
      note:
        "Outlined: who knows more. A whisker is the span up to what is proved, or a 95 % interval. Points are against"
        + " the static plan, or for lasting luck against that plan with it.",
      draw: { plot.figure($0, "Bars of the chances of \(Words.counted(rows.count, "rung")).") })
  }

  /// What is drawn as what: plans of their own blue, knowledge outlined, naive rules grey; `today` stands for other ways to
  /// plan, which are grey too and compete with nobody.
  private static func kind(of rung: String) -> Role {
    switch rung {
    case "static", "static, lasting": .optimum
    case "wait and see", "knows the deadline", "knows the world", "learns the world", "omniscient",
      "knows who is right":
      .informed
    case "mean-value plan", "serial before parallel", "parallel before serial", "careless",
      "careless, foreseen":
      .today
    default: .naive
    }
  }

  /// The step that matters most, up or down.
  private static func title(_ result: LadderResult) -> Phrase {
    let named: [String: Phrase] = [
      "wait and see": "To know deadline and world beforehand would add",
      "knows the deadline": "To know the deadline beforehand would add",
      "knows the world": "To know the world beforehand would add",
      "learns the world": "To learn the world on the way adds",
    ]
    let gains = result.steps.filter { named[$0.name] != nil && $0.from == "static" }
    // Of equal ones the least knowledge.
    if let most = gains.map(\.points).max(), most > PageTolerance.equal,
      let step = gains.last(where: { $0.points >= most - PageTolerance.equal }), let words = named[step.name]
    {
      return words + " \(Words.points(step.points))"
    }
    if gains.isEmpty { return "What better informed and more careless allocators reach" }
    return "Nothing that could be known beforehand adds to the plan"
  }

  /// Of what is simulated the interval, of what is proved the bracket.
  private static func table(_ result: LadderResult) -> ChartTable {
    var table = ChartTable([
      "rung": .word, "chance": .share, "low": .share, "high": .share, "points": .points, "from": .word,
      "years": .moment, "people": .factor,
    ])
    for rung in result.rungs {
      let step = result.steps.first { $0.name == rung.name }
      // From the chance to what no plan exceeds.
      let proved = rung.chance.flatMap { chance in rung.bound.map { chance...max(chance, $0) } }
      table.append(
        [.text(rung.name), .optional(rung.chance)] + PlainTable.Cell.ends(rung.interval ?? proved) + [
          .optional(step?.points), .optional(step?.from), .optional(step?.years), .optional(step?.people),
        ])
    }
    return table
  }
}
