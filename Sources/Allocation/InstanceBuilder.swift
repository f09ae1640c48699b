import Problems

extension Instance {
  /// Puts a problem on its grid.
  ///
  /// Both serve those who ask what more time or people would be worth: such an instance is the same problem
  /// with other data, read in the same way.
  ///
  /// - Parameters:
  ///   - delay: the deadline's law and the horizon lie that many steps later (0 or more).
  ///   - headcountFactor: every headcount is multiplied by it and rounded to whole people.
  package init(_ problem: Problem, delay: Int = 0, headcountFactor: Double = 1) {
    var time = problem.time
    time.horizon += Double(delay) * time.step
    // Counted from the problem's own steps: a longer horizon, divided anew, might round to another number.
    let steps = problem.time.steps + delay
    let worlds = Self.worlds(of: problem)
    let staffing = StaffingBuilder(problem: problem, worlds: worlds, steps: steps)
    self.problem = problem
    self.time = time
    self.steps = steps
    headcounts = problem.pools.map { pool in
      pool.headcount.people(on: time).map { people in
        headcountFactor == 1
          ? people : Int(saturating: (Double(people) * headcountFactor).rounded(), most: 1_000_000_000_000)
      }
    }
    // In a unit near the amounts themselves, so that sums neither overflow nor lose their digits.
    income = problem.budgets.enumerated().map { index, budget in
      budget.cumulativeIncome(on: time, unitExponent: problem.moneyExponent(of: index))
    }
    self.worlds = worlds.map { Self.grid($0, of: problem, delay: delay) }
    let built = staffing.build()
    bundles = built.bundles
    types = built.types
    (awards, awardLimits) = Self.awards(of: problem, steps: steps)
  }

  /// A world on the grid.
  ///
  /// What is needed is closed under what it waits for: a chunk whose predecessor is never finished can never be
  /// started, so P could not otherwise be a product over the needed ones. A delayed law has zeros in front.
  private static func grid(_ world: World, of problem: Problem, delay: Int) -> GridWorld {
    let law = (world.deadline ?? problem.deadline).weights(on: problem.time)
    var needed = problem.chunks.indices.map { world.chunks[$0]?.needed ?? problem.chunks[$0].needed }
    var open = needed.indices.filter { needed[$0] }
    while let bundle = open.popLast() {
      for earlier in problem.chunks[bundle].after where !needed[earlier] {
        needed[earlier] = true
        open.append(earlier)
      }
    }
    return GridWorld(
      name: world.name, credence: world.credence,
      weights: [Double](repeating: 0, count: delay) + law, needed: needed,
      counts: problem.chunks.indices.map { world.chunks[$0]?.count ?? problem.chunks[$0].count })
  }
}

extension Instance {
  /// A plan that was made for another instance of the same pools and chunks: people are held as it says, and
  /// that yields what it yields here. Kinds of attempts that are unknown here are added.
  ///
  /// Kinds are matched by what they hold (bundle, crew, people, length), not by what they yield: this is how a
  /// plan that is best for one belief is judged under another.
  package func adopting(_ plan: Plan, of other: Instance) -> (instance: Instance, plan: Plan) {
    let staffing = StaffingBuilder(problem: problem, worlds: Self.worlds(of: problem), steps: steps)
    var known = types
    var plan = plan
    for stage in plan.stages {
      for index in plan[stage].indices {
        let wanted = other.types[plan[stage][index].type]
        let place = known.firstIndex { $0.isHeld(like: wanted) }
        if place == nil { known.append(staffing.kind(like: wanted)) }
        plan[stage][index].type = place ?? known.count - 1
      }
    }
    return (knowing(Array(known.dropFirst(types.count))), plan)
  }

  /// The worlds of a problem; where it states none, one that changes nothing and is certain.
  static func worlds(of problem: Problem) -> [World] {
    problem.worlds.isEmpty ? [World(name: "base", credence: 1)] : problem.worlds
  }
}

extension AttemptType {
  /// Whether the same people are held for the same time on the same bundle, whatever it yields.
  fileprivate func isHeld(like other: AttemptType) -> Bool {
    bundle == other.bundle && crew == other.crew && held == other.held && length == other.length
  }
}

/// Derives bundles, crews and kinds of attempts.
private struct StaffingBuilder {
  let problem: Problem
  /// At least one, in the order of `Instance.worlds`.
  let worlds: [World]
  /// T: longer kinds of attempts fit nowhere and are not offered.
  let steps: Int
  /// See `Problem.moneyExponent(of:)`.
  private let moneyExponents: [Int]

