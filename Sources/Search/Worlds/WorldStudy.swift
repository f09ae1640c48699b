import Allocation
import Formulation
import Threads

/// What single worlds tell about the plans for all of them, where there are too many outcomes for one search to tell
/// apart: nobody does better than who knows the world, and a plan for one guarded world serves most others too.
struct WorldStudy {
  private let instance: Instance
  private let options: SearchOptions
  private let clock: SearchClock
  private let search: NestedSearch
  /// The best plan, and its chance in all worlds.
  private(set) var best: (plan: Plan, chance: Double)?
  /// What no plan exceeds.
  private(set) var bound = 1.0
  private(set) var nodes = 0

  /// Credence of the worlds that guarded plans allow for, in each respect.
  private static let guards = [0.5, 0.9]
  /// To which guarded instances are solved, at the finest: they only stand for the problem.
  private static let guardGap = 0.01
  /// Directions that are tried in each world.
  private static let mostDirections = 100
  /// To which worlds are solved, one after the other.
  private static let worldGaps = [0.02, 0.005]
  /// Shares of the time that each guarded plan, and all of the study, may take.
  private static let guardShare = 0.15
  private static let share = 0.8

  /// - Parameter search: solves guarded instances, and single worlds.
  init(
    _ instance: Instance, options: SearchOptions, clock: SearchClock, by search: @escaping NestedSearch
  ) {
    self.search = search
    self.instance = instance
    self.options = options
    self.clock = clock
  }

  /// Whether there are several worlds, and too much of them for one search. Outcomes that count directly are easy,
  /// however many there are.
  static func isWorthwhile(_ reduction: Reduction, _ options: SearchOptions) -> Bool {
    let outcomes = reduction.outcomes.indices.filter { !reduction.isDirect($0) }.count
    return !options.isPlain && reduction.chains.count > 1 && outcomes > options.studied.outcomes
      && outcomes * reduction.columns.count >= options.studied.size
  }

  /// Guarded plans first, then worlds: these begin with the directions that bounded the first guarded instance.
  mutating func run() throws {
    var directions: [MultiplierHint] = []
    // Of the time that there is at first.
    let each = clock.budget.secondsLeft.map { $0 * Self.guardShare }
    let end = clock.budget.secondsLeft.map { clock.budget.now + $0 * Self.share }
    for share in Self.guards where !clock.mustStop {
      var own = options.with(gap: max(options.gap, Self.guardGap))
      own.keepsDirections = directions.isEmpty
      let one = try search(instance.guarded(against: share), own, [], clock.budget.limited(to: each))
      nodes += one.nodes
      if directions.isEmpty { directions = one.directions.suffix(Self.mostDirections) }
      consider(one.plan)
      clock.report(nodes: nodes, chance: best?.chance ?? 0, bound: bound)
    }
    try solveWorlds(directions, clock.within(clock.budget.limited(to: end.map { $0 - clock.budget.now })))
  }

  /// Keeps a plan that is better in all worlds together.
  private mutating func consider(_ plan: Plan) {
    guard instance.violations(of: plan).isEmpty else { return }
    let chance = instance.chance(of: plan)
    if chance > best?.chance ?? 0 {
      best = (plan, chance)
      clock.offer(plan, chance)
    }
  }

  /// Each world alone: first roughly, then finely.
  ///
  /// - Parameter directions: those of a guarded plan, which worlds are much alike.
  private mutating func solveWorlds(_ directions: [MultiplierHint], _ own: SearchClock) throws {
    var options = options
    options.directions = directions
    var worlds = WorldSearch(instance, options: options, clock: own, by: search)
    let (clock, known, before) = (clock, best?.chance ?? 0, nodes)
    for (round, gap) in Self.worldGaps.enumerated() where bound - (best?.chance ?? 0) > options.gap {
      try worlds.solve(
        gap: max(options.gap, gap), patience: Double(1 + 3 * round)
      ) { clock.report(nodes: before + $0.nodes, chance: known, bound: $0.bound) }
      for one in worlds.known where !clock.mustStop { consider(one.plan) }
      bound = worlds.sum.bound
    }
    nodes += worlds.sum.nodes
  }
}
