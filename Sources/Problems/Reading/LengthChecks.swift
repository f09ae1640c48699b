/// Warns of pools and teams that need longer than the horizon for a chunk in every world.
struct LengthChecks {
  let problem: Problem
  let chunks: [ChunkReader.Found]
  let overrides: [Int: [(world: Int, chunk: World.ChunkOverride)]]

  /// One that may be too slow, with what a chunk says about it.
  private typealias Candidate = Chunk.EligiblePool

  func run() {
    let slowest = problem.pools.indices.map { pool in
      problem.worlds.reduce(problem.worlds.isEmpty ? problem.pools[pool].pace : 1) {
        min($0, $1.pools[pool]?.pace ?? problem.pools[pool].pace)
      }
    }
    let bySpeed = problem.pools.indices.sorted { (slowest[$0], $0) < (slowest[$1], $1) }
    for index in chunks.indices {
      if chunks[index].cursor.faults.hasEnoughWarnings { return }
      if case .mixed(let members, _) = chunks[index].chunk.staffing {
        checkTeam(index, members.map(\.pool))
      } else {
        check(index, candidates(for: index, slowest: slowest, bySpeed: bySpeed))
      }
    }
  }

  /// Who is too slow somewhere, before it is looked at world by world.
  private func candidates(for index: Int, slowest: [Double], bySpeed: [Int]) -> [Candidate] {
    let chunk = chunks[index].chunk
    guard chunks[index].isOpen else { return chunk.members }
    let local = overrides[index, default: []]
    let years = local.reduce(chunk.years) { max($0, $1.chunk.years ?? 0) }
    var found = Set(local.flatMap(\.chunk.pools.keys))
    for pool in bySpeed {
      guard isTooLong(chunk.joining == .relay ? years : years / slowest[pool]) else { break }
      found.insert(pool)
    }
    return found.sorted().map { .init(pool: $0) }
  }

  private func isTooLong(_ years: Double) -> Bool {
    problem.time.length(ofYears: years) > problem.time.steps
  }

  private func check(_ index: Int, _ candidates: [Candidate]) {
    let found = chunks[index]
    let slow = candidates.compactMap { one in
      years(index, [one]).map { (pool: problem.pools[one.pool].name, years: $0) }
    }
    if slow.count > UseChecks.mostSingle {
      found.cursor.reportAtKey(
        .tooLong(
          chunk: found.chunk.name, pools: slow.map(\.pool), years: slow.map(\.years).min() ?? 0,
          horizon: problem.time.horizon))
      return
    }
    for one in slow {
      found.cursor.reportAtKey(
        .tooLong(chunk: found.chunk.name, pool: one.pool, years: one.years, horizon: problem.time.horizon))
    }
  }

  /// A mixed team works at the lowest pace of its pools.
  private func checkTeam(_ index: Int, _ pools: [Int]) {
    let found = chunks[index]
    guard !pools.isEmpty, let years = years(index, pools.map { .init(pool: $0) }) else { return }
    found.cursor.reportAtKey(
      .teamTooLong(
        chunk: found.chunk.name, pools: pools.map { problem.pools[$0].name }, years: years,
        horizon: problem.time.horizon))
  }

  /// The years of an attempt where it is shortest; nil where it fits in some world.
  private func years(_ index: Int, _ members: [Candidate]) -> Double? {
    if problem.worlds.isEmpty {
      let years = years(of: index, members: members, world: nil, local: nil)
      return isTooLong(years) ? years : nil
    }
    let local = Dictionary(
      overrides[index, default: []].map { ($0.world, $0.chunk) }, uniquingKeysWith: { first, _ in first })
    var least = Double.infinity
    for (number, world) in problem.worlds.enumerated() {
      least = min(least, years(of: index, members: members, world: world, local: local[number]))
      if !isTooLong(least) { return nil }
    }
    return least
  }

  private func years(
    of index: Int, members: [Candidate], world: World?, local: World.ChunkOverride?
  ) -> Double {
    let chunk = chunks[index].chunk
    var pace = 1.0
    var years = 0.0
    for one in members {
      let near = local?.pools[one.pool]
      let own = near?.pace ?? one.pace ?? world?.pools[one.pool]?.pace
      pace = min(pace, own ?? problem.pools[one.pool].pace)
      years = max(years, near?.years ?? one.years ?? local?.years ?? chunk.years)
    }
    return chunk.joining == .relay ? years : years / pace
  }
}
