/// Tables that have to take turns, since they share a chunk, a team or money; groups have nothing to do with each other.
///
/// Connected components of a graph of tables, found by joining sets: nearly linear in the candidates.
enum TurnGroups {
  /// - Parameters:
  ///   - tables: what each pool has on offer, none of them empty, in the file's order.
  ///   - isLocal: whether the rule looks at nothing but what the tables of a group share.
  static func of(_ tables: [[Candidate]], _ books: ExpectedCredit, isLocal: Bool) -> [[[Candidate]]] {
    guard tables.count > 1 else { return tables.isEmpty ? [] : [tables] }
    guard isLocal, books.canPayForAll(tables) else { return [tables] }
    var sets = DisjointSets(count: tables.count)
    var ofBundle = [Int?](repeating: nil, count: books.instance.bundles.count)
    var ofPool = [Int?](repeating: nil, count: books.instance.headcounts.count)
    for (table, candidates) in tables.enumerated() {
      for candidate in candidates {
        if let other = ofBundle[candidate.bundle] { sets.join(table, other) }
        ofBundle[candidate.bundle] = table
        for holding in books.instance.types[candidate.type].held {
          if let other = ofPool[holding.pool] { sets.join(table, other) }
          ofPool[holding.pool] = table
        }
      }
    }
    return Dictionary(grouping: tables.indices) { sets.root(of: $0) }
      .sorted { $0.key < $1.key }.map { $0.value.map { tables[$0] } }
  }
}

/// Sets that are joined one by one; the least member stands for its set.
///
/// Union-find; paths are halved on the way, so that looks stay short.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// The least member of the set that one is in.
  mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(of: one), root(of: other))
    parents[max(a, b)] = min(a, b)
  }
}
