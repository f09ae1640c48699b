import Answers

/// The test of the caveat as JSON: numbers and verdicts by name, no sentences.
extension CaveatAnswer {
  /// The member `caveat` of a ladder: what was asked for, every row that was found, and whose rows are missing.
  var jsonValue: JSONValue {
    var members: [(key: String, value: JSONValue)] = [
      ("errors", .array(errors.map(JSONValue.number))), ("rows", .array(rows.map(json))),
      ("serial", .array(serial.map(JSONValue.string))), ("inertia", .number(institution.inertia)),
      ("floor", .number(institution.floor)), ("judged", .string(Self.sort(isStaged))),
      ("untried", .array(untried.map { .string($0.text) })),
    ]
    // Only there where a value was swept.
    if let sweptKey {
      let points = JSONValue.array(sweep.map(json))
      members.append(
        ("sweep", .object([("key", .string(sweptKey)), ("of", .string(sweepBasis)), ("points", points)])))
    }
    return .object(members)
  }

  /// How results call a plan that branches, and one that does not.
  private static func sort(_ isStaged: Bool) -> String { isStaged ? "two-stage" : "static" }

  /// One allocator at one rate of errors; null for what was not tried, or not to the end.
  private func json(_ row: Row) -> JSONValue {
    // By the name of the chunk: what one more team that is dedicated to it would add.
    let worths = row.worths.map { worths in
      JSONValue.object(zip(chunks, worths).map { (key: $0, value: .number($1)) })
    }
    return .object([
      ("allocator", .string(row.allocator.text)), ("error", .number(row.error)),
      ("chance", .number(row.chance)), ("interval", .interval(row.interval)),
      ("worthOfOneMore", worths ?? .null), ("misdirected", .string(row.misdirection.rawValue)),
      ("plan", .string(Self.sort(row.isStaged))), ("lead", .optional(row.lead)),
      ("leadInterval", .interval(row.leadInterval)),
      ("oneMore", row.verdict.map { .string($0.rawValue) } ?? .null),
    ])
  }

  /// One value of a sweep, with the rows that were found there.
  private func json(_ point: Point) -> JSONValue {
    .object([
      ("value", .number(point.value)), ("serial", .array(point.serial.map(JSONValue.string))),
      ("bound", .number(point.bound)), ("learning", point.learning?.jsonValue ?? .null),
      ("rows", .array(point.rows.map(json))),
    ])
  }
}

/// The two-stage plan beside the static one, at a value of a sweep.
extension CaveatAnswer.Learning {
  /// A plan whose branches do the same, though a chunk would reveal, is shown as that static plan.
  fileprivate var jsonValue: JSONValue {
    var shown = plan
    if plan.plan.isStatic && plan.plan.look?.chunk != nil { shown.plan = plan.plan.plan(on: 0) }
    return .object([
      ("chance", .number(chance)), ("bound", .number(bound)), ("look", .optional(look)),
      ("plan", .rows(of: shown)),
    ])
  }

  /// The moment from which branches start; nil where nothing hangs on what is seen.
  var look: Double? {
    plan.plan.isStatic ? nil : plan.plan.look.map { plan.instance.time.moment(of: $0.boundary) }
  }
}
