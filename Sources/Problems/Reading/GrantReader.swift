/// Reads grants: what an award costs, whom it adds, when, and how often.
struct GrantReader {
  static let keys = ["cost", "adds", "lag", "lasts", "max", "award"]
  static let most = 10_000
  static let mostAwards = 1_000_000
  static let table = "csv"

  let time: TimeGrid
  let pools: Names
  let costs: PoolReader
  let tables: TableStore

  func read(_ cursor: Cursor) -> [Grant] {
    guard let named = cursor.named("grant") else { return [] }
    if named.count > Self.most {
      cursor.reportAtKey(.tooMany("grants", "10,000"))
      return []
    }
    var grants: [Grant] = []
    var known: Set<String> = []
    for (name, value) in named {
      // `csv` with a text is a table; with a mapping it is a grant of that name.
      let isTable = name == Self.table && !value.isMapping
      for grant in isTable ? listed(value) : [read(name, value)] {
        if !known.insert(grant.name).inserted { value.reportAtKey(.sameGrant(grant.name)) }
        grants.append(grant)
      }
    }
    if grants.count > Self.most { cursor.reportAtKey(.tooMany("grants", "10,000")) }
    return grants
  }

  /// One grant, as far as it can be read.
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

  private func changes(_ cursor: Cursor, _ name: String) -> [Grant.Change] {
    let pairs = cursor.pairs("people by pool") ?? []
    if cursor.isMapping, pairs.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    var changes: [Grant.Change] = []
    for (key, place, value) in pairs {
      let people = value.whole(from: -PoolReader.mostPeople, to: PoolReader.mostPeople)
      guard let pool = value.index(of: key, at: place, in: pools, kind: "pool"), let people else { continue }
      changes.append(.init(pool: pool, people: people))
    }
    let isTaking = changes.contains { $0.people < 0 } && !changes.contains { $0.people > 0 }
    if isTaking, changes.count == pairs.count { cursor.reportAtKey(.grantOnlyTakes(name)) }
    return changes.sorted { $0.pool < $1.pool }
  }

  private func moments(_ cursor: Cursor) -> [Double] {
    let items = cursor.isList ? cursor.list("moments") ?? [] : [cursor]
    if cursor.isList, items.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    var moments: [Double] = []
    for item in items {
      guard let moment = item.moment() else { continue }
      let text = item.item.text ?? ""
      if moment < time.start {
        item.report(.beforeStart(item.name, text, start: time.start))
      } else if moments.contains(moment) {
        item.report(.samePoint(item.name, text))
      } else {
        moments.append(moment)
      }
    }
    return moments.sorted()
  }

  /// What makes a grant of no use.
  private func warn(_ grant: Grant, _ fields: [String: Cursor]) {
    if let lasts = grant.lasts, time.wholeSteps(in: lasts) == 0 {
      fields["lasts"]?.report(.grantTooShort(grant.name, fields["lasts"]?.item.text ?? ""))
    }
    if let award = fields["award"], !grant.moments.isEmpty,
      grant.moments.allSatisfy({ time.firstBoundary(atOrAfter: $0) >= time.steps })
    {
      award.reportAtKey(.awardTooLate(grant.name))
    }
  }

  // MARK: - Tables

  /// The grants of a table; what is wrong with it is told by its lines.
  private func listed(_ cursor: Cursor) -> [Grant] {
    guard let file = cursor.text("the name of a CSV file") else { return [] }
    var table = GrantTable(file: file, budgets: costs.budgets)
    switch tables.bytes(cursor, file) {
    case .success(let bytes): table.read(bytes)
    case .failure(let failure): table.faults.add(nil, .table(failure.reason))
    }
    var grants: [Grant] = []
    for row in table.rows {
      let faults = FaultList()
      let place = cursor.item.place
      let item = Item(.mapping(row.entries(at: place)), place)
      let own = Cursor(
        item: item, path: cursor.path, name: "grant '\(row.name)'", key: place, faults: faults)
      grants.append(read(row.name, own))
      for one in faults.diagnostics {
        table.faults.add(
          row.line, Fault(one.code, one.message, help: one.help, severity: one.severity))
      }
      if faults.hasDates { cursor.faults.noteDates() }
    }
    table.faults.report(at: cursor)
    return grants
  }
}

/// Reads a bundle's `hastens`: years a person-year, a leak, or chunks given to a rival.
enum HasteningReader {
  static func read(_ cursor: Cursor) -> Hastening? {
    guard cursor.isMapping else {
      return cursor.number("years of deadline a person-year, 0 or more", atLeast: 0).map(Hastening.steady)
    }
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
