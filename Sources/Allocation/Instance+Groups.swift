import Problems

/// People who are right or wrong for life: one number u in (0, 1] for each, right on a chunk iff u ≤ q for that
/// pool, chunk and world.
extension Instance {
  /// People of one pool who are right on the same chunks in the same worlds.
  package struct Group: Hashable, Sendable {
    /// Index of the pool that they belong to.
    package var pool: Int
    /// They are right where the correctness is at least this; nil: nowhere.
    package var level: Double?
    /// In each step.
    package var headcount: [Int]

    package init(pool: Int, level: Double?, headcount: [Int]) {
      self.pool = pool
      self.level = level
      self.headcount = headcount
    }
  }

  /// More kinds of attempts than this are not looked at.
  /// Every way to fill a team from the groups is a kind, and their number grows as a binomial coefficient.
  package static let mostGroupedKinds = 600

  /// For each pool how many of its people always move together: the largest number of which every attempt takes a
  /// multiple. Such a block has one lot, that of its first seat.
  package var blocks: [Int] {
    var blocks = headcounts.map { _ in 0 }
    for type in types {
      for holding in type.held { blocks[holding.pool] = Self.divisor(blocks[holding.pool], holding.people) }
    }
    return blocks.map { max(1, $0) }
  }

  /// The greatest common divisor, by Euclid; that of 0 and a number is the number.
  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }

  /// Whose first seats have to be right for an attempt of a kind to be right in a world, and from which correctness on:
  /// u ≤ this. One for each pool of the team, or the first pool alone where the chunk has a correctness of its own.
  ///
  /// Empty where the attempt yields nothing and the correctness is the chunk's own.
  package func lots(of type: Int, in world: Int) -> [(pool: Int, correct: Double)] {
    let kind = types[type]
    if problem.chunks[kind.bundle].hasOwnCorrectness {
      guard let first = kind.held.first, let own = kind.outcomes[world]?.correct else { return [] }
      return [(first.pool, own)]
    }
    let facts = Self.worlds(of: problem)[world]
    return kind.held.map { ($0.pool, problem.terms(chunk: kind.bundle, pool: $0.pool, in: facts).correct) }
  }

  /// The correctnesses, ascending, that tell people of a pool apart.
  ///
  /// Only those of attempts that can count: in a believed world that needs the bundle, and yields something
  /// there. Between two neighbours nobody's u makes any difference.
  package func levels(of pool: Int) -> [Double] {
    var levels: Set<Double> = []
    for kind in types.indices where types[kind].held.contains(where: { $0.pool == pool }) {
      for (index, world) in worlds.enumerated()
      where world.credence > 0 && world.needed[types[kind].bundle] && types[kind].outcomes[index] != nil {
        for lot in lots(of: kind, in: index) where lot.pool == pool { levels.insert(lot.correct) }
      }
    }
    return levels.sorted()
  }

  /// The instance in which one sees who is right: each group is a pool of its own, and an attempt is right in the
  /// worlds in which the first seat of each of its pools is. Where a pool sends several blocks of people, whoever sees
  /// who is right seats first whom it likes.
  ///
  /// Only for an author's instance, with the worlds of its problem. For searching: naive rules need base values,
  /// which groups do not have.
  ///
  /// - Parameter groups: of all pools.
  /// - Returns: nil where teams can be put together in more than `mostGroupedKinds` ways.
  package func seeing(_ groups: [Group]) -> Instance? {
    var problem = problem
    problem.pools = groups.enumerated().map { index, group in
      var pool = problem.pools[group.pool]
      pool.name += " \(index + 1)"
      return pool
    }
    // Each team is a crew of its own, since it holds other pools; outcomes already say whether it is right.
    var kinds: [AttemptType] = []
    var bundles: [Bundle] = []
    for (index, bundle) in self.bundles.enumerated() {
      var crews: [Crew] = []
      for option in bundle.crews.flatMap(\.options) {
        let teams = teams(of: option, from: groups)
        if kinds.count + teams.count > Self.mostGroupedKinds { return nil }
        for (held, outcomes) in teams where outcomes.contains(where: { $0 != nil }) {
          let kind = AttemptType(
            bundle: index, crew: crews.count, held: held, length: types[option].length,
            spending: types[option].spending, outcomes: outcomes)
          crews.append(
            Crew(
              pools: held.map(\.pool), team: held.map(\.people), base: kinds.count, baseCorrect: 1,
              baseYears: bundle.baseYears, options: [kinds.count]))
          kinds.append(kind)
        }
      }
      bundles.append(
        Bundle(
          name: bundle.name, isSeparate: bundle.isSeparate, copies: bundle.copies,
          baseCount: bundle.baseCount, baseYears: bundle.baseYears, after: bundle.after,
          successors: bundle.successors, crews: crews))
    }
    var copy = self
    copy.headcounts = groups.map(\.headcount)
    (copy.bundles, copy.types) = (bundles, kinds)
    // Groups are made of people who are there: what is awarded is for the caller to fund first.
    (copy.awards, copy.awardLimits) = ([], [])
    return copy
  }

  /// Whom a team holds, with what it yields in each world: certain to be right, or nothing.
  private typealias Team = (held: [AttemptType.Holding], outcomes: [AttemptType.Outcome?])

  /// Every way of taking an attempt's people from the groups of their pools.
  ///
  /// Pool by pool, each way to fill a seat with each team so far. Stops as soon as there are too many, which
  /// the caller sees by their number.
  private func teams(of kind: Int, from groups: [Group]) -> [Team] {
    let type = types[kind]
    let blocks = blocks
    let needs = worlds.indices.map { lots(of: kind, in: $0) }
    var teams: [Team] = [([], type.outcomes.map { $0.map { .init(length: $0.length, correct: 1) } })]
    for holding in type.held {
      var grown: [Team] = []
      let members = groups.indices.filter { groups[$0].pool == holding.pool }
      let block = blocks[holding.pool]
      for team in teams {
        for way in Self.ways(of: holding.people / block, over: members.count) {
          // The best of those who may sit first.
          let level = zip(members, way).filter { $1 > 0 }.compactMap { groups[$0.0].level }.min()
          var outcomes = team.outcomes
          for world in outcomes.indices {
            guard let need = needs[world].first(where: { $0.pool == holding.pool }) else { continue }
            if level.map({ $0 > need.correct }) ?? true { outcomes[world] = nil }
          }
          let held = zip(members, way).filter { $1 > 0 }.map {
            AttemptType.Holding(pool: $0, people: $1 * block)
          }
          grown.append((team.held + held, outcomes))
          if grown.count > Self.mostGroupedKinds { return grown }
        }
      }
      teams = grown
    }
    return teams
  }

  /// The ways to write a number as a sum of so many, order counting; cut off where they are too many.
  ///
  /// A number n over k parts has (n + k − 1 choose k − 1) of them; the first part falls from n to 0.
  private static func ways(of number: Int, over parts: Int) -> [[Int]] {
    if parts == 0 { return [] }
    if parts == 1 { return [[number]] }
    var ways: [[Int]] = []
    for first in stride(from: number, through: 0, by: -1) {
      for rest in Self.ways(of: number - first, over: parts - 1) { ways.append([first] + rest) }
      if ways.count > mostGroupedKinds { break }
    }
    return ways
  }
}

extension Chunk {
  /// Its mixed team is right with a chance of its own, whoever is in it.
  package var hasOwnCorrectness: Bool {
    if case .mixed(_, .some) = staffing { true } else { false }
  }
}
