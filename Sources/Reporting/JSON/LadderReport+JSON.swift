import Answers

/// A ladder as JSON. Rungs, their worths and steps are arrays beside each other, since not every rung has all three.
extension LadderReport {
  /// The ladder as JSON, keys in the order of the format, numbers in their shortest exact form.
  public func json() -> String { JSONText.text(.object(jsonMembers)) }

  /// The members of the outermost object.
  private var jsonMembers: [(key: String, value: JSONValue)] {
    let worths = answer.worths
    // Expected values of perfect information: about the deadline, the world, who is right, and the first two
    // together.
    let values = JSONValue.object([
      ("deadline", .optional(worths.deadline?.value)), ("world", .optional(worths.world?.value)),
      ("right", .optional(worths.right?.value)), ("all", .optional(worths.all?.value)),
    ])
    // Members that are only there where they were asked for.
    let caveats = answer.caveat.map { [(key: "caveat", value: $0.jsonValue)] } ?? []
    let reviews = answer.review.map { [(key: "review", value: $0.jsonValue)] } ?? []
    let search = answer.search
    return [
      ("sidereal", .string(SolveReport.version)), ("problem", problem.jsonValue),
      ("status", .string(answer.status.rawValue)), ("rungs", .array(answer.rungs.map(\.jsonValue))),
      ("evpi", values), ("vss", .optional(worths.planning?.value)), ("ranges", worths.jsonValue),
      ("steps", .array(answer.rungs.compactMap(\.jsonStep))),
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

/// What is proven of the worths, whose best estimates are `evpi` and `vss`.
extension LadderAnswer.Worths {
  /// For each worth what is proven, and where draws are behind it the 95 % interval.
  fileprivate var jsonValue: JSONValue {
    let named = [
      ("deadline", deadline), ("world", world), ("right", right), ("all", all), ("vss", planning),
    ]
    return .object(
      named.map { name, worth in (key: name, value: .interval(worth?.interval ?? worth?.range)) })
  }
}

/// A rung in two parts: what it reaches, and what that is worth against the one that it is measured from.
extension Rung {
  /// A rung with its plan, where it has one plan; those that know something before the start have many, and show
  /// none.
  fileprivate var jsonValue: JSONValue {
    // A plan that awards grants is not told without them.
    let grants = plan.flatMap { plan in
      plan.instance.problem.grants.isEmpty
        ? nil : [("grants", JSONValue.awards(of: plan.plan, in: plan.instance))]
    }
    return .object(
      [
        ("name", .string(name.text)), ("chance", .optional(chance)), ("bound", .optional(bound)),
        ("interval", .interval(interval)), ("plan", plan.map { .rows(of: $0) } ?? .null),
      ] + (grants ?? []))
  }

  /// What the rung is worth against the one that it is measured from; nil for those that others are measured from.
  fileprivate var jsonStep: JSONValue? {
    step.map { step in
      .object([
        ("name", .string(name.text)), ("from", .string(step.from.text)), ("points", .number(step.points)),
        ("odds", .optional(step.odds)), ("years", .optional(step.years?.value)),
        ("people", .optional(step.people?.value)),
      ])
    }
  }
}

/// What making the plan anew at reviews is worth.
extension ReviewAnswer {
  /// The member `review`, in the order in which it is read: what was done, what came of it, how sure that is.
  fileprivate var jsonValue: JSONValue {
    .object([
      ("years", .number(years)), ("runs", .integer(runs)), ("static", .number(`static`)),
      ("reviewed", .number(reviewed)), ("difference", .number(difference)),
      ("interval", .interval(interval)), ("plans", .integer(plans)), ("complete", .bool(isComplete)),
    ])
  }
}
