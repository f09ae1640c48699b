import Allocation
import Formulation
import Threads

extension Optimizer {
  /// The best plan for somebody who learns the world once a chunk is seen to be finished, at a look of the plan's
  /// own choice.
  ///
  /// Best bounds first over the moment of the look and over how many attempts on the chunk have ended by then. For
  /// a box of those the chance of what is seen is that of the most attempts, which no plan in the box exceeds;
  /// the rest is a search among two-stage plans that have made the fewest. Boxes are split until the two agree.
  ///
  /// - Parameter rivals: feasible static plans; the answer is at least as good as each of them.
  /// - Throws: a failure of the linear-programming library.
  package static func solve(
    _ instance: Instance, learningFrom chunk: Int, options: SearchOptions = SearchOptions(),
    rivals: [Plan] = [], within budget: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult {
    let clock = SearchClock(options, within: budget, progress: progress)
    let options = options.withoutTimeLimit
    let found = try Overseer.run(within: clock.budget, grace: twoStageGrace) {
      // A plan that never looks is a plan, and bounds whoever cannot see anything.
      let never = try solve(
        instance, options: options, rivals: rivals, within: clock.budget.share(RevealSearch.neverShare))
      clock.offer(never.plan, never.chance)
      if let rates = instance.hastening {
        return try hastened(
          instance, rates: rates, learningFrom: chunk, options: options, clock: clock, beside: never)
      }
      let search = RevealSearch(instance, from: chunk, options: options, clock: clock, beside: never)
      try search.run()
      return SearchResult(
        search.best.plan, chance: search.best.chance, bound: search.bound, nodes: search.nodes,
        gap: options.gap, isInterrupted: clock.isInterrupted)
    }
    return found
      ?? leftBehind(
        instance, look: .init(boundary: instance.steps, chunk: chunk), options: options, clock: clock)
  }

  /// The same where work hastens the deadline: boxes of levels outside, looks and early attempts inside.
  ///
  /// - Parameter never: the static search, which bounds whoever sees nothing.
  private static func hastened(
    _ instance: Instance, rates: HasteningRates, learningFrom chunk: Int, options: SearchOptions,
    clock: SearchClock, beside never: SearchResult
  ) throws -> SearchResult {
    let unseen = Plan(never.plan, look: .init(boundary: instance.steps, chunk: chunk), in: instance)
    let search = HasteningSearch(
      HasteningModel(instance, rates: rates, branching: .worldsAndBlind), options: options, rivals: [unseen],
      proven: never.bound, clock: clock
    ) { box, options, _, budget in
      let own = SearchClock(options, within: budget)
      let reveal = RevealSearch(box, from: chunk, options: options, clock: own, beside: nil)
      try reveal.run()
      return SearchResult(
        reveal.best.plan, chance: reveal.best.chance, bound: reveal.bound, nodes: reveal.nodes,
        gap: options.gap, isInterrupted: own.isInterrupted)
    }
    try search.run()
    return search.result()
  }
}

/// Branch and bound over looks and early attempts, each box bounded by a search of its own.
final class RevealSearch {
  private let instance: Instance
  /// The same where both laws of a world are the best of the two: a bound whatever is seen, and how often. Where what is
  /// done after the look does nothing to the deadline it is the instance itself.
  private let hopeful: Instance
  private let chunk: Int
  private let options: SearchOptions
  private let clock: SearchClock
  private(set) var best: (plan: Plan, chance: Double)
  private(set) var nodes: Int
  /// The static plan, and what bounds whoever sees nothing.
  private let never: SearchResult?
  /// Boxes that may hold a better plan.
  private var open: [RevealBox] = []
  /// The largest bound of a box that was given up.
  private var closed: Double
  /// For each look how many attempts of each strand may have ended by then.
  private var capacities: [Int: [Stage.Strand: Int]] = [:]

  /// How much of what could be gained a search of a box that will be split may leave open.
  private static let coarseness = 0.3
  /// Looks that are tried before anything is proven, after the first, and the gap to which they are.
  private static let probes = (steps: [0, 1, 2, 4, 7], gap: 0.01)
  /// Share of the time in which the static plan is found first.
  static let neverShare = 1.0 / 3

  init(
    _ instance: Instance, from chunk: Int, options: SearchOptions, clock: SearchClock,
    beside never: SearchResult?
  ) {
    self.instance = instance
    hopeful = instance.withBestLaws
    self.chunk = chunk
    self.options = options
    self.clock = clock
    self.never = never
    let plan = Plan(
      never?.plan ?? .empty(for: instance), look: .init(boundary: instance.steps, chunk: chunk), in: instance)
    best = (plan, never?.chance ?? 0)
    nodes = never?.nodes ?? 0
    closed = never?.bound ?? 0
  }

  /// A box whose bound is not above this is closed.
  private var target: Double { floor + options.gap * SearchTuning.closingShare }

  /// What is reached, here or elsewhere.
  private var floor: Double { max(best.chance, options.floor) }

