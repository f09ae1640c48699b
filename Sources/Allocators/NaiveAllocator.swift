import Allocation

/// Writes the static plan of a naive rule.
///
/// The rules keep expected-value books from the file's base values, whatever the worlds say, and deal out one
/// team after another: in every step the pools take turns, and the rule picks among a pool's candidates, until no pool
/// has one.
public enum NaiveAllocator {
  /// The plan of one rule.
  ///
  /// - Parameters:
  ///   - seed: only `random` uses it.
  ///   - workload: what the planning may cost; it is reduced by what it did cost.
  /// - Throws: `Unfinished` where the workload is used up or a stop was asked for.
  public static func plan(
    _ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1, workload: inout Workload
  ) throws(Unfinished) -> Plan {
    switch rule {
    case .even: try deal(Ranked(EvenRank()), instance, &workload)
    case .bySize: try deal(Ranked(SizeRank()), instance, &workload)
    case .parallelFirst: try deal(Ranked(SerialRank(sign: -1)), instance, &workload)
    case .serialFirst: try deal(Ranked(SerialRank(sign: 1)), instance, &workload)
    case .random: try deal(RandomRule(seed: seed), instance, &workload)
    case .followTheCredit: try deal(Ranked(CreditRank(instance)), instance, &workload)
    case .greedy: try deal(GreedyRule(instance), instance, &workload)
    case .statusQuo: try deal(StatusQuoRule(instance), instance, &workload)
    }
  }

  /// The plan of one rule with no bound on the work but a generous one; nil where that is exceeded.
  public static func plan(_ rule: NaiveRule, _ instance: Instance, seed: UInt64 = 1) -> Plan? {
    var workload = Workload()
    return try? plan(rule, instance, seed: seed, workload: &workload)
  }

  private static func deal<R: Rule>(
    _ rule: R, _ instance: Instance, _ workload: inout Workload
  ) throws(Unfinished) -> Plan {
    var dealer = Dealer(instance, rule: rule)
    return try dealer.plan(&workload)
  }
}
