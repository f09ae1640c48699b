import Answers

/// What becomes of the best plan where the problem is another, as JSON.
extension ValueReport {
  /// Members of the outermost object, in the order of the format; those of parts that were not reached in time are missing.
  var scenarioMembers: [(key: String, value: JSONValue)] {
    var members: [(key: String, value: JSONValue)] = []
    if let breakpoints = answer.breakpoints {
      members.append(("breakpoints", .array(breakpoints.points.map(\.jsonValue))))
      // What is not settled is told with what there was no time for: neither may be read as steady.
      members.append(
        (
          "breakpointsLeftOut",
          .array((breakpoints.open + breakpoints.leftOut).map { .object($0.jsonMembers) })
        ))
    }
    // Null where not even the best informed plan is known: the time was over, or work moves what would be told.
    if let learning = answer.learning {
      members.append(("learning", .array(learning.items.map(\.jsonValue))))
      members.append(("learningAll", learning.all.map { .object($0.jsonMembers) } ?? .null))
      members.append(("learningLeftOut", .array(learning.leftOut.map { .object($0.jsonMembers) })))
    }
    // The widest bar first, as it is drawn.
    if let tornado = answer.tornado {
      members.append(("tornado", .array(tornado.bars.map(\.jsonValue))))
      members.append(("tornadoLeftOut", .array(tornado.leftOut.map { .object($0.jsonMembers) })))
    }
    // Only where the file states a status quo.
    if let statusQuo = answer.statusQuo { members.append(("statusQuo", statusQuo.jsonValue)) }
    return members
  }
}

extension InputName {
  /// `of`, `name` and `key`, with which every value of an input begins.
  var jsonMembers: [(key: String, value: JSONValue)] {
    // The pool only where the number is not the chunk's alone.
    [("of", .string(kind.rawValue)), ("name", .string(name)), ("key", .string(key.rawValue))]
      + (pool.map { [("pool", .string($0))] } ?? [])
  }
}

extension Breakpoint {
  /// A member of `breakpoints`. `between`: the values, in ascending order, at one of which no more is lost by proof, and at
  /// the other more is; `keep` and `refit` are chances at the latter.
  fileprivate var jsonValue: JSONValue {
    // In the words of the text, since a plan has no shorter name.
    let (own, other) = (DeedWords.kept(kept), DeedWords.made(made))
    return .object(
      input.jsonMembers + [
        ("at", .number(at)), ("today", .number(today)),
        ("below", .string(isBelow ? other : own)), ("above", .string(isBelow ? own : other)),
        ("between", .array([inside, outside].sorted().map(JSONValue.number))),
        ("keep", .number(keep)), ("refit", .number(refit)), ("proved", .bool(isSettled)),
      ])
  }
}

extension LearningAnswer.Item {
  /// A member of `learning`.
  fileprivate var jsonValue: JSONValue {
    // Classes last: a number of many values is learned in so many stretches, and worth at least that.
    .object(input.jsonMembers + worth.jsonMembers + [("classes", .integer(classes))])
  }
}

extension Worth {
  /// `worth` is that of the plans that were found, `atMost` what is not ruled out.
  fileprivate var jsonMembers: [(key: String, value: JSONValue)] {
    [("worth", .number(value)), ("atMost", .number(range.upperBound)), ("proved", .bool(isProven))]
  }
}

extension TornadoAnswer.Bar {
  /// A member of `tornado`.
  fileprivate var jsonValue: JSONValue {
    .object(input.jsonMembers + [("low", low.jsonValue), ("high", high.jsonValue)])
  }
}

extension TornadoAnswer.End {
  /// One end: its value in the file's terms, and chances there.
  fileprivate var jsonValue: JSONValue {
    .object([
      // Of a deadline the moment.
      ("value", .number(value)), ("keep", .number(keep)), ("refit", .number(refit)),
      ("refitBound", .number(refitBound)),
    ])
  }
}
