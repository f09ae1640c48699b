import Allocation

/// The extraction of plans: from a point of a reduction, attempts per column and awards, to a plan of its problem.
///
/// Each column's attempts stand where it is carried out, awards likewise. Gates are put as late as what waits for them allows, so the
/// plan may count more than the point, never less; attempts on whole bundles are dealt to copies.
package struct PlanWriter: Sendable {
  private let reduction: Reduction

  package init(_ reduction: Reduction) { self.reduction = reduction }

  /// The plan of a point; with a look where the reduction supposes one.
  ///
  /// - Parameter point: attempts of each column, then how many of each award, all 0 or more, within what people and
  ///   budgets allow.
  package func plan(_ point: [Int]) -> Plan {
    let base = reduction.base
    var plan = reduction.told(.empty(for: base))
    for share in shares(point) {
      plan[reduction.place(of: share.column)].append(
        Plan.Entry(
          type: reduction.kind(of: share.column), start: reduction.columns[share.column].start,
          copy: share.copy, attempts: share.attempts))
    }
    for (award, count) in zip(reduction.awards, point.dropFirst(reduction.columns.count)) where count > 0 {
      plan[awards: reduction.place(ofAward: award.option)].append(
        Plan.Award(option: award.option % base.awards.count, count: count))
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
