import Allocation

/// One thing that may come of a plan: what is carried out from the start on, and in which cases.
package struct CarriedOut: Sendable {
  /// A static plan.
  package var plan: Plan
  /// Names of the branches on which it is; nil where nothing hangs on what is seen.
  package var branches: [String]?

  /// All that may come of a plan: branches that do the same are one, in the order of the first of each.
  package static func all(of plan: Plan, in instance: Instance) -> [CarriedOut] {
    guard !plan.isStatic else { return [CarriedOut(plan: plan.plan(on: 0), branches: nil)] }
    var found: [CarriedOut] = []
    var firsts: [Plan.Branch] = []
    for (place, branch) in plan.branches.enumerated() {
      let name = instance.name(of: branch)
      if let same = firsts.firstIndex(where: { $0.isLike(branch) }) {
        found[same].branches?.append(name)
      } else {
        firsts.append(branch)
        found.append(CarriedOut(plan: plan.plan(on: place), branches: [name]))
      }
    }
    return found
  }
}
