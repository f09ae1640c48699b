import Allocation

/// Trimming of a plan: takes attempts that add nothing out of one that did not come from the search.
///
/// With the gates as they are, no attempt ever hurts that leaves the deadline alone, so how many of an entry can go is
/// found by halving.
struct PlanTrimming {
  /// Plans whose trimming would look at more chances of bundles than this are left as they are.
  static let mostWork = 40_000_000

  /// What is shared first, then what each branch does of its own; in each the dearest entries first.
  ///
  /// - Parameter isStopped: the plan is left as far as it is trimmed once this says so.
  /// - Returns: the plan, and whether it was looked at to its end.
  static func trimmed(
    _ plan: Plan, in instance: Instance, unless isStopped: () -> Bool = { false }
  ) -> (plan: Plan, isTidy: Bool) {
    guard isQuick(plan, in: instance) else { return (plan, true) }
    if let rates = instance.hastening { return trimmed(plan, in: instance, rates, unless: isStopped) }
    return trimmed(plan, in: instance, but: [], unless: isStopped)
  }

  /// What hastens the deadline first: less of it may be better, so every number is tried, until none is.
  private static func trimmed(
    _ plan: Plan, in instance: Instance, _ rates: HasteningRates, unless isStopped: () -> Bool
  ) -> (plan: Plan, isTidy: Bool) {
    let moving = rates.bundles
    var (plan, best) = (plan, instance.chance(of: plan))
    var isOpen = true
    while isOpen {
      isOpen = false
      for stage in plan.stages {
        for place in order(plan[stage], in: instance) {
          let entry = plan[stage][place]
          guard moving.contains(instance.types[entry.type].bundle), entry.attempts > 0 else { continue }
          for attempts in numbers(below: entry.attempts) {
            if isStopped() { return (plan.normalised(in: instance), false) }
            var trial = plan
            trial[stage][place].attempts = attempts
            let chance = instance.chance(of: trial)
            // The best number, of equal ones the least.
            let isSmaller = attempts < plan[stage][place].attempts
            guard
              chance > best * (1 + SearchTolerance.trimmed)
                || isSmaller && chance >= best * (1 - SearchTolerance.trimmed)
            else {
              continue
            }
            (plan, best, isOpen) = (trial, max(best, chance), true)
          }
        }
      }
    }
    return trimmed(plan.normalised(in: instance), in: instance, but: moving, unless: isStopped)
  }

  /// Numbers of attempts that are tried instead of more: all of few; of many halves and thirds, and one less.
  private static func numbers(below attempts: Int) -> [Int] {
    attempts <= 32 ? Array(0..<attempts) : [0, attempts / 3, attempts / 2, attempts * 3 / 4, attempts - 1]
  }

  /// - Parameter moving: bundles that are left as they are.
  private static func trimmed(
    _ plan: Plan, in instance: Instance, but moving: Set<Int>, unless isStopped: () -> Bool
  ) -> (plan: Plan, isTidy: Bool) {
    var plan = plan
    let floor = instance.chance(of: plan) * (1 - SearchTolerance.trimmed)
    for stage in plan.stages {
      for place in order(plan[stage], in: instance)
      where !moving.contains(instance.types[plan[stage][place].type].bundle) {
        if isStopped() { return (plan.normalised(in: instance), false) }
        plan[stage][place].attempts = least(plan[stage][place].attempts) { attempts in
          if isStopped() { return false }
          var trial = plan
          trial[stage][place].attempts = attempts
          return instance.chance(of: trial) >= floor
        }
      }
    }
    return (plan.normalised(in: instance), true)
  }

  /// Whether all halvings together cost little beside a search: chances of bundles that they look at.
  private static func isQuick(_ plan: Plan, in instance: Instance) -> Bool {
    let entries = plan.stages.flatMap { plan[$0] }
    // With a look a world is judged on its branch and, where a chunk reveals, on the blind one.
    let plans = plan.look == nil ? 1 : 2
    let boundaries = instance.worlds.reduce(0) { $0 + $1.weights.count { $0 > 0 } }
    let perChance = plans * (instance.worlds.count * entries.count + boundaries * instance.bundles.count)
    let halvings = entries.reduce(0) { $0 + Int.bitWidth - $1.attempts.leadingZeroBitCount }
    let (work, isTooMuch) = perChance.multipliedReportingOverflow(by: halvings)
    return !isTooMuch && work <= mostWork
  }

  /// Places of entries, the dearest attempts first; among equals the last.
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
