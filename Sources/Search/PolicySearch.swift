import Allocation

/// What a search for a two-stage plan found and what it proved.
public struct PolicyResult: Sendable {
  /// The best found; feasible.
  public let policy: Policy
  /// Its exact chance.
  public let chance: Double
  /// No plan that looks at this moment has a chance above this.
  public let bound: Double
  public let status: SearchStatus
  public let nodes: Int
}

extension Optimizer {
  /// The best plan for somebody who learns the world at a boundary.
  ///
  /// At 0 each world is a problem of its own, and the gaps add up weighted by credence.
  ///
  /// - Returns: nil where gates may differ between branches, which is not searched.
  /// - Throws: a failure of the linear-programming library.
  public static func solve(
    _ instance: Instance, learningAt look: Int, options: SearchOptions = SearchOptions(),
    stop: StopSignal = StopSignal()
  ) throws -> PolicyResult? {
    if look <= 0 { return try knowing(instance, options, stop) }
    let gated = instance.bundles.contains { $0.isGated }
    if look >= instance.steps {
      let found = try solve(instance, options: options, stop: stop)
      let policy = Policy(found.plan, look: .init(boundary: instance.steps), in: instance)
      return result(policy, found.bound, instance, options, [found])
    }
    guard !gated else { return nil }
    let found = try solve(instance.unfolded(at: look), options: options, stop: stop)
    var policy = Policy(.empty(for: instance), look: .init(boundary: look), in: instance)
    for entry in found.plan.entries {
      let (place, type) = entry.type.quotientAndRemainder(dividingBy: instance.types.count)
      var own = entry
      own.type = type
      if place == 0 { policy.shared.append(own) } else { policy.branches[place - 1].entries.append(own) }
    }
    return result(policy, found.bound, instance, options, [found])
  }

  private static func knowing(
    _ instance: Instance, _ options: SearchOptions, _ stop: StopSignal
  ) throws -> PolicyResult {
    var policy = Policy(.empty(for: instance), look: .init(boundary: 0), in: instance)
    var found: [SearchResult] = []
    var bound = 0.0
    var options = options
    options.timeLimit = options.timeLimit.map {
      $0 / Double(instance.worlds.count { $0.credence > 0 })
    }
    for (world, facts) in instance.worlds.enumerated() where facts.credence > 0 {
      let one = try solve(instance.known(world: world), options: options, stop: stop)
      policy.branches[world].entries = one.plan.entries
      policy.branches[world].gates = one.plan.gates
      bound += facts.credence * one.bound
      found.append(one)
    }
    return result(policy, bound, instance, options, found)
  }

  private static func result(
    _ policy: Policy, _ bound: Double, _ instance: Instance, _ options: SearchOptions,
    _ parts: [SearchResult]
  ) -> PolicyResult {
    let chance = instance.chance(of: policy)
    let bound = max(chance, min(1, bound))
    let isInterrupted = parts.contains { $0.status == .interrupted }
    return PolicyResult(
      policy: policy, chance: chance, bound: bound,
      status: bound - chance <= options.gap ? .optimal : isInterrupted ? .interrupted : .limit,
      nodes: parts.reduce(0) { $0 + $1.nodes })
  }
}
