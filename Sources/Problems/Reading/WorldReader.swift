/// The reader of worlds.
struct WorldReader {
  let pools: Names
  /// Of chunks.
  let names: Names
  /// As they were read: who may work on each.
  let chunks: [Chunk]
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
