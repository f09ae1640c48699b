import Allocation
import Answers
import Probability
import Problems

/// Many plans of the rule `random`, each from a seed of its own.
enum RandomPlans {
  /// The chance of one plan, and what money kept from it.
  struct Judged {
    let chance: Double
    let shortage: RuleOutcome.Shortage?
  }

  /// The first so many plans, judged.
  ///
  /// Seeds are drawn one after another, so the first plans are the same however many follow.
  static func judged(
    _ instance: Instance, seed: UInt64, plans: Int, workload: inout Workload
  ) throws(Unfinished) -> [Judged] {
    var seeds = SplitMix64(seed: seed)
    var result: [Judged] = []
    for _ in 0..<plans {
      let dealt = try NaiveAllocator.deal(.random, instance, seed: seeds.next(), workload: &workload)
      try workload.spend(Judging.units(dealt.plan, instance))
      result.append(Judged(chance: instance.chance(of: dealt.plan), shortage: dealt.shortage))
      // Where there was never a choice every seed writes the same plan.
      if result.count == 1, !dealt.isDrawn { return Array(repeating: result[0], count: plans) }
    }
    return result
  }

  /// From the first on, so that equal ones have themselves for a mean.
  static func mean(_ chances: [Double]) -> Double {
    guard let first = chances.first else { return 0 }
    return first + chances.reduce(0) { $0 + ($1 - first) } / Double(chances.count)
  }

  /// Mean ± 1.96 standard errors, within [0, 1].
  static func interval(_ chances: [Double]) -> ClosedRange<Double> {
    SampleSummary(chances, mean: mean(chances)).interval
  }
}

/// What looking at a plan costs of a workload.
enum Judging {
  /// What a tail costs: binomials are summed some ten deviations around their means, several of them in pairs.
  static func units(_ groups: [PoissonBinomial.Group], atLeast count: Int) -> Int {
    // A product.
    if count == 1 { return 1 }
    let widths = groups.filter { $0.attempts > 0 && $0.correct < 1 }.map {
      1 + 20 * (Double($0.attempts) * $0.correct * (1 - $0.correct)).squareRoot()
    }
    return 20 + Int(min(1e12, widths.reduce(1, *) / 8))
  }

  /// What the exact chance of a plan costs of a workload.
  static func units(_ plan: Plan, _ instance: Instance) -> Int {
    let tails = plan.entries.reduce(0) { sum, entry in
      sum + (instance.bundles[instance.types[entry.type].bundle].crews.count > 1 ? 200 : 20)
    }
    return instance.worlds.count * (instance.steps + instance.bundles.count + tails)
  }
}
