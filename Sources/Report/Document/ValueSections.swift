import Charts
import Reporting

/// What is said of values: what to fund first, what is needed, what more of everything adds, and what would change the plan.
extension [Labelled<ValueResult>] {
  /// What is empty is left out.
  func sections() -> [ReportDocument.Section] {
    guard !isEmpty else { return [] }
    var answer: [ReportDocument.Block] = count > 1 ? [.label("What differs"), .list(differences)] : []
    answer += eachBeside(Self.answer)
    answer += charts(WorthChart.chart)
    let frontier = charts(FrontierChart.chart) + charts(BargainChart.chart)
    let change = charts(BreakpointsChart.chart) + charts(TornadoChart.chart)
    let missing: ReportDocument.Block = .missing(
      "Nothing was found that would change the plan, or there was no time to look.")
    return [
      .init(heading: "What things are worth", blocks: answer),
      .init(heading: "More and less", blocks: frontier),
      .init(heading: "What would change the plan", blocks: change.isEmpty ? [missing] : change),
    ].filter { !$0.blocks.isEmpty }
  }

  /// What to buy first as a table, and what is needed as sentences.
  private static func answer(_ one: Labelled<ValueResult>) -> [ReportDocument.Block] {
    let result = one.result
    var sentences: [Phrase] = [
      "The best plan has a chance of \(Words.chance(result.chance)), and none has more than \(Words.bound(result.bound))."
    ]
    if let first = result.first.first {
      let often = first.quantity == 1 ? "" : " \(Digits.whole(first.quantity)) times"
      let when = often + (first.award.map { " \(Words.when($0))" } ?? "")
      sentences.append(
        "First buy “\(name: first.name)”\(when): beginning with nothing it adds \(Words.points(first.gain)).")
    }
    // What is below the proof is not praised.
    if let most = result.values.filter(\.isProved).max(by: { $0.refit < $1.refit }) {
      sentences.append(
        "Nothing helps more than “\(name: most.name)” (\(most.change)): \(Words.points(most.refit)).")
    }
    var table = ChartTable([
      "buy": .name, "number": .count, "awarded": .moment, "points": .points, "points a million": .points,
    ])
    for purchase in result.first {
      table.append([
        .text(purchase.name), .whole(purchase.quantity), .optional(purchase.award), .number(purchase.gain),
        .optional(purchase.perMillion),
      ])
    }
    let buys: [ReportDocument.Block] =
      table.rows.isEmpty ? [] : [.table(table, name: "first-buys" + one.suffix)]
    let needs = needs(result)
    return [.figures(figures(result)), .answer(sentences)] + buys + (needs.isEmpty ? [] : [.list(needs)])
  }

  /// The best chance, and what would raise it most.
  private static func figures(_ result: ValueResult) -> [ReportDocument.KeyFigure] {
    let most = result.values.filter(\.isProved).max { $0.refit < $1.refit }
    let gain = most.map {
      ReportDocument.KeyFigure(
        label: "Would help most, in points", value: Words.signed($0.refit),
        remark: "\(name: $0.name), \($0.change)")
    }
    return [
      .init(
        label: "Best chance in time", value: Words.chance(result.chance), remark: "of the best plan found"),
      .init(label: "Upper bound", value: Words.bound(result.bound), remark: "no plan has more"),
    ] + [gain].compactMap { $0 }
  }

  /// What every good plan uses, what some do, and what none does.
  private static func needs(_ result: ValueResult) -> [Phrase] {
    func names(_ names: [String]) -> Phrase { names.map { Phrase(name: $0) }.listed(most: 12) }
    let near = "within \(Words.points(result.within)) of the best"
    return [
      (result.must, "Used by every plan \(near): "), (result.may, "Used by some: "),
      (result.never, "Used by no plan \(near): "), (result.worthNothing, "May be taken away at no loss: "),
    ].compactMap { list, words in list.isEmpty ? nil : Phrase(words) + names(list) + "." }
  }

  /// Chances and worths that are others than in the first.
  private var differences: [Phrase] {
    guard let first = self.first else { return [] }
    return dropFirst().flatMap { other -> [Phrase] in
      let pair: Phrase = count > 2 ? other.letter + ": " : ""
      let chances: Phrase =
        "Chance \(Words.chance(first.result.chance)) → \(Words.chance(other.result.chance))."
      let worths = first.result.values.compactMap { value -> Phrase? in
        let twin = other.result.values.first {
          $0.of == value.of && $0.name == value.name && $0.change == value.change
        }
        guard let twin, abs(twin.refit - value.refit) >= PageTolerance.equal else { return nil }
        return
          "“\(name: value.name)”, \(value.change): \(Words.signed(value.refit)) → \(Words.signed(twin.refit)) points."
      }
      return ([chances] + worths).map { pair + $0 }
    }
  }
}
