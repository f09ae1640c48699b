import Allocation
import Answers
import Probability
import Problems

/// Writes the static plan of a naive rule.
///
/// The rules keep expected-value books from the file's base values, whatever the worlds say, and deal out one
/// team after another: in every step the pools take turns, and the rule picks among a pool's candidates, until no pool
/// has one.
///
/// Where there are grants a rule is tried twice, with none and with those that `AwardDealing` makes before people are
/// dealt; the better plan counts.
///
/// What its plan loses against the best one is the price of the rule (see `Comparison`).
package enum NaiveAllocator {
  /// The plan of one rule.
  ///
  /// - Parameters:
  ///   - seed: only `random` uses it.
  ///   - workload: what the planning may cost; it is reduced by what it did cost.
  /// - Throws: `Unfinished` where the workload is used up or a stop was asked for.
  package static func plan(
    _ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1, workload: inout Workload
  ) throws(Unfinished) -> Plan {
    try deal(rule, instance, seed: seed, workload: &workload).plan
  }

  /// The same with what is to be said about it.
  package static func deal(
    _ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1, workload: inout Workload
  ) throws(Unfinished) -> NaivePlan {
    let stated = rule == .statusQuo ? instance.problem.statusQuoGrants : nil
    let counts =
      stated.map { AwardDealing.counts(instance, stated: $0) ?? [] } ?? AwardDealing.counts(instance)
    if stated != nil { return try deal(rule, instance, making: counts, seed: seed, workload: &workload) }
    let bare = try dealPeople(rule, instance, seed: seed, workload: &workload)
    if counts.allSatisfy({ $0 == 0 }) { return bare }
    let funded = try deal(rule, instance, making: counts, seed: seed, workload: &workload)
    try workload.spend(Judging.units(bare.plan, instance) + Judging.units(funded.plan, instance))
    let isBetter =
      instance.chance(of: funded.plan) > instance.chance(of: bare.plan) * (1 + AllocatorTolerance.chance)
    var better = isBetter ? funded : bare
    better.isDrawn = bare.isDrawn || funded.isDrawn
    return better
  }

  /// The plan of one rule among the people whom some awards bring, with these awards.
  ///
  /// - Parameter counts: for each of `Instance.awards` how many; empty: none.
  private static func deal(
    _ rule: NaiveRule, _ instance: Instance, making counts: [Int], seed: UInt64, workload: inout Workload
  ) throws(Unfinished) -> NaivePlan {
    let awards = counts.indices.filter { counts[$0] > 0 }.map { Plan.Award(option: $0, count: counts[$0]) }
    var dealt = try dealPeople(rule, instance.funded(by: awards), seed: seed, workload: &workload)
    dealt.plan.awards = awards
    return dealt
  }

  private static func dealPeople(
    _ rule: NaiveRule, _ instance: Instance, seed: UInt64, workload: inout Workload
  ) throws(Unfinished) -> NaivePlan {
    switch rule {
    case .even: try deal(by: Ranked(EvenRank()), in: instance, workload: &workload)
    case .bySize: try deal(by: Ranked(SizeRank()), in: instance, workload: &workload)
    case .parallelFirst: try deal(by: Ranked(SerialRank(sign: -1)), in: instance, workload: &workload)
    case .serialFirst: try deal(by: Ranked(SerialRank(sign: 1)), in: instance, workload: &workload)
    case .random: try deal(by: RandomRule(seed: seed), in: instance, workload: &workload)
    case .followTheCredit: try deal(by: Ranked(CreditRank(instance)), in: instance, workload: &workload)
    case .greedy:
      instance.hastening == nil
        ? try deal(by: GreedyRule(instance), in: instance, workload: &workload)
        : try deal(by: HastenedGreedyRule(instance), in: instance, workload: &workload)
    case .statusQuo: try deal(by: StatusQuoRule(instance), in: instance, workload: &workload)
    }
  }

  /// The plan of one rule with no bound on the work but a generous one; nil where that is exceeded.
  package static func plan(_ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1) -> Plan? {
    var workload = Workload()
    return try? plan(rule, instance, seed: seed, workload: &workload)
  }

  /// What one rule would do: of `random` the first of the plans that a comparison with this seed averages.
  ///
  /// - Parameter isStopped: asked now and then; once true, a plan that is not finished is left out.
  package static func answer(
    _ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1, isStopped: @escaping () -> Bool
  ) -> NaivePlanAnswer {
    var workload = Workload(units: ComparisonOptions().planUnits, isStopped: isStopped)
    var seeds = SplitMix64(seed: seed)
    let plan = try? plan(rule, instance, seed: seeds.next(), workload: &workload)
    return NaivePlanAnswer(
      rule, seed: rule == .random ? seed : nil, plan: plan?.normalised(in: instance),
      chance: plan.map(instance.chance))
  }

  /// Generic over the rule, so that the dealing loop may be specialised for each.
  private static func deal<R: Rule>(
    by rule: R, in instance: Instance, workload: inout Workload
  ) throws(Unfinished) -> NaivePlan {
    var dealer = Dealer(instance, rule: rule)
    let plan = try dealer.plan(&workload)
    return NaivePlan(plan: plan, shortage: dealer.shortage, isDrawn: dealer.rule.hasDrawn)
  }
}
