/// Warnings of pools and teams that need longer than the horizon for a chunk in every world: attempts that
/// can never be of use.
struct LengthChecks {
  let problem: Problem
  let chunks: [ChunkReader.Found]
  /// For each chunk what worlds say of it.
  let overrides: [Int: [(world: Int, chunk: World.ChunkOverride)]]

  /// One that may be too slow, with what a chunk says about it.
  private typealias Candidate = Chunk.EligiblePool

  /// Every chunk with every pool that may work on it, in time that is linear in what the file says: of ten
  /// thousand chunks with ten thousand pools each only those pools are looked at that could be too slow.
  func run() {
    // The slowest pace that a pool has in some world bounds how long it may take.
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

  /// Pools that are too slow somewhere, before they are looked at world by world.
  private func candidates(for index: Int, slowest: [Double], bySpeed: [Int]) -> [Candidate] {
    let chunk = chunks[index].chunk
    // A chunk with a list of its own is checked whole: its author wrote every entry.
    guard chunks[index].isOpen else { return chunk.members }
    let local = overrides[index, default: []]
    let years = local.reduce(chunk.years) { max($0, $1.chunk.years ?? 0) }
    // Whoever a world says something about on this chunk is looked at, whatever their pace.
    var found = Set(local.flatMap(\.chunk.pools.keys))
    // Slow ones first, until one is quick enough: so are all after it.
    for pool in bySpeed {
      guard isTooLong(chunk.joining == .relay ? years : years / slowest[pool]) else { break }
      found.insert(pool)
    }
    return found.sorted().map { .init(pool: $0) }
  }

  /// Whether work of so many years does not fit into the grid.
  private func isTooLong(_ years: Double) -> Bool {
    problem.time.length(ofYears: years) > problem.time.steps
  }

  /// Warns of each, or of all at once where there are many.
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

  /// A mixed team works at the lowest pace of its pools, and either all of it fits or none.
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
    // One world, the file's own.
    if problem.worlds.isEmpty {
      let years = years(of: index, members: members, world: nil, local: nil)
      return isTooLong(years) ? years : nil
    }
    let local = Dictionary(
      overrides[index, default: []].map { ($0.world, $0.chunk) }, uniquingKeysWith: { first, _ in first })
    var least = Double.infinity
    for (number, world) in problem.worlds.enumerated() {
      least = min(least, years(of: index, members: members, world: world, local: local[number]))
      // One world in which it fits is enough.
      if !isTooLong(least) { return nil }
    }
    return least
  }

  /// The years of an attempt in one world, by the statement nearest to it.
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
    // In a relay the pace costs people, not time.
    return chunk.joining == .relay ? years : years / pace
  }
}
