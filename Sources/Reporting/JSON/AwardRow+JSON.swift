import Allocation
import Answers

/// A member of `grants`: so many awards of one grant at one moment.
extension AwardRow {
  /// `branch` is there only where the award belongs to one.
  var jsonValue: JSONValue {
    .object(
      [("name", .string(grant)), ("award", .number(moment)), ("quantity", .integer(quantity))]
        + (branch.map { [("branch", .string($0))] } ?? []))
  }
}

extension JSONValue {
  /// The awards of a plan.
  static func awards(of plan: Plan, in instance: Instance) -> JSONValue {
    .array(AwardRow.rows(of: plan, in: instance).map(\.jsonValue))
  }
}
