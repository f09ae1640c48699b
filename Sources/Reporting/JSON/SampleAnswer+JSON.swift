import Answers

extension SampleAnswer {
  var jsonValue: JSONValue {
    .object([
      ("samples", .integer(samples)), ("seed", .natural(seed)),
      (
        "fresh",
        .object([
          ("chance", .number(fresh.chance)), ("interval", .interval(fresh.interval)),
          ("draws", .integer(fresh.draws)),
        ])
      ),
      (
        "lead",
        .object([
          ("estimate", .number(lead.estimate)), ("found", .number(lead.found)),
          ("atMost", .number(lead.atMost)),
          ("confidence", .number(0.95)), ("replications", .integer(lead.replications)),
        ])
      ),
    ])
  }
}
