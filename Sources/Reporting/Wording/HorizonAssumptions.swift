import Problems

/// What the end of a deadline's law is taken to mean: chances that it never falls, and moments beyond the horizon.
///
/// Both count as the horizon, which nobody would guess who reads `never` or a late year in a file. They differ where work moves
/// the deadline: what lies beyond the horizon may come within it, and what never falls does not move at all.
struct HorizonAssumptions {
  /// As its author states it.
  let problem: Problem
  /// The grid that has the horizon.
  let time: TimeGrid
  /// Whether work may bring the deadline nearer by years, for certain or by a leak.
  var isMoved = false

  /// What is said of the file's own law, where some world has no other, and of the laws of worlds.
  var lines: [String] {
    let worlds = problem.uncertainty?.worlds ?? problem.worlds
    let isShared = worlds.isEmpty || worlds.contains { $0.deadline == nil }
    return (isShared ? sentences(problem.deadline, "") : [])
      + worlds.flatMap { world in world.deadline.map { sentences($0, "in world '\(world.name)' ") } ?? [] }
  }

  /// One sentence for what never falls, one for what falls too late to be looked at; none of a law that ends in time.
  private func sentences(_ law: DeadlineLaw, _ lead: String) -> [String] {
    let horizon = time.text(ofBoundary: time.steps)
    let (never, late) = (law.shareOfNever, law.shareBeyondHorizon(on: time))
    var lines: [String] = []
    // Rounding of a law that was stated to nine digits is no belief in never.
    if never > ReportTolerance.share {
      lines.append(
        "\(lead)the deadline never falls with \(Percent.text(min(1, never))): then everything has to be finished by the"
          + " horizon, \(horizon)" + (isMoved ? ", and no work brings that nearer" : ""))
    }
    if late > ReportTolerance.share {
      lines.append(
        "\(lead)the horizon, \(horizon), cuts the deadline's law short by \(Percent.text(min(1, late))): those"
          + " deadlines count as the horizon" + (isMoved ? ", once work has moved them" : ""))
    }
    return lines
  }
}
