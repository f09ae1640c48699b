import Problems

/// When each bundle could end at the earliest if it had everybody to itself: a bound from the resource calendar alone.
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

  /// Every grant that could help is taken as awarded, and nothing as paid for it.
  package init(_ instance: Instance, world: Int) {
    let instance = instance.withEveryAward
    var found = [Outcome?](repeating: nil, count: instance.bundles.count)
    let calendar = ResourceCalendar(instance, allowing: .bounding)
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
        : Self.quickest(typesByBundle[bundle] ?? [], from: ready, in: instance, calendar, world: world)
    }
    outcomes = found.map { $0 ?? .waitsInVain }
  }

  /// The boundary from which a bundle may be finished; nil: never.
  package func end(of bundle: Int) -> Int? {
    if case .boundary(let end, _) = outcomes[bundle] { end } else { nil }
  }

  private static func quickest(
    _ types: [Int], from ready: Int, in instance: Instance, _ calendar: ResourceCalendar, world: Int
  ) -> Outcome {
    var best: (end: Int, crew: Int)?
    var obstacle = Outcome.beyondHorizon
    for index in types {
      let type = instance.types[index]
      guard let outcome = type.outcomes[world] else { continue }
      switch start(of: type, from: ready, in: instance, calendar) {
      case .boundary(let start, _):
        if start + outcome.length < best?.end ?? .max { best = (start + outcome.length, type.crew) }
      case let other: obstacle = other
      }
    }
    return best.map { .boundary($0.end, crew: $0.crew) } ?? obstacle
  }

  /// The first step from which people and money last for one attempt; beyond the horizon nobody is missing.
  private static func start(
    of type: AttemptType, from ready: Int, in instance: Instance, _ calendar: ResourceCalendar
  ) -> Outcome {
    for holding in type.held {
      let most = instance.headcounts[holding.pool].max() ?? 0
      if most < holding.people {
        return .tooFewPeople(crew: type.crew, pool: holding.pool, team: holding.people, most: most)
      }
    }
    if ready >= instance.steps { return .boundary(ready, crew: type.crew) }
    guard var start = calendar.people.firstStart(of: type, in: ready..<instance.steps) else {
      return .beyondHorizon
    }
    for budget in instance.income.indices where type.spending[budget] > 0 {
      guard let paid = calendar.money.firstStart(of: type, from: start, paidBy: budget) else {
        return .unpaid(crew: type.crew, budget: budget)
      }
      start = paid
    }
    return .boundary(start, crew: type.crew)
  }
}

extension Instance {
  /// A bound on the chance of any plan from the calendar alone: the share of belief in which the deadline falls
  /// no earlier than every needed bundle could end.
  package var calendarBound: Double {
    if hastening != nil { return unhastened.calendarBound }
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
    return bound == 0 ? 0 : min(1, bound + AllocationTolerance.calendarBound)
  }
}
