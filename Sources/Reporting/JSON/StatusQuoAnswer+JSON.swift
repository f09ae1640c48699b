import Answers

/// The status quo judged, as JSON.
extension StatusQuoAnswer {
  /// The member `statusQuo`. Losses are differences of chances against the best plan; what wins them back was found, and is not
  /// proven to be the smallest change that does.
  var jsonValue: JSONValue {
    .object([
      ("chance", .number(chance)), ("loss", .number(loss)), ("lossAtMost", .number(lossBound)),
      ("winBack", .array(remedies.map(\.jsonValue))), ("committed", committed?.jsonValue ?? .null),
    ])
  }
}

extension StatusQuoAnswer.Remedy {
  /// `reached`: whether the changes win back that share of the loss.
  fileprivate var jsonValue: JSONValue {
    // The changes together, not one by one.
    .object([
      ("share", .number(share)), ("reached", .bool(isReached)), ("chance", .number(chance)),
      ("changes", .array(moves.map(\.jsonValue))),
    ])
  }
}

extension StatusQuoAnswer.Move {
  /// A change: `share` of a pool's people, or `more` awards (below 0: fewer).
  fileprivate var jsonValue: JSONValue {
    // Told apart by their keys.
    switch self {
    case .people(let pool, let from, let to, let share):
      .object([
        ("pool", .string(pool)), ("from", .string(from)), ("to", .string(to)), ("share", .number(share)),
      ])
    case .awards(let grant, let more): .object([("grant", .string(grant)), ("more", .integer(more))])
    }
  }
}

extension StatusQuoAnswer.Commitment {
  /// The best plan with the awards as they are; `lost` against the best of all.
  fileprivate var jsonValue: JSONValue {
    .object([("chance", .number(chance)), ("bound", .number(bound)), ("lost", .number(lost))])
  }
}
