import Allocation
import Answers

/// A member of `plan`: equal attempts that start together on one copy.
extension PlanRow {
  /// A row as `PlanFile` reads it back: names for numbers, moments for boundaries, copies from 1.
  var jsonValue: JSONValue {
    .object([
      ("chunk", .string(chunk)), ("pool", Self.single(pools.map(JSONValue.string))),
      ("attempts", .integer(attempts)), ("people", Self.single(people.map(JSONValue.integer))),
      ("start", .number(start)), ("end", .number(end)), ("copy", .integer(copy)),
      ("branch", branch.map(JSONValue.string) ?? .null),
    ])
  }

  /// A mixed team's values are an array, those of one pool are not.
  private static func single(_ values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }
}

/// Shapes that several results have in common.
extension JSONValue {
  /// Rows of a plan that were made already.
  static func rows(_ rows: [PlanRow]) -> JSONValue { .array(rows.map(\.jsonValue)) }

  /// Rows of a plan, in the names and moments of its instance.
  static func rows(of plan: WrittenPlan) -> JSONValue { rows(PlanRow.rows(of: plan.plan, in: plan.instance)) }

  /// Both ends; null for none.
  static func interval(_ range: ClosedRange<Double>?) -> JSONValue {
    range.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }
}
