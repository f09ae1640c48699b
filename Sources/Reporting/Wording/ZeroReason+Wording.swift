import Allocation

/// Why nothing helps, in sentences.
extension SolveReport {
  /// Why the chance is 0, one sentence a reason; empty where it is not, or where the search left it open.
  package var zeroReasons: [String] {
    guard chance == 0 else { return [] }
    let worlds = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
    // Of many worlds nobody wants to read what is wrong with each, unless that is the answer.
    guard isProvenZero || worlds.count <= Self.fewWorlds else { return [] }
    let found = worlds.map(reasons)
    // Worlds in which the same is wrong share their sentences.
    let byReasons = Dictionary(grouping: worlds.indices) { found[$0] }
    return byReasons.values.sorted { $0[0] < $1[0] }.flatMap { alike in
      let names = alike.map { "'\(instance.worlds[worlds[$0]].name)'" }
      let lead = alike.count == worlds.count ? "" : "in " + Self.listed(names, noun: "world") + ": "
      return found[alike[0]].map { lead + $0 }
    }
  }

  /// A chance of 0 that the search only did not improve on is no fact about the problem.
  private var isProvenZero: Bool { bound <= answer.search.gapAsked }

  /// What is wrong in one world: with the problem, or else with a plan that was only judged.
  private func reasons(in world: Int) -> [String] {
    let facts = ZeroReason.reasons(instance, world: world).filter {
      ![.together, .hastened].contains($0) || isProvenZero
    }
    if facts.isEmpty, answer.ground == .calendar {
      return PlanZeroReason.reasons(plan, instance, world: world).map(sentence)
    }
    return facts.map { sentence($0, world: world) }
  }

  /// Worlds whose reasons are still told where nothing is proven.
  private static let fewWorlds = 100

  /// A reason in one sentence, with the numbers that show it.
  private func sentence(_ reason: ZeroReason, world: Int) -> String {
    switch reason {
    case .tooLate(let chunk, let crew, let end, let last, let share):
      tooLate(chunk: chunk, crew: crew, end: end, last: last, share: share)
    case .tooFewPeople(let chunk, let pool, let team, let most):
      "\(name(chunk)) needs \(Digits.counted(team, "person", plural: "people")) of '\(instance.problem.pools[pool].name)'"
        + " at once, and there are never more than \(Digits.whole(most))"
    case .unpaid(let chunk, let crew, let budget):
      "\(name(chunk)) is never paid for: budget '\(instance.problem.budgets[budget].name)' does not cover one"
        + " attempt by \(crewName(chunk, crew))"
    case .beyondHorizon(let chunk):
      "\(name(chunk)) cannot be finished within the horizon, \(moment(instance.steps)), by any pool"
    case .tooFewAttempts(let chunk, let needed, let atMost):
      "\(name(chunk)) needs \(Digits.counted(needed, "attempt")), and with everybody on it at most"
        + " \(Digits.whole(atMost)) end by \(lastDeadline(instance.worlds[world].weights.lastIndex { $0 > 0 } ?? 0))"
    case .together where bound > 0:
      "each needed chunk could be finished alone; that all of them are, by the last deadline, has at most a chance"
        + " of \(Percent.text(max(bound, ReportTolerance.share))), too little to look for with this gap"
    case .hastened:
      "each needed chunk could be finished if work left the deadline alone; what is needed brings it too near, or helps a"
        + " rival too much"
    case .together:
      "each needed chunk could be finished alone, but all of them together do not fit before the last deadline"
    }
  }

  /// By how much the quickest attempt is late, and under how much of the deadline's law.
  private func tooLate(chunk: Int, crew: Int, end: Int, last: Int, share: Double) -> String {
    // "'theory' takes until 2061 at the earliest (pool 'all'), 9 years short of the last deadline, 2052".
    let short = Double(end - last) * instance.time.step
    let waits = instance.bundles[chunk].after.map(name)
    let after = waits.isEmpty ? "" : ", after " + waits.joined(separator: " and ")
    return "\(name(chunk)) takes until \(moment(end)) at the earliest (\(crewName(chunk, crew))\(after)),"
      + " \(Digits.years(short)) short of \(lastDeadline(last));"
      + " that is too late in \(Percent.text(min(1, share))) of the deadline's law"
  }

  /// The horizon stands for all later deadlines.
  func lastDeadline(_ boundary: Int) -> String {
    (boundary == instance.steps ? "the horizon, " : "the last deadline, ") + moment(boundary)
  }

  /// The pools of a crew, as a noun.
  private func crewName(_ chunk: Int, _ crew: Int) -> String {
    let names = instance.bundles[chunk].crews[crew].pools.map { "'\(instance.problem.pools[$0].name)'" }
    return (names.count == 1 ? "pool " : "pools ") + names.joined(separator: " + ")
  }

  /// A chunk in quotation marks, for names may be anything.
  private func name(_ chunk: Int) -> String { "'\(instance.bundles[chunk].name)'" }
}

/// Words that several texts share.
extension SolveReport {
  /// The moment of a boundary as people read it.
  func moment(_ boundary: Int) -> String { instance.time.text(ofBoundary: boundary) }

  /// "world 'a'", "worlds 'a', 'b' and 3 more".
  static func listed(_ names: [String], noun: String, most: Int = 4) -> String {
    if names.count == 1 { return "\(noun) \(names[0])" }
    if names.count > most {
      return "\(noun)s " + names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    return "\(noun)s " + names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
}
