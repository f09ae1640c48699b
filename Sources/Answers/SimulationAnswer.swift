import Probability

/// A plan's exact chance beside the share of simulated runs in which it succeeded.
public struct SimulationAnswer: Sendable, Equatable {
  /// Exact, in [0, 1].
  package var chance: Double
  /// Nil where not even one run was done.
  public var estimate: Estimate?
  /// More than `estimate.runs` where the simulation was stopped early.
  package var runsAsked: Int
  package var seed: UInt64
  /// Whether the two agree at 99.9 %; nil where nothing was simulated, or the simulation supposes what the exact chance
  /// does not.
  public var agrees: Bool?
  /// Whether somebody stopped it, and no limit.
  package var isInterrupted = false
  /// Whether the plan was given, or is proven to be the best.
  package var isBestPlan = true

  /// - Parameter isLasting: whether people were supposed to be right or wrong for life.
  package init(
    chance: Double, _ estimate: Estimate?, of runsAsked: Int, seed: UInt64, isLasting: Bool = false
  ) {
    self.chance = chance
    self.estimate = estimate
    self.runsAsked = runsAsked
    self.seed = seed
    agrees = isLasting ? nil : estimate?.agrees(with: chance)
  }

  /// Whether every run was done that was asked for.
  package var isComplete: Bool { estimate?.runs ?? 0 >= runsAsked }
}

/// The estimate of a chance by a share of independent runs.
public struct Estimate: Sendable, Equatable {
  /// Runs that succeeded, of how many: `runs` is above 0.
  public let successes, runs: Int

  package init(successes: Int, runs: Int) {
    self.successes = successes
    self.runs = runs
  }

  /// The share of successes.
  public var chance: Double { Double(successes) / Double(runs) }

  /// 95 %, by Wilson's score (1927).
  public var interval: ClosedRange<Double> { wilson(Normal.within95) }

  /// Whether a claimed chance lies in the 99.9 % interval.
  package func agrees(with claimed: Double) -> Bool {
    wilson(Normal.within999).contains(min(1, max(0, claimed)))
  }

  private func wilson(_ z: Double) -> ClosedRange<Double> {
    let score = Wilson.interval(share: chance, count: Double(runs), deviations: z)
    return
      (successes == 0 ? 0 : max(0, score.lowerBound))...(successes == runs ? 1 : min(1, score.upperBound))
  }
}
