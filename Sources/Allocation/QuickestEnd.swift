import Problems

/// When each bundle could end at the earliest if it had everybody to itself: a bound from the calendar alone.
///
/// In one world, through the chain of what waits for what. What is impossible here is impossible for every plan.
package struct QuickestEnd {
  /// How a bundle fares.
  package enum Outcome: Equatable {
    /// No attempt ends before this boundary (which may lie beyond the horizon).
    case boundary(Int, crew: Int)
    /// No crew ever has its people at once; those of the crew that comes nearest.
    case tooFewPeople(crew: Int, pool: Int, team: Int, most: Int)
    /// The budget never pays for one attempt.
    case unpaid(crew: Int, budget: Int)
    /// Every attempt yields nothing in this world, or none ends within the horizon.
    case beyondHorizon
    /// Something that it waits for never ends.
    case waitsInVain
  }

  package let outcomes: [Outcome]

  package init(_ instance: Instance, world: Int) {
    var found = [Outcome?](repeating: nil, count: instance.bundles.count)
    let typesByBundle = Dictionary(grouping: instance.types.indices) { instance.types[$0].bundle }
    for bundle in instance.bundleOrder {
      var ready = 0
      var isWaiting = false
      for earlier in instance.bundles[bundle].after {
        if case .boundary(let end, _)? = found[earlier] { ready = max(ready, end) } else { isWaiting = true }
      }
      found[bundle] =
        isWaiting
        ? .waitsInVain
        : Self.quickest(typesByBundle[bundle] ?? [], of: bundle, from: ready, in: instance, world: world)
    }
    outcomes = found.map { $0 ?? .waitsInVain }
  }

  /// The boundary from which a bundle may be finished; nil: never.
  package func end(of bundle: Int) -> Int? {
    if case .boundary(let end, _) = outcomes[bundle] { end } else { nil }
  }

  private static func quickest(
    _ types: [Int], of bundle: Int, from ready: Int, in instance: Instance, world: Int
  ) -> Outcome {
    var best: (end: Int, crew: Int)?
    var obstacle = Outcome.beyondHorizon
    for index in types {
      let type = instance.types[index]
      guard let outcome = type.outcomes[world] else { continue }
      switch start(of: type, from: ready, in: instance) {
      case .boundary(let start, _):
        if start + outcome.length < best?.end ?? .max { best = (start + outcome.length, type.crew) }
      case let other: obstacle = other
      }
    }
    return best.map { .boundary($0.end, crew: $0.crew) } ?? obstacle
  }

  /// The first step from which people and money last for one attempt; beyond the horizon nobody is missing.
  private static func start(of type: AttemptType, from ready: Int, in instance: Instance) -> Outcome {
    var start = ready
    for holding in type.held {
      let people = instance.headcounts[holding.pool]
      let most = people.max() ?? 0
      if most < holding.people {
        return .tooFewPeople(crew: type.crew, pool: holding.pool, team: holding.people, most: most)
      }
    }
    for step in ready..<max(ready, instance.steps) where step < start + type.length {
      if type.held.contains(where: { instance.headcounts[$0.pool][step] < $0.people }) { start = step + 1 }
    }
    if start >= instance.steps {
      return start == ready ? .boundary(start, crew: type.crew) : .beyondHorizon
    }
    for (budget, rate) in type.spending.enumerated() where rate > 0 {
      guard let first = firstPaid(type, rate, instance.income[budget], from: start) else {
        return .unpaid(crew: type.crew, budget: budget)
      }
      start = max(start, first)
    }
    return .boundary(start, crew: type.crew)
  }

  /// The first start from which what came in pays every step of one attempt.
  private static func firstPaid(_ type: AttemptType, _ rate: Double, _ income: [Double], from ready: Int)
    -> Int?
  {
    let paid = { (step: Int) in Money.bound(income[step]) }
    guard let last = income.indices.last, rate * Double(type.length) <= paid(last) else { return nil }
    var start = ready
    while start <= last {
      let steps = min(type.length, income.count - start)
      guard let short = (0..<steps).first(where: { rate * Double($0 + 1) > paid(start + $0) }) else {
        return start
      }
      // At that step an attempt may have been held for no longer than its income pays.
      start += max(1, Int(saturating: Double(short + 1) - paid(start + short) / rate))
    }
    return nil
  }
}

extension Instance {
  /// A bound on the chance of any plan from the calendar alone: the share of belief in which the deadline falls
  /// no earlier than every needed bundle could end.
  package var calendarBound: Double {
    var bound = 0.0
    for (index, world) in worlds.enumerated() where world.credence > 0 {
      let quickest = QuickestEnd(self, world: index)
      var last = 0
      for bundle in world.needed.indices where world.needed[bundle] {
        last = max(last, quickest.end(of: bundle) ?? .max)
      }
      guard last <= steps else { continue }
      bound += world.credence * world.weights[last...].reduce(0, +)
    }
    // A hair above the sum, whose rounding could else lie below.
    return bound == 0 ? 0 : min(1, bound + 1e-12)
  }
}
