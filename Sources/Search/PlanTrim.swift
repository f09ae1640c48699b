import Allocation

/// Takes attempts that add nothing out of a plan that did not come from the search.
///
/// With the gates as they are, no attempt ever hurts, so how many of an entry can go is found by halving.
struct PlanTrim {
  /// Plans of more entries than this are left as they are.
  static let mostEntries = 2_000

  static func trimmed(_ plan: Plan, in instance: Instance) -> Plan {
    guard plan.entries.count <= mostEntries else { return plan }
    var plan = plan
    let floor = instance.chance(of: plan) * (1 - 1e-14)
    func cost(_ place: Int) -> Int { instance.types[plan.entries[place].type].personSteps }
    for place in plan.entries.indices.sorted(by: { (-cost($0), -$0) < (-cost($1), -$1) }) {
      var (low, high) = (0, plan.entries[place].attempts)
      while low < high {
        let middle = (low + high) / 2
        var trial = plan
        trial.entries[place].attempts = middle
        if instance.chance(of: trial) >= floor { high = middle } else { low = middle + 1 }
      }
      plan.entries[place].attempts = high
    }
    return plan.normalised(in: instance)
  }
}
