import Answers

/// Values as JSON: differences of chances, in [-1, 1], and what was proven of them.
extension ValueReport {
  /// The answer as JSON, keys in the order of the format, numbers in their shortest exact form.
  package func json() -> String { JSONText.text(.object(members)) }

  /// The members of the outermost object.
  private var members: [(key: String, value: JSONValue)] {
    // The order of the format. What was not reached in time is empty, and the status says so.
    var members: [(key: String, value: JSONValue)] = [
      // Which version, and which file.
      ("sidereal", .string(SolveReport.version)), ("problem", problem.jsonValue),
      ("status", .string(answer.status.rawValue)), ("chance", .number(answer.chance)),
      ("bound", .number(answer.bound)), ("values", .array(answer.values.map(value))),
      ("first", .array((answer.first ?? []).map(\.jsonValue))),
      ("worthNothing", .names(answer.worthNothing)), ("must", .names(answer.must)),
      ("may", .names(answer.may)), ("never", .names(answer.never)), ("within", .number(answer.within)),
      ("shares", .array(answer.shares.map(\.jsonValue))), ("farthest", farthest),
      ("grants", .array(answer.grants.map(\.jsonValue))),
    ]
    members += scenarioMembers
    // Members that are only there where they were asked for.
    if let frontier = answer.frontier { members.append(("frontier", .array(frontier.jsonPoints))) }
    if let bargain = answer.bargain { members.append(("breakEven", bargain.jsonValue)) }
    // How the answer came about stands last: of two runs it alone may differ.
    let search = answer.search
    let facts = JSONValue.object([
      ("seconds", .number(search.seconds)), ("seed", .natural(search.seed)),
      ("gapAsked", .number(search.gapAsked)),
    ])
    return members + [("solve", facts)]
  }

  /// The plan near the best that lies farthest from it; null where no other was found.
  private var farthest: JSONValue {
    guard let far = answer.farthest else { return .null }
    // Of each chunk both plans, so that nobody has to look up the best one's; with a look means over branches.
    let years = zip(answer.shares, far.personYears).map { share, years in
      JSONValue.object([
        ("chunk", .string(share.chunk)), ("best", .number(share.best)), ("personYears", .number(years)),
      ])
    }
    return .object([
      ("chance", .number(far.chance)), ("apart", .number(far.apart)), ("shares", .array(years)),
      ("plan", .rows(far.rows)),
    ])
  }

  /// `proved`: whether the best chance is known to rise at all, or the rise is within what was left open.
  private func value(_ value: ValueAnswer.Value) -> JSONValue {
    .object([
      ("of", .string(value.item.kind.rawValue)), ("name", .string(value.item.name)),
      ("change", .string(words(value.change))), ("refit", .number(value.refit)),
      ("refitBound", .number(value.refitBound)), ("keep", .number(value.keep)),
      ("proved", .bool(value.isProven)),
    ])
  }
}

extension JSONValue {
  /// The names of some parts.
  fileprivate static func names(_ items: [ValueAnswer.Item]) -> JSONValue {
    // Names alone: what kind of part each is, `values` says.
    .array(items.map { .string($0.name) })
  }
}

extension ValueAnswer.Purchase {
  /// A member of `first`.
  fileprivate var jsonValue: JSONValue {
    .object([
      ("of", .string(item.kind.rawValue)), ("name", .string(item.name)), ("quantity", .integer(quantity)),
      ("award", .optional(award)), ("gain", .number(gain)), ("perMillion", .optional(perMillion)),
      ("timesNaive", .optional(timesNaive)),
    ])
  }
}

/// Ranges of plans that were found: nothing is proven about plans outside them.
extension ValueAnswer.Share {
  /// A member of `shares`: from the fewest to the most that were found.
  fileprivate var jsonValue: JSONValue {
    .object([("chunk", .string(chunk)), ("personYears", .array([.number(least), .number(most)]))])
  }
}

/// Differences of best chances, in [0, 1].
extension ValueAnswer.GrantWorth {
  /// A member of `grants`: what plans that were found gain by it, and what none exceeds.
  fileprivate var jsonValue: JSONValue {
    .object([
      ("name", .string(name)), ("alone", .number(alone.least)), ("aloneBound", .number(alone.most)),
      ("beside", .number(beside.least)), ("besideBound", .number(beside.most)),
    ])
  }
}

extension ValueAnswer.Frontier {
  /// The member `frontier`.
  fileprivate var jsonPoints: [JSONValue] {
    // Each point says what it is a point of, so that a line stands for itself.
    points.map { point in
      .object([
        ("of", .string(kind.rawValue)), ("name", .string(name)), ("value", .number(point.value)),
        ("chance", .number(point.chance)), ("bound", .number(point.bound)),
        ("naive", .optional(point.naive)), ("enters", .array(point.enters.map(JSONValue.string))),
      ])
    }
  }
}

extension ValueAnswer.Bargain {
  /// The member `breakEven`.
  fileprivate var jsonValue: JSONValue {
    // Bounds stand beside chances: an offer that was not decided shows that.
    let offers = years.map { offer in
      JSONValue.object([
        ("lost", .number(offer.lost)), ("chance", .number(offer.chance)), ("bound", .number(offer.bound)),
      ])
    }
    // Null where not even an offer that costs nothing is known to keep the chance.
    return .object([
      ("parallel", .string(chunk)), ("years", .array(offers)), ("worthAtMost", .optional(worthAtMost)),
    ])
  }
}
