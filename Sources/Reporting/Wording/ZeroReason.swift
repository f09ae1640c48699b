import Allocation

/// Why no plan has any chance; each is a fact about the problem, none about a search.
///
/// Facts are looked for from the simplest on, each chunk by itself, and the first that holds is told: whoever mends it will see
/// the next. Only where every chunk could be done alone is it all of them together.
enum ZeroReason: Hashable {
  /// The quickest attempt ends after the last deadline: by `end` at the earliest.
  case tooLate(chunk: Int, crew: Int, end: Int, last: Int, share: Double)
  /// There are never enough people for one attempt.
  case tooFewPeople(chunk: Int, pool: Int, team: Int, most: Int)
  /// No budget pays one attempt.
  case unpaid(chunk: Int, crew: Int, budget: Int)
  /// No attempt ends within the horizon.
  case beyondHorizon(chunk: Int)
  /// With everybody on it, fewer attempts end in time than there are chunks.
  case tooFewAttempts(chunk: Int, needed: Int, atMost: Int)
  /// Work that is needed brings the deadline too near, or helps a rival too much.
  case hastened
  /// Each is possible alone; together they are not.
  case together

  /// The reasons in one world, those that others follow from first; at least one.
  static func reasons(_ instance: Instance, world index: Int) -> [ZeroReason] {
    let world = instance.worlds[index]
    let last = world.weights.lastIndex { $0 > 0 } ?? 0
    let quickest = QuickestEnd(instance, world: index)
    var reasons: [ZeroReason] = []
    for bundle in world.needed.indices where world.needed[bundle] {
      switch quickest.outcomes[bundle] {
      case .boundary(let end, let crew):
        // Whoever only waits for something late is not a reason of its own.
        if end > last {
          let isRoot = !instance.bundles[bundle].after.contains { quickest.end(of: $0) ?? .max > last }
          // The weight of all deadlines before the earliest end.
          let share = world.weights.prefix(end).reduce(0, +)
          if isRoot {
            reasons.append(.tooLate(chunk: bundle, crew: crew, end: end, last: last, share: share))
          }
        } else if let few = tooFewAttempts(on: bundle, in: index, of: instance, quickest, by: last) {
          reasons.append(few)
        }
      case .tooFewPeople(_, let pool, let team, let most):
        reasons.append(.tooFewPeople(chunk: bundle, pool: pool, team: team, most: most))
      case .unpaid(let crew, let budget): reasons.append(.unpaid(chunk: bundle, crew: crew, budget: budget))
      case .beyondHorizon: reasons.append(.beyondHorizon(chunk: bundle))
      // What it waits for is told instead.
      case .waitsInVain: break
      }
    }
    if !reasons.isEmpty { return reasons }
    return [instance.hastening == nil ? .together : .hastened]
  }

  /// Counts the person-steps that there are against those that the chunks of a bundle take.
  private static func tooFewAttempts(
    on bundle: Int, in world: Int, of instance: Instance, _ quickest: QuickestEnd, by last: Int
  ) -> ZeroReason? {
    let ready = instance.bundles[bundle].after.map { quickest.end(of: $0) ?? 0 }.max() ?? 0
    var most = 0.0
    for crew in instance.bundles[bundle].crews {
      let types = Set(crew.options + [crew.base]).map { instance.types[$0] }
        .filter { $0.outcomes[world] != nil }
      guard let shortest = types.compactMap({ $0.outcomes[world]?.length }).min() else { continue }
      // Of each pool as few people as any kind of attempt takes, and the shortest attempts: an upper end, so that
      // what is called impossible is.
      let fewest = crew.pools.indices.map { place in types.map { $0.held[place].people }.min() ?? 1 }
      let teamSteps = (ready..<max(ready, last)).reduce(0.0) { sum, step in
        let teams = zip(crew.pools, fewest).map { Double(instance.headcounts[$0][step] / max(1, $1)) }
        return sum + (teams.min() ?? 0)
      }
      most += (teamSteps / Double(shortest)).rounded(.down)
    }
    let needed = instance.worlds[world].counts[bundle]
    return most < Double(needed) ? .tooFewAttempts(chunk: bundle, needed: needed, atMost: Int(most)) : nil
  }
}
