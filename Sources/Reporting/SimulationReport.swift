import Answers

/// Everything that is said about a simulation.
package struct SimulationReport: Sendable, Equatable {
  /// Two chances of one plan, by the model and by drawing, and whether they agree.
  package var answer: SimulationAnswer

  package init(answer: SimulationAnswer) { self.answer = answer }

  /// The answer as JSON, keys in the order of the format.
  package func json() -> String {
    JSONText.text(
      .object([
        ("chance", .number(answer.chance)), ("simulated", .optional(answer.estimate?.chance)),
        ("interval", .interval(answer.estimate?.interval)), ("runs", .integer(answer.estimate?.runs ?? 0)),
        ("seed", .natural(answer.seed)), ("agrees", answer.agrees.map(JSONValue.bool) ?? .null),
      ]))
  }

  /// The answer for people.
  ///
  /// - Parameter width: columns of the terminal; fewer than 40 count as 40.
  package func text(width: Int = 80) -> String {
    let width = max(SolveReport.leastWidth, width)
    // Below each other, so that the two are compared at a glance.
    let exact = "Exact chance      \(Percent.text(answer.chance, decimals: 2))\n"
    guard let estimate = answer.estimate else {
      return exact + ends.map { TextLayout.wrapped($0, width: width) }.joined()
    }
    let interval = estimate.interval
    let (low, high) = (
      Percent.text(interval.lowerBound, decimals: 2), Percent.text(interval.upperBound, decimals: 2)
    )
    return exact
      + "Simulated chance  \(Percent.text(estimate.chance, decimals: 2)), 95 % interval \(low) to \(high),"
      + " \(Digits.counted(estimate.runs, "run"))\n"
      + ([verdict(estimate)] + ends).map { TextLayout.wrapped($0, width: width) }.joined()
  }

  /// What the simulated chance says of the exact one.
  private func verdict(_ estimate: Estimate) -> String {
    switch answer.agrees {
    case true?: "The two agree."
    case false?: "The two disagree: chance alone does that in one of 1000 simulations."
    // Lasting correctness is another model: the two need not agree, and the difference is what one wants to know.
    case nil:
      "Where people are right or wrong for life the chance differs by "
        + "\(Percent.points(estimate.chance - answer.chance)) points "
        + "(95 %: \(Percent.points(estimate.interval.lowerBound - answer.chance)) to "
        + "\(Percent.points(estimate.interval.upperBound - answer.chance)))."
    }
  }

  /// What was cut short.
  private var ends: [String] {
    var ends: [String] = []
    if !answer.isComplete {
      ends.append(
        "\(answer.isInterrupted ? "Interrupted" : "Stopped at a limit of time") after"
          + " \(Digits.whole(answer.estimate?.runs ?? 0)) of \(Digits.whole(answer.runsAsked)) runs.")
    }
    // Whatever plan was simulated, the two chances belong together; only its claim to be the best does not.
    if !answer.isBestPlan {
      ends.append("The plan is the best so far: the search for it did not come to its end.")
    }
    return ends
  }
}

/// A simulation as a table of one row.
extension SimulationReport: TabledReport {
  package static let tableNames = ["simulation"]

  package var tables: [PlainTable] {
    let estimate = answer.estimate
    let row =
      [.number(answer.chance), .optional(estimate?.chance)] + PlainTable.Cell.ends(estimate?.interval) + [
        .whole(estimate?.runs ?? 0), .natural(answer.seed),
        answer.agrees.map(PlainTable.Cell.truth) ?? .empty,
      ]
    return [
      PlainTable(
        "simulation", header: ["chance", "simulated", "low", "high", "runs", "seed", "agrees"], rows: [row])
    ]
  }
}
