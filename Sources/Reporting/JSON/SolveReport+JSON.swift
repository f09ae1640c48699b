import Allocation
import Answers

/// A solved problem as JSON: the result file, whose plan `PlanFile` reads back. What a text only shows in part, such
/// as many branches or worlds, stands here whole.
extension SolveReport {
  /// The version of the format, which is the product's.
  package static let version = "0.1.0"

  /// The result as JSON, keys in the order of the format, numbers in their shortest exact form.
  public func json() -> String { JSONText.text(jsonValue) }

  /// The same as a value. `reasons` is there only where the chance is 0.
  package var jsonValue: JSONValue {
    // Answer, plan, what the chance is made of, comparisons, assumptions: the order of the format.
    var members: [(key: String, value: JSONValue)] = [
      ("sidereal", .string(Self.version)), ("problem", problem.jsonValue),
      ("status", .string(answer.status.rawValue)),
      ("chance", .number(chance)), ("bound", .number(bound)), ("gap", .number(gap)),
      ("plan", .rows(answer.rows(in: instance))),
      ("gates", .object(Self.gateMembers(commonGates, in: instance))),
    ]
    members += lookMembers
    members += [
      ("grants", .awards(of: plan, in: instance)),
      ("money", .array(money.map { $0.jsonValue(in: instance.time) })),
      ("calendar", .array(calendar.map { $0.jsonValue(in: instance) })),
      ("worlds", .array(worldObjects)), ("chunks", .array(chunkObjects)),
      ("allocators", .array(allocators.map { $0.jsonValue(in: instance) })),
    ]
    if !unfinishedAllocators.isEmpty {
      let names = unfinishedAllocators.map { JSONValue.string($0.rawValue) }
      members.append(("allocatorsUnfinished", .array(names)))
    }
    if let naivePlan { members.append(("naivePlan", naivePlan.jsonValue(in: instance))) }
    members.append(("assumptions", .array(assumptions.map(JSONValue.string))))
    if let sample { members.append(("uncertainty", sample.jsonValue)) }
    if chance == 0 { members.append(("reasons", .array(zeroReasons.map(JSONValue.string)))) }
    // How the answer came about stands last: of two runs it alone may differ.
    var facts: [(key: String, value: JSONValue)] = [
      ("seconds", .number(answer.search.seconds)), ("nodes", .integer(answer.search.nodes)),
      ("seed", .natural(answer.search.seed)), ("gapAsked", .number(answer.search.gapAsked)),
    ]
    // Whoever reads a bound should see that a solver in floating point claims it.
    if case .program(let tolerance) = answer.ground {
      facts += [("engine", .string("mip")), ("tolerance", .number(tolerance))]
    }
    if !trace.isEmpty {
      let points = trace.map { point in
        JSONValue.object([
          ("seconds", .number(point.seconds)), ("chance", .number(point.chance)),
          ("bound", .number(point.bound)),
        ])
      }
      facts.append(("trace", .array(points)))
    }
    return .object(members + [("solve", .object(facts))])
  }

  /// When a two-stage plan looks, at which chunk, and the gates that differ between its branches.
  private var lookMembers: [(key: String, value: JSONValue)] {
    guard let look = plan.look else { return [] }
    // A revealing chunk that nobody looks at has no look.
    if look.chunk != nil && plan.isStatic { return [("look", .null)] }
    let chunk = look.chunk.map { JSONValue.string(instance.bundles[$0].name) } ?? .null
    let stated = JSONValue.object([
      ("moment", .number(instance.time.moment(of: look.boundary))), ("chunk", chunk),
    ])
    // Of each branch only the gates that are not all branches' own.
    let own = branches.map { branch in
      let gates = zip(branch.gates, commonGates).map { $1 == nil ? $0 : nil }
      return (instance.name(of: branch), JSONValue.object(Self.gateMembers(gates, in: instance)))
    }
    let differ = branches.contains { $0.gates != commonGates }
    return [("look", stated)] + (differ ? [("branchGates", JSONValue.object(own))] : [])
  }

  /// The moment of every gate there is, under the name of its bundle.
  static func gateMembers(_ gates: [Int?], in instance: Instance) -> [(key: String, value: JSONValue)] {
    Self.gates(gates, in: instance).map { ($0.chunk, .number($0.moment)) }
  }

  /// Every world with its chance at every deadline that it allows: what the chance of the plan is the sum of.
  private var worldObjects: [JSONValue] {
    zip(instance.worlds, evaluation.worlds).map { world, judged in
      // Moments for people, boundaries for programs that want no rounding.
      let deadlines = judged.boundaries.map { boundary in
        JSONValue.object([
          ("boundary", .integer(boundary.boundary)),
          ("moment", .number(instance.time.moment(of: boundary.boundary))),
          ("weight", .number(boundary.weight)), ("chance", .number(boundary.chance)),
        ])
      }
      return .object([
        ("name", .string(world.name)), ("credence", .number(world.credence)),
        ("chance", .number(judged.chance)), ("deadlines", .array(deadlines)),
      ])
    }
  }

  /// Each bundle alone: the chance that it is finished in time where it is needed.
  private var chunkObjects: [JSONValue] {
    zip(instance.bundles, evaluation.bundles).map { bundle, chance in
      .object([("name", .string(bundle.name)), ("chance", .number(chance))])
    }
  }
}
