import Allocation
import Answers

extension RuleOutcome.Shortage {
  /// That of many plans: the budget and the step that come first; nil: none.
  static func first(of some: [Self?]) -> Self? {
    let short = some.compactMap { $0 }
    guard var first = short.min(by: { ($0.step, $0.budget) < ($1.step, $1.budget) }) else { return nil }
    first.plans = short.count
    first.plansInAll = some.count
    return first
  }
}

/// What a rule writes, and whether money kept it from more.
package struct NaivePlan: Sendable, Equatable {
  package var plan: Plan
  package let shortage: RuleOutcome.Shortage?
  /// Whether the rule drew among several candidates, so that another seed might have written another plan.
  package var isDrawn = false
}
