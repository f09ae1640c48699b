import Problems

/// Derives bundles, crews and kinds of attempts.
struct StaffingBuilder {
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
    return staffings(of: bundle).map { crew($0, changed: changed, into: &types) }
  }

  /// One pool's part of a team. `local` is what the file states for this pool on this chunk alone, such as a
  /// price; members of a mixed team have nothing of the kind.
  private typealias Seat = (pool: Int, people: Int, local: Chunk.EligiblePool?)

  /// A crew as the file states it.
  private struct Staffing {
    let bundle: Int
    /// Its number among the crews of the bundle.
    let crew: Int
    let seats: [Seat]
    /// The crew's own correctness; nil where it is that of the people.
    let correct: Double?
  }

  /// One for each crew of a bundle.
  private func staffings(of bundle: Int) -> [Staffing] {
    switch problem.chunks[bundle].staffing {
    case .anyOf(let eligible, let team):
      return eligible.enumerated().map { number, one in
        Staffing(bundle: bundle, crew: number, seats: [(one.pool, team, one)], correct: nil)
      }
    case .mixed(let members, let correct):
      let seats: [Seat] = members.sorted { $0.pool < $1.pool }.map { ($0.pool, $0.people, nil) }
      return [Staffing(bundle: bundle, crew: 0, seats: seats, correct: correct)]
    }
  }

  /// What it yields in these worlds to hold a crew's people as another kind of attempt does.
  func kind(like other: AttemptType) -> AttemptType {
    let staffing = staffings(of: other.bundle)[other.crew]
    return make(
      staffing, length: other.length, people: other.held.map(\.people),
      terms: termsByWorld(of: staffing, changed: [Bool](repeating: true, count: worlds.count)))
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
    _ staffing: Staffing, changed: [Bool], into types: inout [AttemptType]
  ) -> Crew {
    let byWorld = termsByWorld(of: staffing, changed: changed)
    let (base, distinct) = (byWorld.base, byWorld.distinct)
    let index = types.count
    func type(_ length: Int, _ people: [Int]) -> AttemptType {
      make(staffing, length: length, people: people, terms: byWorld)
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
      pools: staffing.seats.map(\.pool), team: staffing.seats.map(\.people),
      base: index + (shared ?? offered.count), baseCorrect: base.correct,
      baseYears: years(of: staffing, in: nil),
      options: Array(index..<(index + offered.count)))
  }

  /// The kind of attempt that holds these people for so long.
  ///
  /// It yields something in the worlds whose terms it meets: long enough, and enough people in every seat.
  private func make(
    _ staffing: Staffing, length: Int, people: [Int], terms: WorldTerms
  ) -> AttemptType {
    let spending = problem.budgets.indices.map { budget in
      zip(staffing.seats, people).reduce(0) { sum, seat in
        let rate = problem.cost(ofPool: seat.0.pool, stated: seat.0.local?.costs ?? [], budget: budget)
        return sum + problem.moneySpent(rate, people: seat.1, unitExponent: moneyExponents[budget])
      }
    }
    return AttemptType(
      bundle: staffing.bundle, crew: staffing.crew,
      held: zip(staffing.seats, people).map { AttemptType.Holding(pool: $0.pool, people: $1) },
      length: length,
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
  private func termsByWorld(of staffing: Staffing, changed: [Bool]) -> WorldTerms {
    WorldTerms(
      base: terms(of: staffing, in: nil),
      own: changed.indices.filter { changed[$0] }.map { ($0, terms(of: staffing, in: worlds[$0])) },
      count: worlds.count)
  }

  /// A team is as slow as the slowest of its members, and correct where all of them are.
  ///
  /// A slow pool takes longer where attempts are made alone; in a relay it takes more people instead, and the
  /// serial years stay what they are. A mixed team may have a correctness of its own, which goes before the
  /// product.
  private func terms(of staffing: Staffing, in world: World?) -> Terms {
    let (bundle, seats) = (staffing.bundle, staffing.seats)
    let pairs = seats.map { problem.terms(chunk: bundle, pool: $0.pool, local: $0.local, in: world) }
    let pace = pairs.reduce(1) { min($0, $1.pace) }
    let product = pairs.reduce(1) { $0 * $1.correct }
    let years = years(of: staffing, in: world)
    let isSolo = problem.chunks[bundle].joining == .solo
    // Rounded up, less the grid's tolerance: three people at a pace of 1/3 are nine, not ten.
    let people =
      isSolo
      ? seats.map(\.people)
      : seats.map { Int(saturating: (Double($0.people) / pace - TimeGrid.tolerance).rounded(.up)) }
    return Terms(
      length: problem.time.length(ofYears: isSolo ? years / pace : years), people: people,
      correct: staffing.correct.map { world?.chunks[bundle]?.correct ?? $0 } ?? product)
  }

  /// Serial years: of a mixed team the longest that one of its members takes.
  private func years(of staffing: Staffing, in world: World?) -> Double {
    staffing.seats.map {
      problem.terms(chunk: staffing.bundle, pool: $0.pool, local: $0.local, in: world).years
    }.max() ?? problem.chunks[staffing.bundle].years
  }
}
