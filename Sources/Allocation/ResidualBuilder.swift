import Problems

/// Puts together what is left of an instance.
struct ResidualBuilder {
  private let whole: Instance
  private let standing: Observation
  /// For each world when each bundle was finished.
  /// Nil inside: it is not.
  private let finishes: [[Int?]]
  /// For each world π from now on, given all that was started; where work moves the deadline not divided by the chance that
  /// it has not fallen, which more work may yet change.
  private let laws: [[Double]]
  /// Sums to 1; all 0 where nothing that is believed in allows what was seen.
  private let credences: [Double]
  /// What is still open, in the order of the whole's bundles.
  private(set) var parts: [ResidualProblem.Part] = []
  /// For each kind of attempt made so far that of the whole; nil: under way.
  private(set) var originals: [Int?] = []
  /// Entries that start what is under way, at boundary 0 of what is left.
  private(set) var running: [Plan.Entry] = []
  /// For each award that is still open that of the whole.
  private(set) var awardsOfWhole: [Int] = []
  private var types: [AttemptType] = []
  /// Holds what was started, and has nothing that did not come in.
  private let calendar: ResourceCalendar
  /// Attempts of each group under way: a pool of its own for each.
  private var seats: [(attempts: Int, length: Int)] = []

  /// The boundary from which on there is anything left; it becomes 0.
  private var now: Int { standing.boundary }
  private var steps: Int { whole.steps - now }

  /// Works out what was seen, and splits what is still open into parts.
  init(_ whole: Instance, _ standing: Observation) {
    self.whole = whole
    self.standing = standing
    let finishes = whole.worlds.indices.map { world in
      whole.bundles.indices.map { whole.finish(of: $0, in: world, standing) }
    }
    self.finishes = finishes
    let level = whole.level(of: standing.started.map(\.entry))
    let laws = whole.worlds.indices.map { Array(whole.weights(of: $0, at: level)[standing.boundary...]) }
    self.laws = laws
    // Bayes: credence, times the chance that the deadline has not fallen yet, times how likely what was seen
    // is.
    let weights = whole.worlds.enumerated().map { index, world in
      var survival = laws[index].reduce(0, +)
      guard world.credence > 0, survival > 0 else { return 0.0 }
      // There it is a part of the law.
      if whole.hastening != nil { survival = 1 }
      return world.credence * survival * whole.likelihood(of: standing, in: index, finishes: finishes[index])
    }
    let sum = weights.reduce(0, +)
    credences = sum > 0 ? weights.map { $0 / sum } : weights.map { _ in 0 }
    calendar = ResourceCalendar(
      whole, allowing: .none, holding: standing.started.map(\.entry), making: standing.awards)
    for bundle in whole.bundles.indices where isOpen(bundle) { split(bundle) }
  }

  /// Whether there is time and work left.
  var isOpen: Bool { steps > 0 && !parts.isEmpty }

  /// Whether some world that is still believed in needs the bundle and lacks it.
  private func isOpen(_ bundle: Int) -> Bool {
    whole.worlds.indices.contains {
      credences[$0] > 0 && whole.worlds[$0].needed[bundle] && finishes[$0][bundle] == nil
    }
  }

  /// Copies of a separate bundle on which attempts are under way are parts of their own.
  ///
  /// Those on which nobody works may be exchanged, and stay one part. A copy under way has a head start that
  /// the others lack, so a plan must be able to tell it from them.
  private mutating func split(_ bundle: Int) {
    guard whole.bundles[bundle].isSeparate else {
      parts.append(.init(bundle: bundle, copies: nil))
      return
    }
    let own = standing.started.filter { whole.types[$0.entry.type].bundle == bundle }
    let done = Set(own.filter { $0.delivered > 0 }.map(\.entry.copy))
    let busy = Set(own.filter { !outcomes(of: $0).allSatisfy { $0 == nil } }.map(\.entry.copy))
    let most =
      whole.worlds.indices.filter { credences[$0] > 0 && whole.worlds[$0].needed[bundle] }
      .map { whole.worlds[$0].counts[bundle] }.max() ?? 0
    let open = (0..<most).filter { !done.contains($0) }
    let idle = open.filter { !busy.contains($0) }
    if !idle.isEmpty { parts.append(.init(bundle: bundle, copies: idle)) }
    for copy in open where busy.contains(copy) { parts.append(.init(bundle: bundle, copies: [copy])) }
  }

  /// What attempts that were started will yet yield in each world.
  ///
  /// Lengths are counted from now. Nil for worlds that are ruled out, for what has ended, and for what is void
  /// because it relied on a gate that was not kept.
  private func outcomes(of one: Observation.Started) -> [AttemptType.Outcome?] {
    whole.worlds.indices.map { world in
      guard credences[world] > 0, let outcome = whole.types[one.entry.type].outcomes[world],
        one.entry.start + outcome.length > now,
        whole.isValid(one, in: world, finishes: finishes[world])
      else { return nil }
      return .init(length: one.entry.start + outcome.length - now, correct: outcome.correct)
    }
  }

  /// The instance of what is left. To be called once: it fills the lists above.
  ///
  /// Groups under way come as pools after the real ones, with as many people as attempts, until the last may
  /// end.
  mutating func build() -> Instance {
    let bundles = parts.indices.map { bundle($0) }
    var problem = whole.problem
    for index in seats.indices {
      problem.pools.append(Pool(name: "under way \(index + 1)", headcount: .schedule([])))
    }
    let time = whole.time
    var rest = Instance(
      problem: problem,
      time: TimeGrid(
        start: time.moment(of: now), step: time.step, horizon: Double(steps) * time.step), steps: steps,
      headcounts: headcounts, income: income, bundles: bundles, types: types, worlds: worlds)
    addAwards(to: &rest)
    rest.hastening = whole.hastening?.rest(
      after: whole.work(of: standing.started.map(\.entry)), parts: parts.map(\.bundle),
      underWay: Set(originals.indices.filter { originals[$0] == nil }))
    return rest
  }

