import Charts
import Reporting

/// What is said of solved problems: the answer, what to do first, the plan, how good it is, what it rests on.
extension [Labelled<SolveResult>] {
  /// What is empty is left out.
  ///
  /// - Parameter values: what more is worth, as far as it was worked out for the same problems.
  func sections(beside values: [Labelled<ValueResult>]) -> [ReportDocument.Section] {
    guard !isEmpty else { return [] }
    let scales = SolveScales(map(\.result))
    var answer: [ReportDocument.Block] = []
    if count > 1 {
      answer += [.label("What differs"), .list(SolveDifferences.sentences(self))]
    }
    answer += eachBeside(said)
    return [
      .init(heading: "The answer", blocks: answer),
      .init(heading: "What to do first", blocks: eachBeside(first)),
      .init(
        heading: "The plan",
        blocks: charts { GanttChart.chart($0, scales) } + charts { PeopleChart.chart($0, scales) }
          + lacking(
            "A result without a calendar does not tell how many people there are.",
            where: { $0.calendar.isEmpty })),
      .init(
        heading: "How good it is",
        blocks: charts(AllocatorsChart.chart)
          + lacking(
            "No simple rules were compared: solve does so unless it is told --allocators none.",
            where: { $0.allocators.isEmpty })
          + charts { SurvivalChart.chart($0, scales) } + charts(WorldsChart.chart)
          + charts { ChunksChart.chart($0, scales, worths: Self.worths(of: $0, in: values)) }
          + charts { BubblesChart.chart($0, scales, worths: Self.worths(of: $0, in: values)) }
          + charts(ConvergenceChart.chart)),
      .init(heading: "What the numbers rest on", blocks: eachBeside(assumptions)),
    ].filter { !$0.blocks.isEmpty }
  }

  /// What each chunk done already, or one of its number, adds to the best chance of the same problem.
  private static func worths(of result: SolveResult, in values: [Labelled<ValueResult>]) -> [String: Double] {
    guard let hash = result.head.sha256, let twin = values.first(where: { $0.result.head.sha256 == hash })
    else { return [:] }
    let own = twin.result.values.filter { $0.of == "chunk" }
    return Dictionary(own.map { ($0.name, $0.refit) }) { first, _ in first }
  }

  /// A word where none of the results has something.
  private func lacking(_ words: Phrase, where lacks: (SolveResult) -> Bool) -> [ReportDocument.Block] {
    allSatisfy { lacks($0.result) } ? [.missing(words)] : []
  }

  /// Numbers and sentences, and why a chance is 0.
  private func said(_ one: Labelled<SolveResult>) -> [ReportDocument.Block] {
    let words = SolveAnswer(result: one.result)
    let reasons = one.result.reasons.map { Phrase(name: $0) }
    return [.figures(words.figures), .answer(words.sentences)] + (reasons.isEmpty ? [] : [.list(reasons)])
  }

  /// A table of pools, and sentences about what is bought and seen.
  private func first(_ one: Labelled<SolveResult>) -> [ReportDocument.Block] {
    let steps = FirstSteps(one.result)
    var blocks: [ReportDocument.Block] = []
    if !steps.table.rows.isEmpty { blocks.append(.table(steps.table, name: "first" + one.suffix)) }
    if !steps.sentences.isEmpty { blocks.append(.list(steps.sentences)) }
    if blocks.isEmpty { blocks.append(.missing("Nobody works on anything.")) }
    return blocks
  }

  /// As the result has them.
  private func assumptions(_ one: Labelled<SolveResult>) -> [ReportDocument.Block] {
    guard !one.result.assumptions.isEmpty else { return [] }
    // Sentences of the product, with names of the user anywhere in them.
    return [.list(one.result.assumptions.map { Phrase(name: $0) })]
  }
}
