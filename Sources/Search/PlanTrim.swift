import Allocation

/// Takes attempts that add nothing out of a plan that did not come from the search.
///
/// With the gates as they are, no attempt ever hurts, so how many of an entry can go is found by halving.
struct PlanTrim {
  /// Plans whose trimming would look at more chances of bundles than this are left as they are.
  static let mostWork = 40_000_000

  /// - Parameter isStopped: the plan is left as far as it is trimmed once this says so.
  /// - Returns: the plan, and whether it was looked at to its end.
  static func trimmed(
    _ plan: Plan, in instance: Instance, unless isStopped: () -> Bool = { false }
  ) -> (plan: Plan, isTidy: Bool) {
    let boundaries = instance.worlds.reduce(0) { $0 + $1.weights.count { $0 > 0 } }
    let perChance = instance.worlds.count * plan.entries.count + boundaries * instance.bundles.count
    let halvings = plan.entries.reduce(0) { $0 + Int.bitWidth - $1.attempts.leadingZeroBitCount }
    guard perChance.multipliedReportingOverflow(by: halvings).partialValue <= mostWork else {
      return (plan, true)
    }
    var plan = plan
    let floor = instance.chance(of: plan) * (1 - 1e-14)
    func cost(_ place: Int) -> Int { instance.types[plan.entries[place].type].personSteps }
    for place in plan.entries.indices.sorted(by: { (-cost($0), -$0) < (-cost($1), -$1) }) {
      var (low, high) = (0, plan.entries[place].attempts)
      while low < high {
        if isStopped() { return (plan.normalised(in: instance), false) }
        let middle = (low + high) / 2
        var trial = plan
        trial.entries[place].attempts = middle
        if instance.chance(of: trial) >= floor { high = middle } else { low = middle + 1 }
      }
      plan.entries[place].attempts = high
    }
    return (plan.normalised(in: instance), true)
  }
}
