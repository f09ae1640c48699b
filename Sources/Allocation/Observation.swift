import Foundation

/// What is seen of a plan at a boundary: what was started and awarded, and which attempts have ended and were correct.
///
/// Wrong attempts are not told apart from those that still run, except by what is known of their length.
package struct Observation: Sendable {
  /// Now: 0 ... T.
  package var boundary: Int
  /// In any order; attempts that start now or later are not among them.
  package var started: [Started]
  /// Grants that were awarded before now.
  package var awards: [Plan.Award]

  package init(boundary: Int, started: [Started], awards: [Plan.Award] = []) {
    self.boundary = boundary
    self.started = started
    self.awards = awards
  }

  /// Equal attempts that started together before now.
  package struct Started: Sendable {
    package var entry: Plan.Entry
    /// Of the plan in force when they started: they are void unless what they wait for was finished by then.
    package var gates: [Int?]
    /// How many of them have delivered, and when (the same boundary for all; nil: none has).
    package var delivered: Int
    package var deliveredAt: Int?

    /// - Parameter gates: of all bundles, in their order; nil where nothing waits for one.
    package init(_ entry: Plan.Entry, gates: [Int?], delivered: Int = 0, deliveredAt: Int? = nil) {
      self.entry = entry
      self.gates = gates
      self.delivered = delivered
      self.deliveredAt = deliveredAt
    }
  }
}

extension Instance {
  /// When a bundle was finished in a world, as far as what was delivered shows; nil: it is not.
  ///
  /// With separate credit when the last of its copies had its first; with pooled credit when the count was
  /// reached.
  ///
  /// - Parameter world: it says how many chunks are needed.
  package func finish(of bundle: Int, in world: Int, _ standing: Observation) -> Int? {
    let own = standing.started.filter { types[$0.entry.type].bundle == bundle && $0.delivered > 0 }
    return finish(
      of: bundle, in: world,
      deliveries: own.compactMap { one in one.deliveredAt.map { ($0, one.entry.copy, one.delivered) } })
  }

  /// The same from a list of boundaries, copies and numbers delivered.
  package func finish(
    of bundle: Int, in world: Int, deliveries: [(at: Int, copy: Int, number: Int)]
  ) -> Int? {
    let count = worlds[world].counts[bundle]
    let sorted = deliveries.sorted { $0.at < $1.at }
    if bundles[bundle].isSeparate {
      var first: [Int: Int] = [:]
      for one in sorted where one.copy < count && first[one.copy] == nil { first[one.copy] = one.at }
      return first.count == count ? first.values.max() : nil
    }
    var missing = count
    for one in sorted {
      missing -= one.number
      if missing <= 0 { return one.at }
    }
    return nil
  }

  /// Whether what these attempts wait for was finished in time, in a world.
  ///
  /// A gate is a promise, that nothing starts before it, and void is whatever relied on one that was not kept.
  package func isValid(_ one: Observation.Started, in world: Int, finishes: [Int?]) -> Bool {
    bundles[types[one.entry.type].bundle].after.allSatisfy { before in
      guard let finish = finishes[before] else { return false }
      return finish <= one.gates[before] ?? steps
    }
  }

  /// How likely what is seen is in a world, up to a factor that all worlds share; the deadline has not fallen.
  ///
  /// Attempts are independent given the world: each that has ended was right with q and wrong with 1 − q.
  /// Orders and binomial coefficients are the same in all worlds and left out. 0 rules a world out.
  ///
  /// - Parameter finishes: of every bundle in that world.
  func likelihood(of standing: Observation, in world: Int, finishes: [Int?]) -> Double {
    var log = 0.0
    for one in standing.started {
      let outcome = types[one.entry.type].outcomes[world]
      let end = outcome.map { one.entry.start + $0.length }
      let hasEnded = end.map { $0 <= standing.boundary } ?? false
      // What has not ended here, or cannot count, delivers nothing: so a delivery rules the world out.
      guard hasEnded, let outcome, isValid(one, in: world, finishes: finishes) else {
        if one.delivered > 0 { return 0 }
        continue
      }
      // Lengths differ between worlds, so the time of a delivery tells them apart too.
      if one.delivered > 0, one.deliveredAt != end { return 0 }
      let failed = one.entry.attempts - one.delivered
      if failed > 0, outcome.correct >= 1 { return 0 }
      log += Double(one.delivered) * Foundation.log(outcome.correct)
      if failed > 0 { log += Double(failed) * log1p(-outcome.correct) }
    }
    return exp(log)
  }
}
