import Problems

/// People who are right or wrong for life: one number u in (0, 1] for each, right on a chunk iff u ≤ q for that
/// pool, chunk and world.
extension Instance {
  /// People of one pool who are right on the same chunks in the same worlds.
  public struct Group: Hashable, Sendable {
    /// Index of the pool that they belong to.
    public var pool: Int
    /// They are right where the correctness is at least this; nil: nowhere.
    public var level: Double?
    /// In each step.
    public var headcount: [Int]

    public init(pool: Int, level: Double?, headcount: [Int]) {
      self.pool = pool
      self.level = level
      self.headcount = headcount
    }
  }

  /// More kinds of attempts than this are not looked at.
  public static let mostGroupedKinds = 600

  /// The correctnesses, ascending, that tell people of a pool apart.
  public func levels(of pool: Int) -> [Double] {
    var levels: Set<Double> = []
    for (bundle, chunk) in problem.chunks.enumerated()
    where !chunk.hasOwnCorrectness && chunk.pools.contains(pool) {
      for (index, world) in Self.worlds(of: problem).enumerated()
      where worlds[index].needed[bundle] && worlds[index].credence > 0 {
        levels.insert(problem.terms(chunk: bundle, pool: pool, in: world).correct)
      }
    }
    return levels.sorted()
  }

  /// The instance in which one sees who is right: each group is a pool of its own, and an attempt is right in the
  /// worlds in which everybody in it is; a team with a correctness of its own keeps that, whoever is in it.
  ///
  /// Only for an author's instance, with the worlds of its problem. For searching: naive rules need base values,
  /// which groups do not have.
  ///
  /// - Parameter groups: of all pools.
  /// - Returns: nil where teams can be put together in more than `mostGroupedKinds` ways.
  public func seeing(_ groups: [Group]) -> Instance? {
    var problem = problem
    problem.pools = groups.enumerated().map { index, group in
      var pool = problem.pools[group.pool]
      pool.name += " \(index + 1)"
      return pool
    }
    var kinds: [AttemptType] = []
    var bundles: [Bundle] = []
    for (index, bundle) in self.bundles.enumerated() {
      var crews: [Crew] = []
      for option in bundle.crews.flatMap(\.options) {
        let teams = teams(
          of: types[option], from: groups, ownCorrectness: self.problem.chunks[index].hasOwnCorrectness)
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
    return Instance(
      problem: problem, time: time, steps: steps, headcounts: groups.map(\.headcount), income: income,
      bundles: bundles, types: kinds, worlds: worlds)
  }

  private typealias Team = (held: [AttemptType.Holding], outcomes: [AttemptType.Outcome?])

  /// Every way of taking an attempt's people from the groups of their pools.
  private func teams(of type: AttemptType, from groups: [Group], ownCorrectness: Bool) -> [Team] {
    let worlds = Self.worlds(of: problem)
    var teams: [Team] = [([], type.outcomes)]
    for holding in type.held {
      var grown: [Team] = []
      for team in teams {
        let members = groups.indices.filter { groups[$0].pool == holding.pool }
        let ways = Self.ways(of: holding.people, over: members.count)
        for way in ways {
          var outcomes = team.outcomes
          if !ownCorrectness {
            for world in outcomes.indices {
              let correct = problem.terms(chunk: type.bundle, pool: holding.pool, in: worlds[world]).correct
              let allRight = zip(members, way).allSatisfy { $1 == 0 || (groups[$0].level ?? 2) <= correct }
              outcomes[world] = allRight ? outcomes[world].map { .init(length: $0.length, correct: 1) } : nil
            }
          }
          let held = zip(members, way).filter { $1 > 0 }.map { AttemptType.Holding(pool: $0, people: $1) }
          grown.append((team.held + held, outcomes))
          if grown.count > Self.mostGroupedKinds { return grown }
        }
      }
      teams = grown
    }
    return teams
  }

  /// The ways to write a number as a sum of so many, order counting; cut off where they are too many.
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
  public var hasOwnCorrectness: Bool {
    if case .mixed(_, .some) = staffing { true } else { false }
  }
}
