import Allocation
import Answers

/// A member of `allocators`: what a naive rule reaches and what it loses.
extension RuleOutcome {
  /// null where there is no value; `interval` only where the chance is a mean, `shortOf` only where money ran out.
  func jsonValue(in instance: Instance) -> JSONValue {
    // Years and people are null both where no value does and where none was found; the text tells the two apart.
    let cost = JSONValue.object([
      ("points", .number(points)), ("odds", .optional(odds)), ("years", .optional(years.value)),
      ("people", .optional(people.value)),
    ])
    var members: [(key: String, value: JSONValue)] = [
      ("name", .string(rule.rawValue)), ("chance", .number(chance)),
    ]
    if let interval { members.append(("interval", .interval(interval))) }
    members.append(("cost", cost))
    if let shortage {
      // Of how many plans, of `random` for instance, the budget stopped how many.
      let plans = JSONValue.array([.integer(shortage.plans), .integer(shortage.plansInAll)])
      let facts = JSONValue.object([
        ("budget", .string(instance.problem.budgets[shortage.budget].name)),
        ("moment", .number(instance.time.moment(of: shortage.step))), ("plans", plans),
      ])
      members.append(("shortOf", facts))
    }
    return .object(members)
  }
}

/// The plan of the rule that was asked for.
extension NaivePlanAnswer {
  /// The member `naivePlan`: what one rule would do, as rows that can be judged or simulated like those of the best
  /// plan. Chance and plan are null where the rule was not finished.
  func jsonValue(in instance: Instance) -> JSONValue {
    let grants = plan.map { JSONValue.awards(of: $0, in: instance) } ?? .null
    return .object([
      ("name", .string(rule.rawValue)), ("which", which.map(JSONValue.string) ?? .null),
      ("chance", .optional(chance)),
      ("plan", plan.map { .rows(of: WrittenPlan($0, of: instance)) } ?? .null),
      ("gates", plan.map { .object(SolveReport.gateMembers($0.gates, in: instance)) } ?? .null),
      ("grants", grants),
    ])
  }

  /// Which of many plans it is; nil where there is one.
  var which: String? { seed.map { "the first of its plans, seed \($0)" } }
}
