/// Reads grants: what an award costs, whom it adds, when, and how often.
struct GrantReader {
  /// Keys of a grant; an unknown one gets the nearest of these for a help.
  static let keys = ["cost", "adds", "lag", "lasts", "max", "award"]
  /// Grants in a file, those of tables among them.
  static let most = 10_000
  /// Awards of one grant, over all its moments: more than anybody makes, and sums of them stay far below 2⁶³.
  static let mostAwards = 1_000_000

  /// The grid of the file: what an award brings is told to be of use or not by it.
  let time: TimeGrid
  /// Those that people may be added to.
  let pools: Names
  /// Reads costs by budget, as of pools: a single amount is for the only budget.
  let costs: PoolReader

  /// All grants in the order of the file.
  ///
  /// - Returns: as far as they can be read; what is wrong is reported, and then nothing is made of them.
  func read(_ cursor: Cursor) -> [Grant] {
    guard let named = cursor.named("grant") else { return [] }
    if named.count > Self.most {
      cursor.reportAtKey(.tooMany("grants", "10,000"))
      return []
    }
    return named.map { read($0.name, $0.value) }
  }

  /// One grant, as far as it can be read.
  ///
  /// What is left out has its usual value: no cost, people at once and for good, one award, at the start.
  func read(_ name: String, _ cursor: Cursor) -> Grant {
    var grant = Grant(name: name, costs: costs.budgets.list.map { _ in 0 }, adds: [], moments: [time.start])
    guard let fields = cursor.fields(Self.keys, required: ["adds"]) else { return grant }
    if let found = fields["cost"].flatMap(costs.costs) {
      // A single amount is for the only budget.
      for (budget, cost) in found.enumerated() { grant.costs[budget] = cost ?? 0 }
    }
    if let adds = fields["adds"] { grant.adds = changes(adds, name) }
    grant.lag = fields["lag"]?.duration(orNone: true) ?? 0
    grant.lasts = fields["lasts"]?.duration()
    grant.most = fields["max"]?.whole(from: 0, to: Self.mostAwards) ?? 1
    if let award = fields["award"] { grant.moments = moments(award) }
    warn(grant, fields)
    return grant
  }

  /// Whom one award adds, by pool; below 0 it takes people from there.
  ///
  /// A grant that only takes people can be of no use to anybody: that is told as a mistake.
  private func changes(_ cursor: Cursor, _ name: String) -> [Grant.Change] {
    let pairs = cursor.pairs("people by pool") ?? []
    if cursor.isMapping, pairs.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    var changes: [Grant.Change] = []
    for (key, place, value) in pairs {
      let people = value.whole(from: -PoolReader.mostPeople, to: PoolReader.mostPeople)
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool"), let people else { continue }
      changes.append(.init(pool: pool, people: people))
    }
    // Only where every line was sound: a pool that is misspelt may be the one that gets the people.
    let isTaking = changes.contains { $0.people < 0 } && !changes.contains { $0.people > 0 }
    if isTaking, changes.count == pairs.count { cursor.reportAtKey(.grantOnlyTakes(name)) }
    return changes.sorted { $0.pool < $1.pool }
  }

  /// The moments of award, ascending: one, or a list of some. None lies before the start; one that is
  /// there twice counts once.
  private func moments(_ cursor: Cursor) -> [Double] {
    let items = cursor.isList ? cursor.list("moments") ?? [] : [cursor]
    if cursor.isList, items.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    var moments: Set<Double> = []
    for item in items {
      guard let moment = item.moment() else { continue }
      let text = item.item.text ?? ""
      if moment < time.start {
        item.report(.beforeStart(item.name, text, start: time.start))
      } else {
        moments.insert(moment)
      }
    }
    return moments.sorted()
  }

  /// What makes a grant of no use: people who stay for less than a step, or awards that lie beyond the horizon.
  ///
  /// Warnings, since a grid that is made coarser for a moment is no mistake of the grant's author.
  private func warn(_ grant: Grant, _ fields: [String: Cursor]) {
    if let lasts = grant.lasts, time.wholeSteps(in: lasts) == 0 {
      fields["lasts"]?.report(.grantTooShort(grant.name, fields["lasts"]?.item.text ?? ""))
    }
    if let award = fields["award"], !grant.moments.isEmpty,
      grant.moments.allSatisfy({ time.firstBoundary(atOrAfter: $0) >= time.steps })
    {
      award.reportAtKey(.awardTooLate(grant.name))
    } else if let lag = fields["lag"], let first = grant.moments.first,
      time.firstBoundary(atOrAfter: first) + time.stepsUntil(years: grant.lag) >= time.steps
    {
      lag.reportAtKey(.grantTooLate(grant.name))
    }
  }
}

/// Reads a bundle's `hastens`: years a person-year, a leak, or chunks given to a rival.
enum HasteningReader {
  /// - Returns: nil, and reported, where it is neither a number of years nor one of the two mappings.
  static func read(_ cursor: Cursor) -> Hastening? {
    guard cursor.isMapping else {
      return cursor.number("years of deadline a person-year, 0 or more", atLeast: 0).map(Hastening.steady)
    }
    // Either key of a gift is enough to know that one is meant, so that the other can be missed by name.
    let keys = cursor.keys
    if keys.contains("rival") || keys.contains("by") {
      guard let fields = cursor.fields(["rival", "by"], required: ["rival", "by"]) else { return nil }
      let chunk = fields["rival"]?.text("the name of a chunk of the rival")
      let by = fields["by"]?.number("finished chunks a person-year, 0 or more", atLeast: 0)
      guard let chunk, let by else { return nil }
      return .gift(chunk: chunk, chunks: by)
    }
    guard let fields = cursor.fields(["chance", "years"], required: ["chance", "years"]) else { return nil }
    let chance = fields["chance"]?.share()
    let years = fields["years"]?.duration(orNone: true)
    guard let chance, let years else { return nil }
    return .leak(chance: chance, years: years)
  }
}
