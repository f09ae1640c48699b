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
  package static func solve(
    _ instance: Instance, learningAt look: Int, options: SearchOptions = SearchOptions(),
    rivals: [Plan] = [], within budget: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult {
    let clock = SearchClock(options, within: budget, progress: progress)
    let options = options.withoutTimeLimit
    let found = try Overseer.run(within: clock.budget, grace: twoStageGrace) {
      let search = DateSearch(instance, options: options, rivals: rivals, clock: clock)
      if look <= 0 { return try search.knowing() }
      if look >= instance.steps { return try search.never() }
      return try search.learning(at: look)
    }
    return found
      ?? leftBehind(
        instance, look: .init(boundary: max(0, min(look, instance.steps))), options: options, clock: clock)
  }

  /// As `grace`; a little more, for the searches within have theirs.
  static let twoStageGrace = 0.4
}

/// Searches of somebody who learns the world at a date: the three cases of the recourse problem. Known from the start it falls
/// into worlds, never known it is the static problem, and in between the stages are searched together, as one tree over the
/// reduction of both (its deterministic equivalent).
struct DateSearch {
  private let instance: Instance
  private let options: SearchOptions
  private let rivals: [Plan]
  private let clock: SearchClock

  /// Share of the time in which a static plan is found first, where time is limited.
  private static let rivalShare = 0.2
  /// The same where the reduction of both stages is too large, and the static plan is the answer.
  private static let leastShare = 0.5

  /// - Parameter rivals: feasible static plans; what is found is at least as good as each of them.
  init(_ instance: Instance, options: SearchOptions, rivals: [Plan], clock: SearchClock) {
    self.instance = instance
    self.options = options
    self.rivals = rivals
    self.clock = clock
  }

  /// The static plan, told in branches.
  func never() throws -> SearchResult {
    let found = try Optimizer.search(instance, options: options, rivals: rivals, clock: clock)
    let plan = Plan(found.plan, look: .init(boundary: instance.steps), in: instance)
    return result(plan, bound: found.bound, nodes: found.nodes)
  }

  /// The world is known from the start on.
  func knowing() throws -> SearchResult {
    offer(rivals)
    var search = WorldSearch(
      instance, options: options, rivals: rivals, clock: clock, by: Optimizer.nested)
    try search.solve(gap: options.gap) { [clock] sum in
      clock.report(nodes: sum.nodes, chance: sum.chance, bound: sum.bound)
    }
    var plan = Plan(.empty(for: instance), look: .init(boundary: 0), in: instance)
    for one in search.known {
      plan.branches[one.world].entries = one.plan.entries
      plan.branches[one.world].gates = one.plan.gates
      plan.branches[one.world].awards = one.plan.awards
    }
    return result(plan, bound: search.sum.bound, nodes: search.sum.nodes)
  }

  /// The world is known from a boundary on; what starts before is the same in all.
  func learning(at look: Int) throws -> SearchResult {
    if let rates = instance.hastening { return try hastened(rates, at: look) }
    guard let reduction = Reduction(instance, Stage(look: look), unless: { [clock] in clock.mustStop }),
      reduction.size <= SearchTuning.mostSize
    else { return try between() }
    var rival = rivals.filter { instance.violations(of: $0).isEmpty }
      .map { (plan: $0, chance: instance.chance(of: $0)) }.max { $0.chance < $1.chance }
    if let rival { clock.offer(rival.plan, rival.chance) }
    // (Where branches have limits of their own a static plan may break those of one.)
    if clock.budget.secondsLeft != nil, !instance.hasLimitsOfBranches {
      // Should time not suffice, the static plan is what there is.
      let known = try Optimizer.solve(
        instance, options: options, rivals: rivals, within: clock.budget.share(Self.rivalShare))
      rival = (known.plan, known.chance)
      clock.offer(known.plan, known.chance)
    }
    let search = BranchAndBound(
      reduction, options: options, clock: clock.showing(PlanWriter(reduction).plan),
      known: .init(floor: max(options.floor, (rival?.chance ?? 0) * (1 - SearchTolerance.knownPlan))))
    try search.run()
    let own = PlanWriter(reduction).plan(search.point)
    var plan = LeftShift.move(
      AwardThrift.cheapest(own, in: instance, within: clock.budget), in: instance,
      unless: { clock.mustStop })
    if let rival, rival.chance > instance.chance(of: plan) * (1 + SearchTolerance.betterPlan) {
      plan = Plan(rival.plan, look: .init(boundary: look), in: instance)
    }
    return result(plan, bound: search.bound, nodes: search.nodes)
  }

  /// The same where work hastens the deadline: each branch does so by itself. The static plan comes first.
  private func hastened(_ rates: HasteningRates, at look: Int) throws -> SearchResult {
    let known = try Optimizer.solve(
      instance, options: options, rivals: rivals, within: clock.budget.share(Self.rivalShare))
    let search = HasteningSearch(
      HasteningModel(instance, rates: rates, branching: .worlds), options: options,
      rivals: [Plan(known.plan, look: .init(boundary: look), in: instance)], clock: clock
    ) { box, options, _, budget in
      try Optimizer.solve(box, learningAt: look, options: options, within: budget)
    }
    try search.run()
    return search.result()
  }

  /// What is proven without such a search: at least the static plan, at most what is reached from the start on.
  private func between() throws -> SearchResult {
    let least = try Optimizer.solve(
      instance, options: options, rivals: rivals, within: clock.budget.share(Self.leastShare))
    clock.offer(least.plan, least.chance)
    let most = try DateSearch(
      instance, options: options, rivals: [least.plan], clock: SearchClock(options, within: clock.budget)
    ).knowing()
    let plan = Plan(least.plan, look: .init(boundary: instance.steps), in: instance)
    return result(plan, bound: most.bound, nodes: least.nodes + most.nodes)
  }

  /// Shows feasible plans as incumbents, should the search be left behind.
  private func offer(_ plans: [Plan]) {
    for plan in plans where instance.violations(of: plan).isEmpty {
      clock.offer(plan, instance.chance(of: plan))
    }
  }

  private func result(_ plan: Plan, bound: Double, nodes: Int) -> SearchResult {
    SearchResult(
      plan, chance: instance.chance(of: plan), bound: bound, nodes: nodes, gap: options.gap,
      isInterrupted: clock.isInterrupted)
  }
}
