/// The reader of chunks; what they refer to is looked up by name, so they may come in any order.
struct ChunkReader {
  /// A bundle of more would be a pool of its own kind of problem.
  static let mostCount = 1_000_000
  /// All that a chunk may have.
  static let keys = [
    "count", "years", "team", "joining", "credit", "pools", "after", "needed", "hastens", "correct",
  ]
  /// What chunks may refer to.
  let pools: Names
  let names: Names
  /// Reads what a pool costs on a chunk.
  let costs: PoolReader
  /// Whether they are the chunks of a rival.
  let isRival: Bool
  private var intervals: IntervalList { costs.intervals }
  /// Every pool, without overrides: one list for all chunks that state no pools.
  private let everyone: [Chunk.EligiblePool]

  init(pools: Names, names: Names, costs: PoolReader, isRival: Bool = false) {
    self.pools = pools
    self.names = names
    self.costs = costs
    self.isRival = isRival
    everyone = pools.indices.map { .init(pool: $0) }
  }

  /// A chunk with the places that checks across chunks report at.
  struct Found {
    var chunk: Chunk
    var cursor: Cursor
    /// Whether the file says who gets credit, which it must where that matters.
    var statesCredit: Bool
    /// Whether all pools may take part as they are.
    var isOpen = true
    /// The names that it waits for, for messages about circles.
    var after: [Cursor]
    /// Where it says what it does to the deadline.
    var hastens: Cursor?
  }

  /// In the file's order; nil where there are none to be read.
  func read(_ cursor: Cursor) -> [Found]? {
    guard let named = cursor.named("chunk") else { return nil }
    // More would not be searched in time; nothing is said of what they hold.
    if named.count > 10_000 {
      cursor.reportAtKey(.tooMany("chunks", "10,000"))
      return nil
    }
    let found = named.enumerated().map { read($0, named: $1.name, at: $1.value) }
    let pairs = found.reduce(0) { sum, one in
      switch one.chunk.staffing {
      case .anyOf(let eligible, _): sum + eligible.count
      case .mixed: sum + 1
      }
    }
    if pairs > Self.mostPairs { cursor.reportAtKey(.tooManyPairs(pairs)) }
    return found
  }

  /// Chunks and who may do them: far beyond any programme that somebody could carry out, and few enough to be read within
  /// seconds.
  private static let mostPairs = 4_000_000

  /// One chunk; where something in it is wrong it is reported, and what a chunk has without it takes its
  /// place.
  private func read(_ index: Int, named name: String, at cursor: Cursor) -> Found {
    var found = Found(
      chunk: Chunk(name: name, years: 1, staffing: .anyOf(everyone, team: 1)), cursor: cursor,
      statesCredit: true, after: [])
    guard let fields = cursor.fields(Self.keys, required: ["years"]) else { return found }
    found.statesCredit = fields["credit"] != nil
    if let hastens = fields["hastens"] {
      found.hastens = hastens
      if isRival {
        hastens.reportAtKey(.hastensOfRival)
      } else {
        found.chunk.hastening = HasteningReader.read(hastens)
      }
    }
    found.chunk.count = fields["count"]?.count(or: intervals.slot(.chunkCount(index))) ?? 1
    found.chunk.years = fields["years"]?.years(or: intervals.slot(.chunkYears(index))) ?? 1
    found.chunk.joining = fields["joining"]?.choice(Chunk.Joining.self) ?? .solo
    found.chunk.credit = fields["credit"]?.choice(Chunk.Credit.self) ?? .pooled
    found.chunk.needed = fields["needed"]?.bool() ?? true
    if let staffing = staffing(of: index, named: name, fields: fields) { found.chunk.staffing = staffing }
    // Said once here, so that checks need not compare lists.
    found.isOpen = fields["pools"] == nil && fields["team"]?.isMapping != true
    if let after = fields["after"] {
      found.after = after.isList ? after.list("names of chunks") ?? [] : [after]
      found.chunk.after = indices(of: found.after, in: names, kind: "chunk")
    }
    return found
  }

  /// Indices of names, each once; what is no name or there twice is reported.
  private func indices(of items: [Cursor], in names: Names, kind: String) -> [Int] {
    var seen: Set<Int> = []
    return items.compactMap { item in
      guard let index = item.index(of: names, kind: kind) else { return nil }
      if seen.insert(index).inserted { return index }
      item.report(.duplicateEntry(names.list[index]))
      return nil
    }
  }

  /// Who may work on a chunk: a mixed team, or teams from any one of some pools, or of all.
  private func staffing(of chunk: Int, named name: String, fields: [String: Cursor]) -> Chunk.Staffing? {
    if let team = fields["team"], team.isMapping {
      if let pools = fields["pools"] { pools.reportAtKey(.teamAndPools(name)) }
      return mixed(chunk, team, correct: fields["correct"])
    }
    if let correct = fields["correct"] { correct.reportAtKey(.correctWithoutTeam(name)) }
    let team = fields["team"]?.whole(from: 1, to: PoolReader.mostPeople) ?? 1
    guard let eligible = fields["pools"] else {
      return .anyOf(everyone, team: team)
    }
    guard let list = eligible.isMapping ? mapping(chunk, eligible) : list(eligible) else { return nil }
    // In the file's order of pools, whatever the order of the list: ties depend on it.
    return .anyOf(list.sorted { $0.pool < $1.pool }, team: team)
  }

  /// `team: {a: 2, b: 1}`.
  private func mixed(_ chunk: Int, _ team: Cursor, correct: Cursor?) -> Chunk.Staffing? {
    let pairs = team.pairs("people by pool") ?? []
    if pairs.isEmpty { team.reportAtKey(.nothingIn(team.name)) }
    var members: [Chunk.Member] = []
    for (key, place, value) in pairs {
      let people = value.whole(from: 1, to: PoolReader.mostPeople)
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool"), let people else { continue }
      members.append(.init(pool: pool, people: people))
    }
    return .mixed(members, correct: correct?.share(or: intervals.slot(.teamCorrect(chunk: chunk))))
  }

  /// `pools: a`, or `pools: [a, b]`.
  private func list(_ cursor: Cursor) -> [Chunk.EligiblePool]? {
    // One name alone will do.
    if case .scalar = cursor.item.kind {
      return indices(of: [cursor], in: pools, kind: "pool").map { .init(pool: $0) }
    }
    guard let items = cursor.list("a list of pools, or a mapping with overrides") else { return nil }
    // A chunk that nobody may work on.
    if items.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    return indices(of: items, in: pools, kind: "pool").map { .init(pool: $0) }
  }

  /// `pools: {a:, b: {correct: 10%}}`.
  private func mapping(_ chunk: Int, _ cursor: Cursor) -> [Chunk.EligiblePool]? {
    guard let pairs = cursor.pairs("pools") else { return nil }
    if pairs.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    return pairs.compactMap { key, place, value in
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool") else { return nil }
      var one = Chunk.EligiblePool(pool: pool)
      // `POOL:` with nothing behind it means no override.
      if value.isMissing { return one }
      guard let fields = value.fields(["correct", "pace", "cost", "years"]) else { return nil }
      one.correct = fields["correct"]?.share(or: intervals.slot(.pairCorrect(chunk: chunk, pool: pool)))
      one.pace = fields["pace"]?.share(or: intervals.slot(.pairPace(chunk: chunk, pool: pool)))
      one.years = fields["years"]?.years(or: intervals.slot(.pairYears(chunk: chunk, pool: pool)))
      one.costs = fields["cost"].flatMap(costs.costs) ?? []
      return one
    }
  }
}
