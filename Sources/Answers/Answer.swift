import Allocation

/// A plan with its exact chance, and an upper bound on the chance of every plan.
///
/// `Study.rows(of:)` tells the plan in the names and moments of the problem; `Study.report(_:)` tells all of it.
public struct Answer: Sendable {
  /// It has a look where the file reveals the world on the way.
  package var plan: Plan
  /// The chance that the plan finishes everything needed in time, in [0, 1]; exact up to rounding.
  public var chance: Double
  /// No plan of the same kind has a larger chance; in [`chance`, 1].
  public var bound: Double
  /// `optimal`: `bound - chance` is at most the gap that was asked for.
  public var status: Status
  /// What `bound` stands on.
  public var ground: Ground
  /// What the search was asked for, and what it took.
  public var search: SearchFacts

  package init(
    plan: Plan, chance: Double, bound: Double, status: Status,
    ground: Ground = .search,
    search: SearchFacts
  ) {
    self.plan = plan
    self.chance = chance
    self.bound = bound
    self.status = status
    self.ground = ground
    self.search = search
  }
}

/// A plan that breaks the rules of its problem.
public struct InfeasiblePlan: Error, Sendable {
  /// Everything in which it does, each in one sentence; at least one.
  public let violations: [String]

  package init(violations: [String]) { self.violations = violations }
}

/// A plan, and the instance whose kinds of attempts it names: another instance may number them differently.
package struct WrittenPlan: Sendable {
  package var instance: Instance
  package var plan: Plan

  package init(_ plan: Plan, of instance: Instance) {
    self.plan = plan
    self.instance = instance
  }
}