  /// Awards at this boundary or later, and how many each grant still allows.
  private mutating func addAwards(to rest: inout Instance) {
    awardsOfWhole = whole.awards.indices.filter { whole.awards[$0].boundary >= now }
    rest.awards = awardsOfWhole.map { whole.awards[$0].moved(earlierBy: now) }
    rest.awardLimits = whole.awardLimits.map { limit in
      let made = standing.awards.reduce(0) { limit.options.contains($1.option) ? $0 + $1.count : $0 }
      return AwardLimit(
        options: awardsOfWhole.indices.filter { limit.options.contains(awardsOfWhole[$0]) },
        most: max(0, limit.most - made))
    }
  }

  /// One part as a bundle: the kinds of attempts of the whole, then one for each group that is under way on it.
  private mutating func bundle(_ index: Int) -> Bundle {
    let part = parts[index]
    let facts = whole.bundles[part.bundle]
    // The whole's kinds keep their order; where a bundle was split each part has kinds of its own.
    var numbers: [Int: Int] = [:]
    for (number, type) in whole.types.enumerated() where type.bundle == part.bundle {
      numbers[number] = types.count
      originals.append(number)
      types.append(type.moved(to: index))
    }
    var crews = facts.crews.map { crew in
      Crew(
        pools: crew.pools, team: crew.team, base: numbers[crew.base] ?? 0, baseCorrect: crew.baseCorrect,
        baseYears: crew.baseYears, options: crew.options.compactMap { numbers[$0] })
    }
    // What is under way holds one seat of a pool made for it, costs nothing more, and can start at 0 only,
    // since its pool is empty once it is over.
    for one in standing.started where isPart(one, of: part) {
      let outcomes = outcomes(of: one)
      guard let length = outcomes.compactMap({ $0?.length }).max() else { continue }
      let pool = whole.headcounts.count + seats.count
      seats.append((one.entry.attempts, length))
      running.append(.init(type: types.count, start: 0, attempts: one.entry.attempts))
      crews.append(
        Crew(
          pools: [pool], team: [1], base: types.count, baseCorrect: 1, baseYears: facts.baseYears,
          options: [types.count]))
      originals.append(nil)
      types.append(
        AttemptType(
          bundle: index, crew: crews.count - 1, held: [.init(pool: pool, people: 1)], length: length,
          spending: whole.income.map { _ in 0 }, outcomes: outcomes))
    }
    let copies = part.copies?.count ?? 1
    return Bundle(
      name: facts.name, isSeparate: facts.isSeparate, copies: copies,
      baseCount: facts.isSeparate ? copies : facts.baseCount, baseYears: facts.baseYears,
      after: places(of: facts.after), successors: places(of: facts.successors), crews: crews)
  }

  /// Whether attempts were made for this part: the bundle, and the copy where they are told apart.
  private func isPart(_ one: Observation.Started, of part: ResidualProblem.Part) -> Bool {
    whole.types[one.entry.type].bundle == part.bundle
      && part.copies.map { $0.contains(one.entry.copy) } ?? true
  }

  /// The parts of some bundles; what waits for a bundle that was split waits for all of its parts.
  private func places(of bundles: [Int]) -> [Int] {
    parts.indices.filter { bundles.contains(parts[$0].bundle) }
  }

  /// People who are not held any more, then those of each group under way.
  private var headcounts: [[Int]] {
    whole.headcounts.indices.map { pool in calendar.people[pool].dropFirst(now).map { max(0, $0) } }
      + seats.map { seat in (0..<steps).map { $0 < seat.length ? seat.attempts : 0 } }
  }

  /// What has come in by each step and is not spent, by what was started, then or at any time after.
  private var income: [[Double]] {
    whole.income.indices.map { budget in calendar.money.spare(of: budget).dropFirst(now).map { max(0, $0) } }
  }

  /// What is believed now: the law of the deadline given that it has not fallen, and the chunks that are
  /// missing.
  private var worlds: [GridWorld] {
    let years = whole.level(of: standing.started.map(\.entry))?.years ?? 0
    return whole.worlds.enumerated().map { index, world in
      let rest = laws[index]
      let sum = whole.hastening == nil ? rest.reduce(0, +) : 1
      let counts = parts.map { count(of: $0, in: index) }
      return GridWorld(
        name: world.name, credence: credences[index],
        weights: sum > 0 ? rest.map { $0 / sum } : rest.indices.map { $0 == steps ? 1 : 0 },
        needed: zip(parts, counts).map { part, count in world.needed[part.bundle] && count > 0 },
        counts: counts.map { max(1, $0) }, law: world.law?.rest(from: now, sooner: years))
    }
  }

  /// Chunks that are still missing.
  ///
  /// Of separate credit the copies that this world asks for; of pooled credit what is not delivered, 0 or more.
  private func count(of part: ResidualProblem.Part, in world: Int) -> Int {
    let count = whole.worlds[world].counts[part.bundle]
    if let copies = part.copies { return copies.count { $0 < count } }
    let delivered = standing.started.reduce(0) {
      whole.types[$1.entry.type].bundle == part.bundle ? $0 + $1.delivered : $0
    }
    return max(0, count - delivered)
  }
}

extension AttemptType {
  /// The same kind for another index of its bundle.
  fileprivate func moved(to bundle: Int) -> AttemptType {
    AttemptType(
      bundle: bundle, crew: crew, held: held, length: length, spending: spending, outcomes: outcomes,
      starts: starts)
  }
}
