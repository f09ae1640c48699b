import Allocation
import Answers

/// The cost of imperfect allocation: what naive rules lose against the best plan.
package enum Comparison {
  /// The outcomes of some rules, in the order of `NaiveRule.allCases`.
  ///
  /// A rule is left out where it has nothing to go by (`status-quo` without shares), or where its plan was not
  /// finished, because of a stop or of too much work.
  ///
  /// - Parameters:
  ///   - instance: the problem as stated: no delay, headcounts unchanged.
  ///   - best: the chance to compare with, of the best plan that was found.
  ///   - isStopped: asked now and then; once true, what is not yet found stays unfinished.
  ///   - rules: those to compare; their order is of no account.
  ///   - options: how far it goes.
  package static func run(
    instance: Instance, best: Double, rules: [NaiveRule] = NaiveRule.allCases,
    options: ComparisonOptions = ComparisonOptions(), isStopped: @escaping () -> Bool = { false }
  ) -> [RuleOutcome] {
    let judged = NaiveRule.allCases.filter { rules.contains($0) && $0.applies(to: instance) }
      .compactMap { judge($0, in: instance, options: options, isStopped: isStopped) }
    // Rules that reach the best chance already are spared the searches: they need 0 years and 1 times the
    // people.
    let target = best * (1 - options.reach)
    let below = judged.filter { $0.chance < target }.map(\.rule)
    let search = ReachSearch(
      problem: instance.problem, target: target, options: options, isStopped: isStopped)
    let years = search.delays(for: below, upTo: instance.steps)
    let people = search.factors(for: below, headcounts: instance.headcounts)
    return judged.map { one in
      RuleOutcome(
        one.rule, chance: one.chance, interval: one.interval, plan: one.plan, points: best - one.chance,
        odds: oddsRatio(rule: one.chance, best: best), years: years[one.rule] ?? .value(0),
        people: people[one.rule] ?? .value(1), shortage: one.shortage)
    }
  }

  /// How many times the odds of failure of the best plan those of a rule are: (1−rule)/rule ÷ (1−best)/best; nil
  /// unless both chances lie strictly between 0 and 1, or only the rule is certain.
  package static func oddsRatio(rule: Double, best: Double) -> Double? {
    guard rule > 0, best > 0, best < 1 else { return nil }
    return (1 - rule) / rule * best / (1 - best)
  }

  /// A rule's plan and its chance, before anybody asks what the difference is worth.
  private struct Judged {
    let rule: NaiveRule
    let chance: Double
    var interval: ClosedRange<Double>?
    var plan: Plan?
    var shortage: RuleOutcome.Shortage?
  }

  /// Nil where the plan was not finished. Of `random` the mean over many plans.
  private static func judge(
    _ rule: NaiveRule, in instance: Instance, options: ComparisonOptions,
    isStopped: @escaping () -> Bool
  ) -> Judged? {
    var workload = Workload(units: options.planUnits, isStopped: isStopped)
    if rule == .random {
      let judged = try? RandomPlans.judged(
        instance, seed: options.seed, plans: max(2, options.randomPlans), workload: &workload)
      return judged.map { judged in
        let chances = judged.map(\.chance)
        return Judged(
          rule: rule, chance: RandomPlans.mean(chances), interval: RandomPlans.interval(chances),
          shortage: RuleOutcome.Shortage.first(of: judged.map(\.shortage)))
      }
    }
    guard let dealt = try? NaiveAllocator.deal(rule, instance, workload: &workload) else { return nil }
    return Judged(
      rule: rule, chance: instance.chance(of: dealt.plan), plan: dealt.plan, shortage: dealt.shortage)
  }
}
