import Allocation
import Answers
import Formulation
import Foundation
import GLPKSolver
import Threads

/// Finds the allocation with the largest chance, and proves how far from the best it can be.
package enum Optimizer {
  /// Seconds that a search has for an end of its own once its time is over.
  static let grace = 0.25

  /// Searches until bound − chance ≤ `options.gap`, or a limit, or a request to stop. Waits on the caller's thread; what
  /// does not end in time is left behind, and the answer is what was found and proven until then.
  ///
  /// - Parameters:
  ///   - rivals: feasible plans from elsewhere; the answer is at least as good as each of them.
  ///   - budget: of it `options.timeLimit` takes a part, from now on.
  /// - Throws: only what no plan can cause: a failure of the linear-programming library.
  package static func solve(
    _ instance: Instance, options: SearchOptions = SearchOptions(), rivals: [Plan] = [],
    within budget: TimeBudget = TimeBudget(), progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult {
    let clock = SearchClock(options, within: budget, progress: progress)
    let options = options.withoutTimeLimit
    let found = try Overseer.run(within: clock.budget, grace: grace) {
      try search(instance, options: options, rivals: rivals, clock: clock)
    }
    return found ?? leftBehind(instance, options: options, clock: clock)
  }

  /// A search of its own for a part of a problem.
  static let nested: NestedSearch = { instance, options, rivals, budget in
    try solve(instance, options: options.knowingNothing, rivals: rivals, within: budget)
  }

  /// What a search shows that did not end in time.
  ///
  /// - Parameter look: of the plans that were looked for; nil for static ones.
  static func leftBehind(
    _ instance: Instance, look: Plan.Look? = nil, options: SearchOptions, clock: SearchClock
  ) -> SearchResult {
    let best = clock.board.incumbent
    var plan = best?.plan ?? .empty(for: instance)
    if let look, plan.look == nil { plan = Plan(plan, look: look, in: instance) }
    return SearchResult(
      plan, chance: best?.chance ?? instance.chance(of: plan), bound: clock.board.bound,
      nodes: clock.board.nodes, gap: options.gap, isInterrupted: clock.isInterrupted,
      mayBeOptimal: look != nil)
  }

  /// As how many judgements of a plan the check and the report of an answer take, and the end of the search itself.
  private static let judgementsAfterwards = 5.0

  /// The search itself, on the caller's thread; what it finds is shown on the clock's board on the way.
  static func search(
    _ instance: Instance, options: SearchOptions, rivals: [Plan], clock whole: SearchClock
  ) throws -> SearchResult {
    if let rates = instance.hastening {
      return try searchHastened(instance, rates: rates, options: options, rivals: rivals, clock: whole)
    }
    var clock = whole
    /// The longest that the chance of a plan took to work out, in seconds.
    var longest = 0.0
    func judged(_ plans: [Plan]) -> Found? {
      var best: Found?
      for plan in plans where !clock.mustStop && instance.violations(of: plan).isEmpty {
        // Where an evaluation is long, and the time short, one has to do.
        if let left = whole.budget.secondsLeft, left < judgementsAfterwards * longest { break }
        let began = clock.budget.now
        let chance = instance.chance(of: plan)
        longest = max(longest, clock.budget.now - began)
        if chance > best?.chance ?? -1 { best = (plan, chance) }
        clock.offer(plan, chance)
      }
      return best
    }
    var rival = judged(rivals)
    // Whoever asked has to check and to print the answer, which takes about as long for each as to judge a plan.
    if let left = whole.budget.secondsLeft {
      clock = whole.within(whole.budget.limited(to: max(left / 4, left - judgementsAfterwards * longest)))
    }
    var schedules = ScheduleStudy(instance, options: options, clock: clock, effort: .little)
    if !schedules.isComplete {
      // The proofs about schedules may take longer than the whole search of a small problem.
      let probe = try searchSmall(
        instance, options: options, after: schedules, beside: rival, clock: clock)
      let reached = max(options.floor, probe?.chance ?? 0)
      if let probe, probe.bound - reached <= options.gap || clock.mustStop { return probe }
      if let probe, probe.chance > rival?.chance ?? -1 { rival = (probe.plan, probe.chance) }
      schedules = ScheduleStudy(instance, options: options, clock: clock, effort: .all)
    }
    return try search(
      instance, options: options, after: schedules, beside: rival, clock: clock, judged: judged)
  }

  /// Columns times outcomes up to which a few nodes are cheaper than a long look at schedules, and these nodes.
  private static let small = (size: 100_000, nodes: 30)

  /// A few nodes of the search with what is known about schedules so far; nil where the problem is not small.
  private static func searchSmall(
    _ instance: Instance, options: SearchOptions, after schedules: ScheduleStudy, beside rival: Found?,
    clock: SearchClock
  ) throws -> SearchResult? {
    var few = options
    few.nodeLimit = min(options.nodeLimit ?? small.nodes, small.nodes)
    guard let reduction = Reduction(schedules.instance, unless: { clock.mustStop }),
      reduction.size <= small.size, !WorldStudy.isWorthwhile(reduction, options)
    else { return nil }
    return try search(instance, options: few, after: schedules, beside: rival, clock: clock) { plans in
      plans.filter { instance.violations(of: $0).isEmpty }.map { ($0, instance.chance(of: $0)) }
        .max { $0.1 < $1.1 }
    }
  }

  /// A plan that is known, with its chance.
  private typealias Found = (plan: Plan, chance: Double)

  /// What comes after the schedules: plans that they lead to, worlds alone where there are many, and then the tree. The answer
  /// is the best of all these plans, without what adds nothing, as early as it can be; the bound is the least of theirs.
  ///
  /// - Parameter judged: the best of some plans, as far as there is time to judge them.
  private static func search(
    _ instance: Instance, options: SearchOptions, after schedules: ScheduleStudy, beside known: Found?,
    clock: SearchClock, judged: ([Plan]) -> Found?
  ) throws -> SearchResult {
    var rival = known
    if let found = judged(schedules.plans), found.chance > rival?.chance ?? -1 { rival = found }
    guard let reduction = Reduction(schedules.instance, unless: { clock.mustStop }) else {
      return leftBehind(instance, options: options, clock: clock)
    }
    clock.report(nodes: 0, chance: rival?.chance ?? 0, bound: reduction.trivialBound)
    if let found = judged(schedules.gatePlans(for: reduction, beside: rival?.chance, options, clock)),
      found.chance > rival?.chance ?? -1
    {
      rival = found
    }
    var worlds = WorldStudy(schedules.instance, options: options, clock: clock, by: nested)
    if WorldStudy.isWorthwhile(reduction, options) {
      try worlds.run()
      if let best = worlds.best, best.chance > rival?.chance ?? 0 { rival = best }
    }
    let tree = BranchAndBound(
      reduction, options: options, clock: clock.showing(PlanWriter(reduction).plan),
      known: .init(
        floor: max(options.floor, (rival?.chance ?? 0) * (1 - SearchTolerance.knownPlan)),
        ceiling: min(options.ceiling, worlds.bound),
        start: worlds.best.map { reduction.point(near: $0.plan) }))
    clock.report(nodes: 0, chance: rival?.chance ?? 0, bound: tree.bound)
    // What would not fit into memory is not searched: a plan from elsewhere stands, and only the trivial bound.
    let isOpen = tree.bound - (rival?.chance ?? 0) > options.gap
    if isOpen && !clock.mustStop && reduction.size <= SearchTuning.mostSize { try tree.run() }
    let own = PlanWriter(reduction).plan(tree.point)
    func tidied(_ plan: Plan) -> Plan {
      LeftShift.move(
        AwardThrift.cheapest(plan, in: instance, within: clock.budget), in: instance,
        unless: { clock.mustStop })
    }
    var plan = tidied(own)
    var chance = instance.chance(of: plan)
    var isTidy = tree.isTidy
    if let rival, rival.chance > chance * (1 + SearchTolerance.betterPlan) {
      let trimmed = PlanTrimming.trimmed(rival.plan, in: instance, unless: { clock.mustStop })
      isTidy = trimmed.isTidy
      plan = tidied(trimmed.plan)
      chance = instance.chance(of: plan)
    }
    var result = SearchResult(
      plan, chance: chance, bound: tree.bound, nodes: tree.nodes + worlds.nodes, gap: options.gap,
      isInterrupted: clock.isInterrupted, mayBeOptimal: isTidy)
    result.directions = tree.directions
    return result
  }
}
