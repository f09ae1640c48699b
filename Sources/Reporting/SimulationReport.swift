/// A plan's exact chance beside a simulated one.
package struct SimulationReport: Sendable, Equatable {
  package var chance: Double
  /// Nil where not even one run was done.
  package var simulated: Double?
  /// 95 %.
  package var interval: ClosedRange<Double>?
  package var runs: Int
  package var seed: UInt64
  /// Whether the two agree at 99.9 %; nil where the simulation supposes what the exact chance does not.
  package var agrees: Bool?
  /// More than `runs` where the simulation was stopped early; nil: the same.
  package var runsAsked: Int?
  /// Whether somebody stopped it, and no limit.
  package var isInterrupted = false
  /// Whether the plan was given, or is proven to be the best.
  package var isBestPlan = true

  package init(
    chance: Double, simulated: Double?, interval: ClosedRange<Double>?, runs: Int, seed: UInt64,
    agrees: Bool?
  ) {
    self.chance = chance
    self.simulated = simulated
    self.interval = interval
    self.runs = runs
    self.seed = seed
    self.agrees = agrees
  }

  package func json() -> String {
    JSONText.text(
      .object([
        ("chance", .number(chance)), ("simulated", .optional(simulated)),
        ("interval", interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
        ("runs", .integer(runs)), ("seed", .natural(seed)), ("agrees", agrees.map(JSONValue.bool) ?? .null),
      ]))
  }

  /// - Parameter width: columns of the terminal; fewer than 40 count as 40.
  package func text(width: Int = 80) -> String {
    let width = max(SolveReport.leastWidth, width)
    let exact = "Exact chance      \(Percent.text(chance, decimals: 2))\n"
    guard let simulated, let interval else {
      return exact + ends.map { TextLayout.wrapped($0, width: width) }.joined()
    }
    let (low, high) = (
      Percent.text(interval.lowerBound, decimals: 2), Percent.text(interval.upperBound, decimals: 2)
    )
    return exact
      + "Simulated chance  \(Percent.text(simulated, decimals: 2)), 95 % interval \(low) to \(high),"
      + " \(Digits.counted(runs, "run"))\n"
      + ([verdict(simulated, interval)] + ends).map { TextLayout.wrapped($0, width: width) }.joined()
  }

  /// What the simulated chance says of the exact one.
  private func verdict(_ simulated: Double, _ interval: ClosedRange<Double>) -> String {
    switch agrees {
    case true?: "The two agree."
    case false?: "The two disagree: chance alone does that in one of 1000 simulations."
    case nil:
      "Where people are right or wrong for life the chance differs by "
        + "\(Percent.points(simulated - chance)) points "
        + "(95 %: \(Percent.points(interval.lowerBound - chance)) to "
        + "\(Percent.points(interval.upperBound - chance)))."
    }
  }

  /// What was cut short.
  private var ends: [String] {
    var ends: [String] = []
    if let runsAsked, runs < runsAsked {
      ends.append(
        "\(isInterrupted ? "Interrupted" : "Stopped at a limit of time") after \(Digits.whole(runs)) of"
          + " \(Digits.whole(runsAsked)) runs.")
    }
    if !isBestPlan { ends.append("The plan is the best so far: the search for it did not come to its end.") }
    return ends
  }
}
