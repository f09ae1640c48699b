/// The reader of worlds, and of the status quo.
struct WorldReader {
  let pools: Names
  /// Of chunks.
  let names: Names
  /// As they were read: who may work on each.
  let chunks: [Chunk]
  let grants: [Grant]
  /// Of all grants of the file, those that could not be read among them.
  let grantNames: Names
  let laws: LawReader
  let intervals: IntervalList

  /// Worlds in the file's order, with credences that sum to 1.
  func read(_ cursor: Cursor) -> [World] {
    guard let named = cursor.named("world") else { return [] }
    var worlds: [World] = []
    var isSound = true
    for (index, (name, value)) in named.enumerated() {
      guard
        let fields = value.fields(["credence", "deadline", "pools", "chunks"], required: ["credence"])
      else {
        isSound = false
        continue
      }
      // A world without a sound credence is read all the same, for mistakes in it.
      let credence = fields["credence"]?.share()
      if credence == nil { isSound = false }
      var world = World(name: name, credence: credence ?? 0)
      world.deadline = fields["deadline"].flatMap(laws.read)
      world.pools = fields["pools"].map { poolOverrides($0, index) } ?? [:]
      world.chunks = fields["chunks"].map { chunkOverrides($0, index) } ?? [:]
      worlds.append(world)
    }
    let sum = worlds.reduce(0) { $0 + $1.credence }
    // A sum says something only where all credences were read.
    if isSound, !cursor.item.isPartial, !worlds.isEmpty, abs(sum - 1) > ProblemTolerance.sum {
      // The sum is told as the credences are written.
      let isPercent =
        cursor.pairs("worlds")?.contains { $0.value.field("credence")?.isPercent ?? false } ?? false
      cursor.reportAtKey(
        .sum(
          "credences of the worlds", sum, isPercent: isPercent,
          help: "let them add up to 100%"))
    }
    return worlds
  }

  /// What differs for pools everywhere in a world.
  private func poolOverrides(_ cursor: Cursor, _ world: Int) -> [Int: World.PoolOverride] {
    var found: [Int: World.PoolOverride] = [:]
    for (key, place, value) in cursor.pairs("pools with overrides") ?? [] {
      // What is no pool is reported by the look-up.
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool"),
        let fields = value.fields(["correct", "pace"])
      else { continue }
      found[pool] = .init(
        correct: fields["correct"]?.share(or: intervals.slot(.poolCorrect(pool), world: world)),
        pace: fields["pace"]?.share(or: intervals.slot(.poolPace(pool), world: world)))
    }
    return found
  }

  /// What differs for chunks in a world.
  private func chunkOverrides(_ cursor: Cursor, _ world: Int) -> [Int: World.ChunkOverride] {
    var found: [Int: World.ChunkOverride] = [:]
    for (key, place, value) in cursor.pairs("chunks with overrides") ?? [] {
      guard let chunk = value.index(of: key, at: place, in: names, kind: "chunk"),
        let fields = value.fields(["count", "years", "needed", "pools"])
      else { continue }
      found[chunk] = .init(
        count: fields["count"]?.count(or: intervals.slot(.chunkCount(chunk), world: world)),
        years: fields["years"]?.years(or: intervals.slot(.chunkYears(chunk), world: world)),
        needed: fields["needed"]?.bool(),
        pools: fields["pools"].map { localOverrides($0, chunk: chunk, world: world) } ?? [:])
    }
    return found
  }

  /// What differs for pools on one chunk in a world; only for those that may work on it.
  private func localOverrides(_ cursor: Cursor, chunk index: Int, world: Int) -> [Int: World.PoolOverride] {
    let chunk = chunks[index]
    var found: [Int: World.PoolOverride] = [:]
    let pairs = cursor.pairs("pools with overrides") ?? []
    // Where everybody may work on it no look-up is needed; with many chunks and pools they would add up.
    let isOpen = chunk.staffing.count == pools.count
    let eligible = pairs.isEmpty || isOpen ? [] : Set(chunk.staffing.pools)
    for (key, place, value) in pairs {
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool") else { continue }
      if !isOpen, !eligible.contains(pool) {
        cursor.faults.add(.at(place, path: value.path, .notEligible(key, chunk.name)))
      }
      guard let fields = value.fields(["correct", "pace", "years"]) else { continue }
      func slot(_ place: Uncertainty.Place) -> IntervalList.Slot { intervals.slot(place, world: world) }
      found[pool] = .init(
        correct: fields["correct"]?.share(or: slot(.pairCorrect(chunk: index, pool: pool))),
        pace: fields["pace"]?.share(or: slot(.pairPace(chunk: index, pool: pool))),
        years: fields["years"]?.years(or: slot(.pairYears(chunk: index, pool: pool))))
    }
    return found
  }

