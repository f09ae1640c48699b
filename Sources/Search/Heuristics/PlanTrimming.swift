import Allocation

/// Trimming of a plan: takes attempts that add nothing out of one that did not come from the search.
///
/// With the gates as they are, no attempt ever hurts, so how many of an entry can go is found by halving.
struct PlanTrimming {
  /// Plans whose trimming would look at more chances of bundles than this are left as they are.
  static let mostWork = 40_000_000

  /// - Parameter isStopped: the plan is left as far as it is trimmed once this says so.
  /// - Returns: the plan, and whether it was looked at to its end.
  static func trimmed(
    _ plan: Plan, in instance: Instance, unless isStopped: () -> Bool = { false }
  ) -> (plan: Plan, isTidy: Bool) {
    guard isQuick(plan.entries, in: instance, plans: 1) else { return (plan, true) }
    var plan = plan
    let floor = instance.chance(of: plan) * (1 - 1e-14)
    for place in order(plan.entries, in: instance) {
      if isStopped() { return (plan.normalised(in: instance), false) }
      plan.entries[place].attempts = least(plan.entries[place].attempts) { attempts in
        if isStopped() { return false }
        var trial = plan
        trial.entries[place].attempts = attempts
        return instance.chance(of: trial) >= floor
      }
    }
    return (plan.normalised(in: instance), true)
  }

  /// The same of a two-stage plan: what is shared, then what each branch does of its own.
  static func trimmed(
    _ policy: Policy, in instance: Instance, unless isStopped: () -> Bool = { false }
  ) -> Policy {
    let all = policy.shared + policy.branches.flatMap(\.entries)
    guard isQuick(all, in: instance, plans: 2) else { return policy }
    var policy = policy
    let floor = instance.chance(of: policy) * (1 - 1e-14)
    for place in order(policy.shared, in: instance) {
      if isStopped() { break }
      policy.shared[place].attempts = least(policy.shared[place].attempts) { attempts in
        var trial = policy
        trial.shared[place].attempts = attempts
        return instance.chance(of: trial) >= floor
      }
    }
    for branch in policy.branches.indices {
      for place in order(policy.branches[branch].entries, in: instance) {
        if isStopped() { break }
        policy.branches[branch].entries[place].attempts = least(
          policy.branches[branch].entries[place].attempts
        ) { attempts in
          var trial = policy
          trial.branches[branch].entries[place].attempts = attempts
          return instance.chance(of: trial) >= floor
        }
      }
    }
    return policy.normalised(in: instance)
  }

  private static func isQuick(_ entries: [Plan.Entry], in instance: Instance, plans: Int) -> Bool {
    let boundaries = instance.worlds.reduce(0) { $0 + $1.weights.count { $0 > 0 } }
    let perChance = plans * (instance.worlds.count * entries.count + boundaries * instance.bundles.count)
    let halvings = entries.reduce(0) { $0 + Int.bitWidth - $1.attempts.leadingZeroBitCount }
    let (work, isTooMuch) = perChance.multipliedReportingOverflow(by: halvings)
    return !isTooMuch && work <= mostWork
  }

  /// The dearest entries first.
  private static func order(_ entries: [Plan.Entry], in instance: Instance) -> [Int] {
    func cost(_ place: Int) -> Int { instance.types[entries[place].type].personSteps }
    return entries.indices.sorted { (-cost($0), -$0) < (-cost($1), -$1) }
  }

  /// The least number up to this one that is enough, by halving.
  private static func least(_ attempts: Int, _ isEnough: (Int) -> Bool) -> Int {
    var (low, high) = (0, attempts)
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}
