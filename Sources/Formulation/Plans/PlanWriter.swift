import Allocation

/// From attempts per column to a plan: gates as late as what waits for them allows, copies dealt.
package struct PlanWriter: Sendable {
  private let reduction: Reduction

  package init(_ reduction: Reduction) { self.reduction = reduction }

  /// The static plan of so many attempts of each column.
  package func plan(_ attempts: [Int]) -> Plan {
    let policy = policy(attempts, look: .init(boundary: reduction.base.steps))
    return policy.plan(of: policy.branches[0])
  }

  package func policy(_ attempts: [Int]) -> Policy {
    policy(
      attempts,
      look: .init(
        boundary: reduction.stage?.look ?? reduction.base.steps, chunk: reduction.stage?.reveal?.chunk))
  }

  private func policy(_ attempts: [Int], look: Policy.Look) -> Policy {
    var policy = Policy(.empty(for: reduction.base), look: look, in: reduction.base)
    for share in shares(attempts) {
      let entry = Plan.Entry(
        type: reduction.kind(of: share.column), start: reduction.columns[share.column].start,
        copy: share.copy, attempts: share.attempts)
      if let branch = reduction.branch(of: share.column) {
        policy.branches[reduction.branches[branch] ?? reduction.base.worlds.count].entries.append(entry)
      } else {
        policy.shared.append(entry)
      }
    }
    policy.open(in: reduction.base)
    return policy.normalised(in: reduction.base)
  }

  private func shares(_ attempts: [Int]) -> [CopyDealer.Share] {
    let dealer = CopyDealer(reduction, attempts)
    return reduction.units.flatMap { unit in
      let used = unit.columns.filter { attempts[$0] > 0 }
      return unit.dealing.map { dealer.shares(of: used, by: $0) }
        ?? used.map { .init(column: $0, copy: unit.copy ?? 0, attempts: attempts[$0]) }
    }
  }
}
