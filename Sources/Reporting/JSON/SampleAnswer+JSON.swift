import Answers

/// How far the answer carries beyond the worlds that uncertain numbers were sampled for.
extension SampleAnswer {
  /// The member `uncertainty`: on how many draws the worlds stand, the plan on fresh ones, and by how much it may
  /// miss the best plan for all.
  var jsonValue: JSONValue {
    .object([
      ("samples", .integer(samples)), ("seed", .natural(seed)),
      (
        // Worlds that the plan was not made for: an estimate without bias.
        "fresh",
        .object([
          ("chance", .number(fresh.chance)), ("interval", .interval(fresh.interval)),
          ("draws", .integer(fresh.draws)),
        ])
      ),
      (
        // By how much the best plan of all worlds may exceed it (Mak, Morton and Wood 1999).
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
