import Allocation

/// A plan told in another instance of the same pools, chunks and worlds: what changed there may have given kinds of
/// attempts and awards other numbers, and gates other places.
extension Instance {
  /// - Parameters:
  ///   - plan: of the other instance.
  ///   - other: with the same names in the same order.
  /// - Returns: this instance, which may know more kinds of attempts, and the plan, which need not be feasible in it.
  func telling(_ plan: Plan, of other: Instance) -> (instance: Instance, plan: Plan) {
    // Kinds of attempts are matched by whom they hold on what; awards by grant and boundary, since a longer horizon
    // offers more of them.
    var told = adopting(plan, of: other)
    for stage in plan.stages {
      told.plan[awards: stage] = plan[awards: stage].compactMap { award in
        let known = other.awards[award.option]
        let option = awards.firstIndex { $0.grant == known.grant && $0.boundary == known.boundary }
        return option.map { Plan.Award(option: $0, count: award.count) }
      }
    }
    // As late as can be: something that was waited for may be done, and there may be more time.
    told.plan.open(in: told.instance)
    return told
  }
}

extension Plan {
  /// Whether anybody works on a bundle, whatever is seen.
  func usesBundle(_ bundle: Int, in instance: Instance) -> Bool {
    stages.contains { self[$0].contains { $0.attempts > 0 && instance.types[$0.type].bundle == bundle } }
  }

  /// Whether a grant is awarded, whatever is seen.
  func usesGrant(_ grant: Int, in instance: Instance) -> Bool {
    stages.contains {
      self[awards: $0].contains { $0.count > 0 && instance.awards[$0.option].grant == grant }
    }
  }

  /// Whether anybody of a pool works.
  func usesPool(_ pool: Int, in instance: Instance) -> Bool {
    stages.contains {
      self[$0].contains { $0.attempts > 0 && instance.types[$0.type].held.contains { $0.pool == pool } }
    }
  }
}
