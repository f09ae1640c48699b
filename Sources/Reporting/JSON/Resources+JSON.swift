import Allocation
import Answers
import Problems

/// Money and people as JSON.
extension MoneyAnswer {
  /// An account: its periods, then who was paid how much in each of them.
  func jsonValue(in time: TimeGrid) -> JSONValue {
    let periods = self.periods.map { period in
      JSONValue.object([
        ("from", .number(time.moment(of: period.steps.lowerBound))),
        ("to", .number(time.moment(of: period.steps.upperBound))), ("in", .number(period.income)),
        ("people", .number(period.people)), ("grants", .number(period.grants)),
        ("kept", .number(period.kept)),
      ])
    }
    let payments = self.payments.map { payment in
      // Whoever is paid is a pool on a chunk, or a grant.
      let who = [("pool", payment.pool), ("chunk", payment.chunk), ("grant", payment.grant)]
        .compactMap { key, name in name.map { (key: key, value: JSONValue.string($0)) } }
      return JSONValue.object(who + [("amounts", .array(payment.amounts.map(JSONValue.number)))])
    }
    return .object([
      ("budget", .string(budget)), ("branches", .names(branches)), ("periods", .array(periods)),
      ("payments", .array(payments)),
    ])
  }
}

extension CalendarAnswer {
  /// A pool: how many are at work on what while nothing changes, then the places of every row of the plan, from 1.
  func jsonValue(in instance: Instance) -> JSONValue {
    /// The moments of both ends.
    func moments(_ steps: Range<Int>) -> [(key: String, value: JSONValue)] {
      [
        ("from", .number(instance.time.moment(of: steps.lowerBound))),
        ("to", .number(instance.time.moment(of: steps.upperBound))),
      ]
    }
    let spans = record.spans.map { span in
      let chunks = span.atWork.sorted { $0.key < $1.key }.map { bundle, people in
        (key: instance.bundles[bundle].name, value: JSONValue.integer(people))
      }
      return JSONValue.object(
        moments(span.steps) + [("headcount", .integer(span.headcount)), ("chunks", .object(chunks))])
    }
    // Places are told as ranges: of thousands of people who start together a line each would bury the rest.
    let places = record.seatings.map { seating in
      let bundle = instance.bundles[instance.types[seating.entry.type].bundle]
      let ranges = seating.places.map { range in
        JSONValue.array([.integer(range.lowerBound + 1), .integer(range.upperBound)])
      }
      return JSONValue.object(
        [("chunk", .string(bundle.name)), ("copy", .integer(seating.entry.copy + 1))]
          + moments(seating.steps) + [("places", .array(ranges))])
    }
    return .object([
      ("pool", .string(pool)), ("branches", .names(branches)), ("spans", .array(spans)),
      ("people", .array(places)),
    ])
  }
}

extension JSONValue {
  /// Names, or null where there are none to tell apart.
  fileprivate static func names(_ names: [String]?) -> JSONValue {
    names.map { .array($0.map(JSONValue.string)) } ?? .null
  }
}
