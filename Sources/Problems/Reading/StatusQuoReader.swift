/// The reader of the status quo: what the present allocator does of its own accord, which the rule `status-quo` goes by.
struct StatusQuoReader {
  let pools: Names
  /// Of chunks.
  let names: Names
  /// As they were read: who may work on each.
  let chunks: [Chunk]
  let grants: [Grant]
  /// Of all grants of the file, those that could not be read among them.
  let grantNames: Names
  let tables: TableStore

  /// Shares of free people by pool and chunk, and awards by grant; each nil where nothing is said of them.
  typealias Found = (shares: [[Double?]]?, awards: [Int]?)

  /// What is stated, or what a table of awards implies; nothing where there is none.
  func read(_ cursor: Cursor?) -> Found {
    guard let cursor else { return (nil, nil) }
    let isTable =
      cursor.field(NamedTables.key)?.item.text != nil && pools.index(of: NamedTables.key) == nil
      && names.index(of: NamedTables.key) == nil
    if isTable { return AwardedAreas(reader: self).read(cursor) }
    return (shares(cursor), awards(cursor))
  }

  /// `{chunk: share}` for all pools, or `{pool: {chunk: share}}`: for each pool a share of each chunk, nil
  /// where none is stated.
  private func shares(_ cursor: Cursor) -> [[Double?]]? {
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

  /// Whether a key of the status quo is about grants: not where a pool or chunk has that name.
  private func isOfGrants(_ key: String, _ value: Cursor) -> Bool {
    key == "grants" && value.isMapping && pools.index(of: key) == nil && names.index(of: key) == nil
  }

  /// `{grants: {name: awards}}`, for each grant.
  private func awards(_ cursor: Cursor) -> [Int]? {
    guard cursor.isMapping,
      let found = cursor.pairs("shares by chunk, or by pool and chunk")?
        .first(where: { isOfGrants($0.key, $0.value) })
    else { return nil }
    var awards = grants.map { _ in 0 }
    let places = Names(grants.map(\.name))
    for (key, place, value) in found.value.pairs("awards by grant") ?? [] {
      // What is wrong with a grant itself was told there.
      guard value.index(of: key, at: place, in: grantNames, kind: "grant") != nil,
        let grant = places.index(of: key),
        let count = value.whole(from: 0, to: grants[grant].most)
      else { continue }
      awards[grant] = count
    }
    return awards
  }

  /// The same shares for all pools, as far as they may take part; equal rows are kept once.
  func common(_ common: [Int: Double], _ nothing: [Double?]) -> [[Double?]] {
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
