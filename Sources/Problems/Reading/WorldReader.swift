/// Reads worlds and the status quo.
struct WorldReader {
  let pools: [String]
  let chunks: [Chunk]
  let laws: LawReader

  func read(_ cursor: Cursor) -> [World] {
    guard let named = cursor.named("world") else { return [] }
    var worlds: [World] = []
    var isSound = true
    for (name, value) in named {
      guard
        let fields = value.fields(["credence", "deadline", "pools", "chunks"], required: ["credence"])
      else {
        isSound = false
        continue
      }
      let credence = fields["credence"]?.share()
      if credence == nil { isSound = false }
      var world = World(name: name, credence: credence ?? 0)
      world.deadline = fields["deadline"].flatMap(laws.read)
      world.pools = fields["pools"].map(poolOverrides) ?? [:]
      world.chunks = fields["chunks"].map(chunkOverrides) ?? [:]
      worlds.append(world)
    }
    let sum = worlds.reduce(0) { $0 + $1.credence }
    if isSound, !cursor.item.isPartial, !worlds.isEmpty, abs(sum - 1) > 1e-9 {
      cursor.reportAtKey(.sum("credences of the worlds", sum))
    }
    return worlds
  }

  private func index(_ key: String, _ place: Place, _ value: Cursor, _ kind: String, _ names: [String])
    -> Int?
  {
    if let index = names.firstIndex(of: key) { return index }
    value.faults.add(
      .at(
        place, value.path,
        .unknownName(key, kind: kind, like: value.faults.nearest(to: key, among: names), known: names)
      ))
    return nil
  }

  private func poolOverrides(_ cursor: Cursor) -> [Int: World.PoolOverride] {
    var found: [Int: World.PoolOverride] = [:]
    for (key, place, value) in cursor.pairs("pools with overrides") ?? [] {
      guard let pool = index(key, place, value, "pool", pools),
        let fields = value.fields(["correct", "pace"])
      else { continue }
      found[pool] = .init(
        correct: fields["correct"]?.share(isPositive: true), pace: fields["pace"]?.share(isPositive: true))
    }
    return found
  }

  private func chunkOverrides(_ cursor: Cursor) -> [Int: World.ChunkOverride] {
    var found: [Int: World.ChunkOverride] = [:]
    for (key, place, value) in cursor.pairs("chunks with overrides") ?? [] {
      guard let chunk = index(key, place, value, "chunk", chunks.map(\.name)),
        let fields = value.fields(["count", "years", "needed", "pools"])
      else { continue }
      found[chunk] = .init(
        count: fields["count"]?.whole(from: 1, to: ChunkReader.mostCount),
        years: fields["years"]?.number("a number of years above 0", above: 0),
        needed: fields["needed"]?.bool(),
        pools: fields["pools"].map { localOverrides($0, chunks[chunk]) } ?? [:])
    }
    return found
  }

  private func localOverrides(_ cursor: Cursor, _ chunk: Chunk) -> [Int: World.PoolOverride] {
    var found: [Int: World.PoolOverride] = [:]
    let eligible = chunk.staffing.pools
    for (key, place, value) in cursor.pairs("pools with overrides") ?? [] {
      guard let pool = index(key, place, value, "pool", pools) else { continue }
      if !eligible.contains(pool) {
        cursor.faults.add(.at(place, value.path, .notEligible(key, chunk.name)))
      }
      guard let fields = value.fields(["correct", "pace", "years"]) else { continue }
      found[pool] = .init(
        correct: fields["correct"]?.share(isPositive: true), pace: fields["pace"]?.share(isPositive: true),
        years: fields["years"]?.number("a number of years above 0", above: 0))
    }
    return found
  }

  /// `{chunk: share}` for all pools, or `{pool: {chunk: share}}`.
  func statusQuo(_ cursor: Cursor) -> [[Double?]]? {
    guard let pairs = cursor.pairs("shares by chunk, or by pool and chunk") else { return nil }
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    var shares = pools.map { _ in chunks.map { _ in Double?.none } }
    guard pairs.contains(where: { $0.value.isMapping }) else {
      let common = chunkShares(cursor)
      for pool in pools.indices {
        for chunk in chunks.indices where chunks[chunk].staffing.pools.contains(pool) {
          shares[pool][chunk] = common[chunk]
        }
      }
      return shares
    }
    for (key, place, value) in pairs {
      guard let pool = index(key, place, value, "pool", pools) else { continue }
      for (chunk, share) in chunkShares(value) {
        if chunks[chunk].staffing.pools.contains(pool) {
          shares[pool][chunk] = share
        } else {
          value.report(.notEligible(key, chunks[chunk].name))
        }
      }
    }
    return shares
  }

  private func chunkShares(_ cursor: Cursor) -> [Int: Double] {
    var found: [Int: Double] = [:]
    for (key, place, value) in cursor.pairs("shares by chunk") ?? [] {
      guard let chunk = index(key, place, value, "chunk", chunks.map(\.name)) else { continue }
      found[chunk] = value.share()
    }
    let sum = found.values.reduce(0, +)
    if sum > 1 + 1e-9 { cursor.reportAtKey(.sumAbove("shares of the status quo", sum)) }
    return found
  }
}

extension Chunk.Staffing {
  /// Everybody who may take part.
  var pools: [Int] {
    switch self {
    case .anyOf(let eligible, _): eligible.map(\.pool)
    case .mixed(let members, _): members.map(\.pool)
    }
  }
}