  init(problem: Problem, worlds: [World], steps: Int) {
    self.problem = problem
    self.worlds = worlds
    self.steps = steps
    moneyExponents = problem.budgets.indices.map(problem.moneyExponent)
  }

  /// What an attempt of a crew takes and how likely it is correct, in one world.
  struct Terms: Equatable {
    /// Steps from the start to the true end.
    var length: Int
    /// Of each seat, aligned with the crew's pools; in a relay more than the file's team where its pace is
    /// below 1.
    var people: [Int]
    var correct: Double
  }

  /// The terms in every world: most agree with the file, whose terms then stand for all of theirs.
  struct WorldTerms {
    let base: Terms
    /// Of the worlds that may differ, in their order.
    let own: [(world: Int, terms: Terms)]
    /// Worlds in all.
    let count: Int

    /// All terms that some world has; those of the file only where a world keeps to them. May repeat.
    var distinct: [Terms] { own.map(\.terms) + (own.count < count ? [base] : []) }

    /// One value for each world, worked out once for all that agree with the file.
    func map<Value>(_ look: (Terms) -> Value) -> [Value] {
      var values = [Value](repeating: look(base), count: count)
      for (world, terms) in own { values[world] = look(terms) }
      return values
    }
  }

  /// Bundles in the file's order, and kinds of attempts in the order of bundles and crews: numbers that ties go
  /// by.
  func build() -> (bundles: [Bundle], types: [AttemptType]) {
    var types: [AttemptType] = []
    var successors = [[Int]](repeating: [], count: problem.chunks.count)
    for (index, chunk) in problem.chunks.enumerated() {
      for earlier in chunk.after { successors[earlier].append(index) }
    }
    let bundles = problem.chunks.enumerated().map { index, chunk in
      let largest = worlds.map { $0.chunks[index]?.count ?? chunk.count }.max() ?? chunk.count
      let isSeparate = chunk.credit == .separate
      return Bundle(
        name: chunk.name, isSeparate: isSeparate, copies: isSeparate ? max(largest, chunk.count) : 1,
        baseCount: chunk.count, baseYears: chunk.years, after: chunk.after,
        successors: successors[index], crews: crews(of: index, into: &types))
    }
    return (bundles, types)
  }

  /// The crews of a bundle; their kinds of attempts go to the end of `types`.
  private func crews(of bundle: Int, into types: inout [AttemptType]) -> [Crew] {
    let changed = worlds.map { $0.changesTerms(ofChunk: bundle) }
    return staffings(of: bundle).enumerated().map { number, staffing in
      crew(bundle, number, staffing.seats, correct: staffing.correct, changed, &types)
    }
  }

  /// One pool's part of a team. `local` is what the file states for this pool on this chunk alone, such as a
  /// price; members of a mixed team have nothing of the kind.
  private typealias Seat = (pool: Int, people: Int, local: Chunk.EligiblePool?)

  /// The seats of each crew of a bundle, and the correctness where it is not that of the people.
  private func staffings(of bundle: Int) -> [(seats: [Seat], correct: Double?)] {
    switch problem.chunks[bundle].staffing {
    case .anyOf(let eligible, let team):
      return eligible.map { ([($0.pool, team, $0)], nil) }
    case .mixed(let members, let correct):
      return [(members.sorted { $0.pool < $1.pool }.map { ($0.pool, $0.people, nil) }, correct)]
    }
  }

  /// What it yields in these worlds to hold a crew's people as another kind of attempt does.
  func kind(like other: AttemptType) -> AttemptType {
    let staffing = staffings(of: other.bundle)[other.crew]
    return make(
      other.bundle, other.crew, staffing.seats, length: other.length, people: other.held.map(\.people),
      terms: termsByWorld(
        other.bundle, staffing.seats, staffing.correct, [Bool](repeating: true, count: worlds.count)))
  }

