import Allocation

/// A budget that could not pay for a team for which people were free and work was there.
///
/// It is told with the rule's result: a low chance may then say more about money than about the rule.
package struct Shortage: Sendable, Equatable {
  /// Index into the problem's budgets.
  package let budget: Int
  /// The first step in which that happened.
  package let step: Int
  /// In how many plans it did, of how many: 1 of 1 but for `random`.
  package var plans = 1
  package var plansInAll = 1

  /// That of many plans: the budget and the step that come first; nil: none.
  static func first(of some: [Shortage?]) -> Shortage? {
    let short = some.compactMap { $0 }
    guard var first = short.min(by: { ($0.step, $0.budget) < ($1.step, $1.budget) }) else { return nil }
    first.plans = short.count
    first.plansInAll = some.count
    return first
  }
}

/// What a rule writes, and whether money kept it from more.
package struct NaivePlan: Sendable, Equatable {
  package let plan: Plan
  package let shortage: Shortage?
}
