import Allocation

extension SolveReport {
  /// The version of the format, which is the product's.
  package static let version = "0.1.0"

  /// The result as JSON, keys in the order of the format, numbers in their shortest exact form.
  package func json() -> String { JSONText.text(jsonValue) }

  /// The same as a value. `reasons` is there only where the chance is 0.
  package var jsonValue: JSONValue {
    let identity = JSONValue.object([
      ("title", problem.title.map(JSONValue.string) ?? .null), ("file", .string(problem.file)),
      ("sha256", .string(problem.sha256)),
    ])
    var members: [(key: String, value: JSONValue)] = [
      ("sidereal", .string(Self.version)), ("problem", identity), ("status", .string(status.rawValue)),
      ("chance", .number(chance)), ("bound", .number(bound)), ("gap", .number(gap)),
      ("plan", .array(Self.rows(of: plan.isStatic ? common : plan, in: instance))),
      ("gates", .object(Self.gateMembers(commonGates, in: instance))),
    ]
    members += lookMembers
    members += [
      ("grants", .array([])),
      ("worlds", .array(worldObjects)), ("chunks", .array(chunkObjects)),
      ("allocators", .array(allocators.map { $0.jsonValue(in: instance) })),
    ]
    if !unfinishedAllocators.isEmpty {
      members.append(("allocatorsUnfinished", .array(unfinishedAllocators.map(JSONValue.string))))
    }
    if let naivePlan { members.append(("naivePlan", naivePlan.jsonValue(in: instance))) }
    members.append(("assumptions", .array(assumptions.map(JSONValue.string))))
    if let sample { members.append(("uncertainty", sample.jsonValue)) }
    if chance == 0 { members.append(("reasons", .array(zeroReasons.map(JSONValue.string)))) }
    var facts: [(key: String, value: JSONValue)] = [
      ("seconds", .number(search.seconds)), ("nodes", .integer(search.nodes)),
      ("seed", .natural(search.seed)), ("gapAsked", .number(search.gapAsked)),
    ]
    if case .program(let tolerance) = ground {
      facts += [("engine", .string("mip")), ("tolerance", .number(tolerance))]
    }
    return .object(members + [("solve", .object(facts))])
  }

  /// A plan as results print it: what all branches share, then what each has of its own.
  static func rows(of plan: Plan, in instance: Instance) -> [JSONValue] {
    plan.shared.map { row($0, in: instance) }
      + plan.branches.flatMap { branch in
        branch.entries.map { row($0, in: instance, branch: instance.name(of: branch)) }
      }
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
    let own = branches.map { branch in
      let gates = zip(branch.gates, commonGates).map { $1 == nil ? $0 : nil }
      return (instance.name(of: branch), JSONValue.object(Self.gateMembers(gates, in: instance)))
    }
    let differ = branches.contains { $0.gates != commonGates }
    return [("look", stated)] + (differ ? [("branchGates", JSONValue.object(own))] : [])
  }

  private static func row(_ entry: Plan.Entry, in instance: Instance, branch: String? = nil) -> JSONValue {
    let type = instance.types[entry.type]
    let names = type.held.map { JSONValue.string(instance.problem.pools[$0.pool].name) }
    let people = type.held.map { JSONValue.integer($0.people * entry.attempts) }
    return .object([
      ("chunk", .string(instance.bundles[type.bundle].name)), ("pool", single(names)),
      ("attempts", .integer(entry.attempts)), ("people", single(people)),
      ("start", .number(instance.time.moment(of: entry.start))),
      ("end", .number(instance.time.moment(of: entry.start + type.length))),
      ("copy", .integer(entry.copy + 1)), ("branch", branch.map(JSONValue.string) ?? .null),
    ])
  }

  /// A mixed team's values are an array, those of one pool are not.
  private static func single(_ values: [JSONValue]) -> JSONValue {
    values.count == 1 ? values[0] : .array(values)
  }

  static func gateMembers(_ gates: [Int?], in instance: Instance) -> [(key: String, value: JSONValue)] {
    zip(instance.bundles, gates).compactMap { bundle, gate in
      gate.map { (bundle.name, .number(instance.time.moment(of: $0))) }
    }
  }

  private var worldObjects: [JSONValue] {
    zip(instance.worlds, evaluation.worlds).map { world, judged in
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

  private var chunkObjects: [JSONValue] {
    zip(instance.bundles, evaluation.bundles).map { bundle, chance in
      .object([("name", .string(bundle.name)), ("chance", .number(chance))])
    }
  }
}