  /// `{chunk: share}` for all pools, or `{pool: {chunk: share}}`: for each pool a share of each chunk, nil
  /// where none is stated.
  func statusQuo(_ cursor: Cursor) -> [[Double?]]? {
    guard var pairs = cursor.pairs("shares by chunk, or by pool and chunk") else { return nil }
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    pairs.removeAll { isOfGrants($0.key, $0.value) }
    if pairs.isEmpty { return nil }
    let nothing = chunks.map { _ in Double?.none }
    guard pairs.contains(where: { $0.value.isMapping }) else {
      return common(chunkShares(pairs, cursor), nothing)
    }
    var shares = [[Double?]](repeating: nothing, count: pools.count)
    for (key, place, value) in pairs {
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool") else { continue }
      for (chunk, share) in chunkShares(value.pairs("shares by chunk") ?? [], value) {
        let staffing = chunks[chunk].staffing
        // A share of what a pool may not do gets a warning and is left out.
        if staffing.count == pools.count || staffing.pools.contains(pool) {
          shares[pool][chunk] = share
        } else {
          value.report(.shareUnused(key, chunks[chunk].name))
        }
      }
    }
    return shares
  }

  /// What the present allocator does of its own accord, which the rule `status-quo` goes by.
  ///
  /// Whether a key of the status quo is about grants: not where a pool or chunk has that name.
  private func isOfGrants(_ key: String, _ value: Cursor) -> Bool {
    key == "grants" && value.isMapping && pools.index(of: key) == nil && names.index(of: key) == nil
  }

  /// `{grants: {name: awards}}`, for each grant.
  func statusQuoGrants(_ cursor: Cursor) -> [Int]? {
    guard cursor.isMapping,
      let found = cursor.pairs("shares by chunk, or by pool and chunk")?
        .first(where: { isOfGrants($0.key, $0.value) })
    else { return nil }
    var awards = grants.map { _ in 0 }
    for (key, place, value) in found.value.pairs("awards by grant") ?? [] {
      // What is wrong with a grant itself was told there.
      guard value.index(of: key, at: place, in: grantNames, kind: "grant") != nil,
        let grant = grants.firstIndex(where: { $0.name == key }),
        let count = value.whole(from: 0, to: grants[grant].most)
      else { continue }
      awards[grant] = count
    }
    return awards
  }

  /// The same shares for all pools, as far as they may take part; equal rows are kept once.
  private func common(_ common: [Int: Double], _ nothing: [Double?]) -> [[Double?]] {
    var row = nothing
    for (chunk, share) in common { row[chunk] = share }
    var shares = [[Double?]](repeating: row, count: pools.count)
    for chunk in common.keys {
      let eligible = chunks[chunk].staffing.pools
      // Nobody to take out.
      if eligible.count == pools.count { continue }
      for pool in Set(pools.indices).subtracting(eligible) { shares[pool][chunk] = nil }
    }
    return shares
  }

  private func chunkShares(
    _ pairs: [(key: String, place: Place, value: Cursor)], _ cursor: Cursor
  ) -> [Int: Double] {
    var found: [Int: Double] = [:]
    var isPercent = false
    for (key, place, value) in pairs {
      isPercent = isPercent || value.isPercent
      guard let chunk = value.index(of: key, at: place, in: names, kind: "chunk") else { continue }
      found[chunk] = value.share()
    }
    let sum = found.values.reduce(0, +)
    if sum > 1 + ProblemTolerance.sum {
      cursor.reportAtKey(.sumAbove("shares of the status quo", sum, isPercent: isPercent))
    }
    return found
  }
}

extension Chunk.Staffing {
  /// How many pools may take part.
  var count: Int {
    switch self {
    case .anyOf(let eligible, _): eligible.count
    case .mixed(let members, _): members.count
    }
  }

  /// Everybody who may take part.
  var pools: [Int] {
    switch self {
    case .anyOf(let eligible, _): eligible.map(\.pool)
    case .mixed(let members, _): members.map(\.pool)
    }
  }
}
