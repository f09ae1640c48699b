import Allocation

/// The extraction of plans: from attempts per column, a point of a reduction, to a plan of its problem.
///
/// Each column's attempts stand where it is carried out. Gates are put as late as what waits for them allows, so the
/// plan may count more than the point, never less; attempts on whole bundles are dealt to copies.
package struct PlanWriter: Sendable {
  private let reduction: Reduction

  package init(_ reduction: Reduction) { self.reduction = reduction }

  /// The plan of so many attempts of each column; with a look where the reduction supposes one.
  ///
  /// - Parameter attempts: for each column, 0 or more, within what people and budgets allow.
  package func plan(_ attempts: [Int]) -> Plan {
    let base = reduction.base
    var plan = reduction.told(.empty(for: base))
    for share in shares(attempts) {
      plan[reduction.place(of: share.column)].append(
        Plan.Entry(
          type: reduction.kind(of: share.column), start: reduction.columns[share.column].start,
          copy: share.copy, attempts: share.attempts))
    }
    plan.open(in: base)
    return plan.normalised(in: base)
  }

  /// By copy: as a unit's dealing says, or all to the copy that it stands for.
  private func shares(_ attempts: [Int]) -> [CopyDealer.Share] {
    let dealer = CopyDealer(reduction, attempts)
    return reduction.units.flatMap { unit in
      let used = unit.columns.filter { attempts[$0] > 0 }
      return unit.dealing.map { dealer.shares(of: used, by: $0) }
        ?? used.map { .init(column: $0, copy: unit.copy ?? 0, attempts: attempts[$0]) }
    }
  }
}
