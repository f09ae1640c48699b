import Allocation

/// A rule of thumb that deals researchers out one team at a time.
///
/// What each rule picks among the candidates of a pool; ties go to the file's order.
/// Raw values are the names in files, options and reports.
public enum NaiveRule: String, Sendable, CaseIterable {
  /// The chunk with the fewest people of this pool started on it in this step.
  case even
  /// The largest quotient (round·count − credit)·years·team / (1 + teams started on it in this step).
  case bySize = "by-size"
  /// The smallest serial time.
  case parallelFirst = "parallel-first"
  /// The largest serial time.
  case serialFirst = "serial-first"
  /// Any candidate, each as likely.
  case random
  /// The most credit for the team a step: q·E[min(1, count/(1+R))]/L.
  case followTheCredit = "follow-the-credit"
  /// The largest gain in the chance; where there is none, the largest gain in Σ credit/count.
  case greedy
  /// The chunk furthest behind the share of people-steps that the file states for it.
  case statusQuo = "status-quo"

  /// Whether the rule has something to go by: `status-quo` needs shares in the file.
  package func applies(to instance: Instance) -> Bool {
    self != .statusQuo || instance.problem.statusQuo != nil
  }
}

/// What one naive rule would do: of `random` the first of its plans.
package struct NaivePlanAnswer: Sendable {
  package var rule: NaiveRule
  /// Of which its first plan is drawn; nil where a rule writes one plan.
  package var seed: UInt64?
  /// nil: it was not finished within the work or the time allowed.
  package var plan: Plan?
  package var chance: Double?

  package init(_ rule: NaiveRule, seed: UInt64? = nil, plan: Plan? = nil, chance: Double? = nil) {
    self.rule = rule
    self.seed = seed
    self.plan = plan
    self.chance = chance
  }
}