  /// One crew, with the kinds of attempts that a plan may choose between.
  ///
  /// Whoever wants an attempt to count in a slow world holds its people for longer. So every length that some
  /// world asks for is combined with every number of people that some world asks for; combinations that yield
  /// nothing, or no more than a cheaper one, are dropped. The file's own is kept all the same, since naive
  /// rules staff that.
  ///
  /// - Parameter changed: for each world whether its terms may differ from the file's.
  private func crew(
    _ bundle: Int, _ number: Int, _ seats: [Seat], correct: Double?, _ changed: [Bool],
    _ types: inout [AttemptType]
  ) -> Crew {
    let byWorld = termsByWorld(bundle, seats, correct, changed)
    let (base, distinct) = (byWorld.base, byWorld.distinct)
    let index = types.count
    func type(_ length: Int, _ people: [Int]) -> AttemptType {
      make(bundle, number, seats, length: length, people: people, terms: byWorld)
    }
    var offered: [AttemptType] = []
    for length in Set(distinct.map(\.length)).sorted() where length <= steps {
      for people in Set(distinct.map(\.people)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        offered.append(type(length, people))
      }
    }
    offered = offered.enumerated().filter { place, one in
      one.outcomes.contains { $0 != nil }
        && !offered.enumerated().contains { $0 != place && $1.isCheaperEqual(of: one) }
    }.map(\.element)
    let shared = offered.firstIndex { $0.length == base.length && $0.held.map(\.people) == base.people }
    types += offered
    if shared == nil { types.append(type(base.length, base.people)) }
    return Crew(
      pools: seats.map(\.pool), team: seats.map(\.people), base: index + (shared ?? offered.count),
      baseCorrect: base.correct, baseYears: years(bundle, seats, in: nil),
      options: Array(index..<(index + offered.count)))
  }

  /// The kind of attempt that holds these people for so long.
  ///
  /// It yields something in the worlds whose terms it meets: long enough, and enough people in every seat. A
  /// price stated for a pool on this chunk goes before the pool's own; without either the people cost nothing.
  private func make(
    _ bundle: Int, _ crew: Int, _ seats: [Seat], length: Int, people: [Int], terms: WorldTerms
  ) -> AttemptType {
    let spending = problem.budgets.indices.map { budget in
      zip(seats, people).reduce(0) { sum, seat in
        let own = problem.pools[seat.0.pool].costs
        let local = seat.0.local?.costs ?? []
        let rate = (budget < local.count ? local[budget] : nil) ?? (budget < own.count ? own[budget] : 0)
        return sum + problem.moneySpent(rate, people: seat.1, unitExponent: moneyExponents[budget])
      }
    }
    return AttemptType(
      bundle: bundle, crew: crew,
      held: zip(seats, people).map { AttemptType.Holding(pool: $0.pool, people: $1) }, length: length,
      spending: spending,
      outcomes: terms.map { needs in
        // The product of a team's shares may be too small for any number: then it yields nothing.
        needs.correct > 0 && needs.length <= length && zip(needs.people, people).allSatisfy { $0 <= $1 }
          ? AttemptType.Outcome(length: needs.length, correct: needs.correct) : nil
      })
  }

  /// Terms of the file, and of each world that has some of its own.
  ///
  /// - Parameter changed: for each world whether its terms may differ from the file's.
  private func termsByWorld(_ bundle: Int, _ seats: [Seat], _ correct: Double?, _ changed: [Bool])
    -> WorldTerms
  {
    WorldTerms(
      base: terms(bundle, seats, correct, in: nil),
      own: changed.indices.filter { changed[$0] }.map {
        ($0, terms(bundle, seats, correct, in: worlds[$0]))
      }, count: worlds.count)
  }

  /// A team is as slow as the slowest of its members, and correct where all of them are.
  ///
  /// A slow pool takes longer where attempts are made alone; in a relay it takes more people instead, and the
  /// serial years stay what they are. A mixed team may have a correctness of its own, which goes before the
  /// product.
  private func terms(_ bundle: Int, _ seats: [Seat], _ correct: Double?, in world: World?) -> Terms {
    let pairs = seats.map { problem.terms(chunk: bundle, pool: $0.pool, local: $0.local, in: world) }
    let pace = pairs.reduce(1) { min($0, $1.pace) }
    let product = pairs.reduce(1) { $0 * $1.correct }
    let years = years(bundle, seats, in: world)
    let isSolo = problem.chunks[bundle].joining == .solo
    // Rounded up, less the grid's tolerance: three people at a pace of 1/3 are nine, not ten.
    let people =
      isSolo
      ? seats.map(\.people)
      : seats.map { Int(saturating: (Double($0.people) / pace - TimeGrid.tolerance).rounded(.up)) }
    return Terms(
      length: problem.time.length(ofYears: isSolo ? years / pace : years), people: people,
      correct: correct.map { world?.chunks[bundle]?.correct ?? $0 } ?? product)
  }

  /// Serial years: of a mixed team the longest that one of its members takes.
  private func years(_ bundle: Int, _ seats: [Seat], in world: World?) -> Double {
    seats.map { problem.terms(chunk: bundle, pool: $0.pool, local: $0.local, in: world).years }.max()
      ?? problem.chunks[bundle].years
  }
}
