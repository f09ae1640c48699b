extension LadderReport {
  /// The ladder as JSON, keys in the order of the format.
  package func json() -> String { JSONText.text(.object(jsonMembers)) }

  /// The members of the outermost object.
  package var jsonMembers: [(key: String, value: JSONValue)] {
    let identity = JSONValue.object([
      ("title", problem.title.map(JSONValue.string) ?? .null), ("file", .string(problem.file)),
      ("sha256", .string(problem.sha256)),
    ])
    let values = JSONValue.object([
      ("deadline", .optional(evpi.deadline)), ("world", .optional(evpi.world)),
      ("right", .optional(evpi.right)), ("all", .optional(evpi.all)),
    ])
    let caveats = caveat.map { [(key: "caveat", value: $0.jsonValue)] } ?? []
    let reviews = review.map { [(key: "review", value: $0.jsonValue)] } ?? []
    return [
      ("sidereal", .string(SolveReport.version)), ("problem", identity), ("status", .string(status.rawValue)),
      ("rungs", .array(rungs.map(\.jsonValue))), ("evpi", values), ("vss", .optional(vss)),
      ("ranges", worths.jsonValue),
      ("steps", .array(rungs.compactMap(\.jsonStep))),
    ] + reviews + caveats + [
      (
        "solve",
        .object([
          ("seconds", .number(search.seconds)), ("seed", .natural(search.seed)),
          ("gapAsked", .number(search.gapAsked)),
        ])
      )
    ]
  }
}

extension LadderReport.Worths {
  /// For each worth what is proven, and where draws are behind it the 95 % interval.
  var jsonValue: JSONValue {
    let named = [
      ("deadline", deadline), ("world", world), ("right", right), ("all", all), ("vss", planning),
    ]
    return .object(
      named.map { name, value in
        (key: name, value: (value?.interval ?? value?.range).map { .interval($0) } ?? .null)
      })
  }
}

extension JSONValue {
  /// Both ends.
  static func interval(_ range: ClosedRange<Double>) -> JSONValue {
    .array([.number(range.lowerBound), .number(range.upperBound)])
  }
}

extension LadderRow {
  var jsonValue: JSONValue {
    .object([
      ("name", .string(name)), ("chance", .optional(chance)), ("bound", .optional(bound)),
      ("interval", interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      ("plan", plan.map(JSONValue.array) ?? .null),
    ])
  }

  var jsonStep: JSONValue? {
    step.map { step in
      .object([
        ("name", .string(name)), ("from", .string(step.from)), ("points", .number(step.points)),
        ("odds", .optional(step.odds)), ("years", .optional(step.years?.value)),
        ("people", .optional(step.people?.value)),
      ])
    }
  }
}
