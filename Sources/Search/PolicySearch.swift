import Allocation
import Formulation
import Threads

extension Optimizer {
  /// The best plan for somebody who learns the world at a boundary.
  ///
  /// At 0 each world is a problem of its own, and the gaps add up weighted by credence; at T nobody learns anything.
  /// In between it is one search, in which what starts before the boundary counts in every world.
  ///
  /// - Parameter rivals: feasible static plans; the answer is at least as good as each of them.
  /// - Throws: a failure of the linear-programming library.
  public static func solve(
    _ instance: Instance, learningAt look: Int, options: SearchOptions = SearchOptions(),
    rivals: [Plan] = [], stop: StopSignal = StopSignal(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> PolicyResult {
    let search = DateSearch(instance, options, rivals, stop, progress)
    if look <= 0 { return try search.knowing() }
    if look >= instance.steps { return try search.never() }
    return try search.learning(at: look)
  }
}

/// Searches of somebody who learns the world at a date.
struct DateSearch {
  private let instance: Instance
  private let options: SearchOptions
  private let rivals: [Plan]
  private let stop: StopSignal
  private let progress: (@Sendable (SearchProgress) -> Void)?
  private let clock: SearchClock

  init(
    _ instance: Instance, _ options: SearchOptions, _ rivals: [Plan], _ stop: StopSignal,
    _ progress: (@Sendable (SearchProgress) -> Void)?
  ) {
    self.instance = instance
    self.options = options
    self.rivals = rivals
    self.stop = stop
    self.progress = progress
    clock = SearchClock(options, stop, progress)
  }

  /// Seconds that are left; without a limit any number.
  private var left: Double { (options.timeLimit ?? 0) - clock.seconds }

  /// The static plan, told in branches.
  func never() throws -> PolicyResult {
    let found = try Optimizer.solve(
      instance, options: options, rivals: rivals, stop: stop, progress: progress)
    let policy = Policy(found.plan, look: .init(boundary: instance.steps), in: instance)
    return result(policy, bound: found.bound, nodes: found.nodes)
  }

  /// The world is known from the start on.
  func knowing() throws -> PolicyResult {
    var search = WorldSearch(instance, options, rivals: rivals, stop, clock)
    try search.solve(gap: options.gap, until: options.timeLimit ?? 0) { [progress, clock] sum in
      progress?(
        SearchProgress(seconds: clock.seconds, nodes: sum.nodes, chance: sum.chance, bound: sum.bound))
    }
    var policy = Policy(.empty(for: instance), look: .init(boundary: 0), in: instance)
    for one in search.known {
      policy.branches[one.world].entries = one.plan.entries
      policy.branches[one.world].gates = one.plan.gates
    }
    return result(policy, bound: search.sum.bound, nodes: search.sum.nodes)
  }

  func learning(at look: Int) throws -> PolicyResult {
    guard let staged = StagedReduction(instance, Stage(look: look)),
      staged.reduction.size <= Optimizer.mostSize
    else { return try between() }
    var rival = rivals.filter { instance.violations(of: $0).isEmpty }
      .map { (plan: $0, chance: instance.chance(of: $0)) }.max { $0.chance < $1.chance }
    if options.timeLimit != nil {
      // Should time not suffice, the static plan is what there is.
      let known = try Optimizer.solve(
        instance, options: options.with(timeLimit: left / 5), rivals: rivals, stop: stop)
      rival = (known.plan, known.chance)
    }
    let search = TreeSearch(
      staged.reduction, options, clock, known: .init(floor: (rival?.chance ?? 0) * (1 - 1e-9)))
    try search.run()
    var policy = EarlyStarts.move(staged.policy(search.attempts), in: staged)
    if let rival, rival.chance > instance.chance(of: policy) * (1 + 1e-12) {
      policy = Policy(rival.plan, look: policy.look, in: instance)
    }
    return result(policy, bound: search.bound, nodes: search.nodes)
  }

  /// What is proven without such a search: at least the static plan, at most what is reached from the start on.
  private func between() throws -> PolicyResult {
    let least = try Optimizer.solve(
      instance, options: options.with(timeLimit: left / 2), rivals: rivals, stop: stop)
    let most = try DateSearch(instance, options.with(timeLimit: left), [least.plan], stop, nil).knowing()
    let policy = Policy(least.plan, look: .init(boundary: instance.steps), in: instance)
    return result(policy, bound: most.bound, nodes: least.nodes + most.nodes)
  }

  private func result(_ policy: Policy, bound: Double, nodes: Int) -> PolicyResult {
    PolicyResult(
      policy, instance.chance(of: policy), bound: bound, gap: options.gap, isInterrupted: clock.isInterrupted,
      nodes: nodes)
  }
}
