import Answers

extension SampleAnswer {
  /// The member `uncertainty`: on how many draws the worlds stand, the plan on fresh ones, and by how much it may
  /// miss the best plan for all.
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
          // One-sided: the lead is at most so much in 95 of 100 such tests.
          ("confidence", .number(0.95)), ("replications", .integer(lead.replications)),
        ])
      ),
    ])
  }
}
