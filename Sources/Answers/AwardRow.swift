import Allocation

/// One row of a plan's awards in the problem's own names and moments: so many awards of one grant at one moment.
package struct AwardRow: Sendable, Equatable {
  /// Name of the grant.
  package var grant: String
  /// Moment of the award on the problem's axis.
  package var moment: Double
  /// How many awards, above 0.
  package var quantity: Int
  /// Name of the branch of a two-stage plan that makes them; nil: all do.
  package var branch: String?
  /// Index into `Instance.awards`.
  package var option: Int

  init(_ award: Plan.Award, in instance: Instance, branch: String? = nil) {
    let option = instance.awards[award.option]
    grant = instance.problem.grants[option.grant].name
    moment = instance.time.moment(of: option.boundary)
    quantity = award.count
    self.option = award.option
    self.branch = branch
  }

  /// The awards of a plan in order: what all branches share, then what each has of its own.
  package static func rows(of plan: Plan, in instance: Instance) -> [AwardRow] {
    let plan = plan.isStatic ? plan.plan(on: 0) : plan
    return plan.awards.normalised.map { AwardRow($0, in: instance) }
      + plan.branches.flatMap { branch in
        branch.awards.normalised.map { AwardRow($0, in: instance, branch: instance.name(of: branch)) }
      }
  }
}
