import Allocation

/// One row of a plan in the problem's own names and moments: equal attempts of one team on one chunk that start together.
public struct PlanRow: Sendable, Equatable {
  /// Name of the chunk.
  public var chunk: String
  /// Names of the pools of the team; one, unless it is mixed.
  public var pools: [String]
  /// How many attempts, above 0; and on which chunk of a bundle with separate credit, from 1; 1 where credit is pooled.
  public var attempts, copy: Int
  /// People that all these attempts hold together, of each pool.
  public var people: [Int]
  /// Moments on the problem's axis between which the people are held.
  public var start, end: Double
  /// Name of the branch of a two-stage plan that it belongs to; nil: to all.
  public var branch: String?

  package init(_ entry: Plan.Entry, in instance: Instance, branch: String? = nil) {
    let type = instance.types[entry.type]
    chunk = instance.bundles[type.bundle].name
    pools = type.held.map { instance.problem.pools[$0.pool].name }
    attempts = entry.attempts
    people = type.held.map { $0.people * entry.attempts }
    start = instance.time.moment(of: entry.start)
    end = instance.time.moment(of: entry.start + type.length)
    copy = entry.copy + 1
    self.branch = branch
  }
}

extension PlanRow {
  /// The rows of a plan, equal entries merged, in order: what all branches share, then what each has of its own.
  package static func rows(of plan: Plan, in instance: Instance) -> [PlanRow] {
    let plan = plan.normalised(in: instance)
    return plan.shared.map { PlanRow($0, in: instance) }
      + plan.branches.flatMap { branch in
        branch.entries.map { PlanRow($0, in: instance, branch: instance.name(of: branch)) }
      }
  }
}

extension Answer {
  /// The rows of its plan; of one whose branches all do the same, those of that static plan.
  package func rows(in instance: Instance) -> [PlanRow] {
    PlanRow.rows(of: plan.isStatic ? plan.plan(on: 0) : plan, in: instance)
  }
}