  /// No plan has more.
  var bound: Double { min(1, max(best.chance, closed, open.map(\.bound).max() ?? 0)) }

  /// Solves boxes, the largest bound first, until none is left that may hold a better plan, or until the time is over.
  func run() throws {
    guard let looks else { return }
    var all = RevealBox(looks: looks, counts: nil, bound: 1)
    try solve(&all)
    try probe(looks)
    if clock.mustStop { open = [all] } else { split(all) }
    while let place = open.indices.max(by: { open[$0].bound < open[$1].bound }) {
      if clock.mustStop { return }
      clock.report(nodes: nodes, chance: best.chance, bound: bound)
      var box = open.remove(at: place)
      if box.bound <= target {
        closed = max(closed, box.bound)
        continue
      }
      try solve(&box)
      if clock.mustStop { open.append(box) } else { split(box) }
    }
  }

  /// From the first moment at which anything can have ended to the last after which anything can.
  private var looks: ClosedRange<Int>? {
    let believed = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
    let kinds = instance.types.filter { $0.bundle == chunk }
    let first = kinds.flatMap { kind in believed.compactMap { kind.outcomes[$0]?.length } }.min()
    let last = believed.compactMap { world in hopeful.worlds[world].weights.lastIndex { $0 > 0 } }.max()
    guard let first, let last, first < min(last, instance.steps) else { return nil }
    return first...(min(last, instance.steps) - 1)
  }

  /// Tries some looks, each with enough attempts for it to be worth while: a good plan early saves work.
  private func probe(_ looks: ClosedRange<Int>) throws {
    let law = RevealLaw(instance, of: chunk)
    for look in Self.probes.steps.map({ looks.lowerBound + $0 }) where looks.contains(look) {
      guard !clock.mustStop, let most = capacity(look) else { return }
      var box = RevealBox(looks: look...look, counts: law.fewest(most).mapValues { $0...$0 }, bound: 1)
      try solve(&box, gap: max(options.gap, Self.probes.gap))
    }
  }

  /// Lowers the bound of a box, and takes a better plan where one is met.
  private func solve(_ box: inout RevealBox, gap: Double = 0) throws {
    if box.counts == nil, box.looks.count == 1 {
      box.counts = capacity(box.looks.lowerBound)?.mapValues { 0...$0 }
    }
    guard let most = box.counts?.mapValues(\.upperBound) ?? capacity(box.looks.upperBound) else { return }
    let law = RevealLaw(instance, of: chunk)
    let least = (box.counts ?? [:]).mapValues(\.lowerBound)
    guard let reveal = law.reveal(of: most, least: least) else { return }
    if reveal.seen.allSatisfy({ $0 == 0 }) {
      box.bound = min(box.bound, never?.bound ?? 0)
      return
    }
    let stage = Stage(look: box.looks.lowerBound, reveal: reveal)
    let known = box.isPoint ? instance : hopeful
    guard let reduction = Reduction(known, stage, unless: { [clock] in clock.mustStop }),
      reduction.size <= SearchTuning.mostSize
    else {
      return
    }
    let coarse = max(gap, box.isPoint ? 0 : Self.coarseness * (box.bound - floor))
    let search = BranchAndBound(
      reduction, options: options.with(gap: max(options.gap, coarse)), clock: clock.apart,
      known: .init(floor: floor))
    try search.run()
    nodes += search.nodes
    box.bound = min(box.bound, search.bound)
    let plan = PlanWriter(reduction).plan(search.point)
    if instance.chance(of: plan) > best.chance {
      let cheap = AwardThrift.cheapest(plan, in: instance, within: clock.budget)
      let moved = LeftShift.move(cheap, in: instance, unless: { clock.mustStop })
      best = (moved, instance.chance(of: moved))
      clock.offer(moved, best.chance)
    }
  }

  /// The most attempts of each strand that may have ended by a look, by people and budgets; nil where the time is over.
  private func capacity(_ look: Int) -> [Stage.Strand: Int]? {
    if let known = capacities[look] { return known }
    let reveal = Stage.Reveal(
      chunk: chunk, seen: instance.worlds.map { _ in 1 }, open: instance.worlds.map { _ in [] }, least: [:])
    let stage = Stage(look: look, reveal: reveal)
    guard let reduction = Reduction(instance, stage, unless: { [clock] in clock.mustStop }) else {
      return nil
    }
    let found = Dictionary(
      uniqueKeysWithValues: reduction.strands.map { ($0, reduction.mostAttempts(of: $0)) })
    capacities[look] = found
    return found
  }

  /// Opens the halves of a box that may hold a better plan; one that cannot be halved keeps its bound.
  private func split(_ box: RevealBox) {
    guard box.bound > target, !box.isPoint, let parts = box.parts(by: RevealLaw(instance, of: chunk)) else {
      closed = max(closed, box.bound)
      return
    }
    open += parts
  }
}
