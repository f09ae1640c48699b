import Allocation

extension AllocatorRow {
  /// null where there is no value; `interval` only where the chance is a mean, `shortOf` only where money ran out.
  func jsonValue(in instance: Instance) -> JSONValue {
    let cost = JSONValue.object([
      ("points", .number(points)), ("odds", .optional(odds)), ("years", .optional(years.value)),
      ("people", .optional(people.value)),
    ])
    var members: [(key: String, value: JSONValue)] = [("name", .string(name)), ("chance", .number(chance))]
    if let interval {
      members.append(("interval", .array([.number(interval.lowerBound), .number(interval.upperBound)])))
    }
    members.append(("cost", cost))
    if let shortage {
      let plans = JSONValue.array([.integer(shortage.plans), .integer(shortage.plansInAll)])
      let moment = JSONValue.number(instance.time.moment(of: shortage.boundary))
      let facts = JSONValue.object([
        ("budget", .string(shortage.budget)), ("moment", moment), ("plans", plans),
      ])
      members.append(("shortOf", facts))
    }
    return .object(members)
  }
}

/// The plan of a naive allocator, to be shown beside the best one.
package struct NaivePlanReport: Sendable {
  package var name: String
  /// Which of many it is; nil where there is one.
  package var which: String?
  /// nil: it was not finished within the work or the time allowed.
  package var plan: Plan?
  package var chance: Double?

  package init(name: String, which: String? = nil, plan: Plan?, chance: Double?) {
    self.name = name
    self.which = which
    self.plan = plan
    self.chance = chance
  }

  func jsonValue(in instance: Instance) -> JSONValue {
    .object([
      ("name", .string(name)), ("which", which.map(JSONValue.string) ?? .null), ("chance", .optional(chance)),
      ("plan", plan.map { .array(SolveReport.rows(of: $0, in: instance)) } ?? .null),
      ("gates", plan.map { .object(SolveReport.gateMembers($0.gates, in: instance)) } ?? .null),
    ])
  }
}
