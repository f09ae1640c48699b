import Problems

extension Instance {
  /// Puts a problem on its grid.
  ///
  /// - Parameters:
  ///   - delay: the deadline's law and the horizon lie that many steps later (0 or more).
  ///   - headcountFactor: every headcount is multiplied by it and rounded to whole people.
  public init(_ problem: Problem, delay: Int = 0, headcountFactor: Double = 1) {
    var time = problem.time
    time.horizon += Double(delay) * time.step
    let steps = problem.time.steps + delay
    let worlds = problem.worlds.isEmpty ? [World(name: "base", credence: 1)] : problem.worlds
    let staffing = StaffingBuilder(problem: problem, worlds: worlds, steps: steps)
    self.problem = problem
    self.time = time
    self.steps = steps
    headcounts = problem.pools.map { pool in
      pool.headcount.people(on: time).map { people in
        headcountFactor == 1 ? people : Int(min((Double(people) * headcountFactor).rounded(), 1e12))
      }
    }
    income = problem.budgets.map { $0.cumulativeIncome(on: time) }
    self.worlds = worlds.map { Self.grid($0, of: problem, delay: delay) }
    let built = staffing.build()
    bundles = built.bundles
    types = built.types
  }

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

/// Derives bundles, crews and kinds of attempts.
private struct StaffingBuilder {
  let problem: Problem
  let worlds: [World]
  let steps: Int

  /// What an attempt of a crew takes and how likely it is correct, in one world.
  struct Terms: Equatable {
    var length: Int
    var people: [Int]
    var correct: Double
  }

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

  private func crews(of bundle: Int, into types: inout [AttemptType]) -> [Crew] {
    switch problem.chunks[bundle].staffing {
    case .anyOf(let eligible, let team):
      return eligible.map { crew(bundle, [($0.pool, team, $0)], correct: nil, &types) }
    case .mixed(let members, let correct):
      let sorted = members.sorted { $0.pool < $1.pool }
      return [crew(bundle, sorted.map { ($0.pool, $0.people, nil) }, correct: correct, &types)]
    }
  }

  private typealias Seat = (pool: Int, people: Int, local: Chunk.EligiblePool?)

  private func crew(
    _ bundle: Int, _ seats: [Seat], correct: Double?, _ types: inout [AttemptType]
  ) -> Crew {
    let base = terms(bundle, seats, correct, in: nil)
    let byWorld = worlds.map { terms(bundle, seats, correct, in: $0) }
    let index = types.count
    func type(_ length: Int, _ people: [Int]) -> AttemptType {
      make(bundle, seats, length: length, people: people, terms: byWorld)
    }
    var offered: [AttemptType] = []
    for length in Set(byWorld.map(\.length)).sorted() where length <= steps {
      for people in Set(byWorld.map(\.people)).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        offered.append(type(length, people))
      }
    }
    offered = offered.enumerated().filter { place, one in
      one.outcomes.contains { $0 != nil }
        && !offered.enumerated().contains { $0 != place && $1.isCheaperEqual(of: one) }
    }.map(\.element)
    let baseType = type(base.length, base.people)
    let shared = offered.firstIndex { $0.length == baseType.length && $0.held == baseType.held }
    types += offered
    if shared == nil { types.append(baseType) }
    return Crew(
      pools: seats.map(\.pool), team: seats.map(\.people), base: index + (shared ?? offered.count),
      baseCorrect: base.correct, baseYears: years(bundle, seats, in: nil),
      options: Array(index..<(index + offered.count)))
  }

  private func make(
    _ bundle: Int, _ seats: [Seat], length: Int, people: [Int], terms: [Terms]
  ) -> AttemptType {
    let crew: Int
    switch problem.chunks[bundle].staffing {
    case .anyOf(let eligible, _): crew = eligible.firstIndex { $0.pool == seats[0].pool } ?? 0
    case .mixed: crew = 0
    }
    let spending = problem.budgets.indices.map { budget in
      zip(seats, people).reduce(0) { sum, seat in
        let own = problem.pools[seat.0.pool].costs
        let local = seat.0.local?.costs ?? []
        let rate = (budget < local.count ? local[budget] : nil) ?? (budget < own.count ? own[budget] : 0)
        return sum + rate * Double(seat.1) * problem.time.step
      }
    }
    return AttemptType(
      bundle: bundle, crew: crew,
      held: zip(seats, people).map { AttemptType.Holding(pool: $0.pool, people: $1) }, length: length,
      spending: spending,
      outcomes: terms.map { needs in
        needs.length <= length && zip(needs.people, people).allSatisfy { $0 <= $1 }
          ? AttemptType.Outcome(length: needs.length, correct: needs.correct) : nil
      })
  }

  /// The value nearest to the attempt wins: chunk and pool in the world, chunk and pool in the file,
  /// pool in the world, pool in the file.
  private func terms(_ bundle: Int, _ seats: [Seat], _ correct: Double?, in world: World?) -> Terms {
    let chunk = problem.chunks[bundle]
    var pace = 1.0
    var product = 1.0
    for seat in seats {
      let near = world?.chunks[bundle]?.pools[seat.pool]
      let far = world?.pools[seat.pool]
      let pool = problem.pools[seat.pool]
      pace = min(pace, near?.pace ?? seat.local?.pace ?? far?.pace ?? pool.pace)
      product *= near?.correct ?? seat.local?.correct ?? far?.correct ?? pool.correct
    }
    let years = years(bundle, seats, in: world)
    let people =
      chunk.joining == .solo
      ? seats.map(\.people)
      : seats.map { Int(min((Double($0.people) / pace - TimeGrid.tolerance).rounded(.up), 1e15)) }
    return Terms(
      length: problem.time.length(ofYears: chunk.joining == .solo ? years / pace : years),
      people: people, correct: correct ?? product)
  }

  /// Serial years: of a mixed team the longest that one of its members takes.
  private func years(_ bundle: Int, _ seats: [Seat], in world: World?) -> Double {
    let common = world?.chunks[bundle]?.years ?? problem.chunks[bundle].years
    return seats.map { seat in
      world?.chunks[bundle]?.pools[seat.pool]?.years ?? seat.local?.years ?? common
    }.max() ?? common
  }
}

extension AttemptType {
  /// Yields the same in every world and holds fewer people or holds them for less.
  fileprivate func isCheaperEqual(of other: AttemptType) -> Bool {
    outcomes == other.outcomes && length <= other.length
      && zip(held, other.held).allSatisfy { $0.people <= $1.people }
      && (length < other.length || zip(held, other.held).contains { $0.people < $1.people })
  }
}
