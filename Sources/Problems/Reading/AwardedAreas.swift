/// What a table of grants that were made says of the status quo: areas are chunks, whose people follow the money, or
/// grants, of which so many are made as the money pays for.
///
/// Two suppositions: a chunk has that share of all free people that its area has of all money for chunks; and a grant is
/// awarded as often as the money of its area covers its cost, whoever got it.
struct AwardedAreas {
  let reader: StatusQuoReader
  /// Of the grants that could be read.
  private let places: Names

  init(reader: StatusQuoReader) {
    self.reader = reader
    places = Names(reader.grants.map(\.name))
  }

  /// What an area is.
  private enum Target: Hashable {
    case chunk(Int)
    case grant(Int)
    /// Of no concern here.
    case nothing
  }

  /// The shares and awards that the table implies; nothing, and reported, where anything of it cannot be understood.
  func read(_ cursor: Cursor) -> StatusQuoReader.Found {
    guard let fields = cursor.fields([NamedTables.key, "areas", "since"]),
      let named = fields[NamedTables.key],
      let file = named.text("the name of a CSV file")
    else { return (nil, nil) }
    let areas = fields["areas"].map(targets) ?? [:]
    var table = AwardedTable(file: file, cursor: named, since: fields["since"]?.moment())
    switch reader.tables.bytes(named, file) {
    case .success(let bytes): table.read(bytes)
    case .failure(let failure): table.report(.table(failure.reason))
    }
    let sums = sums(table, areas)
    if table.isPartial || cursor.faults.hasErrors { return (nil, nil) }
    return (shares(sums, table), awards(sums, table))
  }

  // MARK: - Areas

  /// What the file itself says of areas; nothing for one that is null.
  private func targets(_ cursor: Cursor) -> [String: Target] {
    var found: [String: Target] = [:]
    for (area, _, value) in cursor.pairs("chunks or grants by area") ?? [] {
      if value.isMissing {
        found[area] = .nothing
      } else if let name = value.text("the name of a chunk or grant") {
        do throws(AwardedAmounts.Unreadable) { found[area] = try target(name, value.faults) } catch {
          value.report(error.fault)
          // Told once: lines of the area are of no concern any more.
          found[area] = .nothing
        }
      }
    }
    return found
  }

  /// What has a name.
  private func target(_ name: String, _ faults: FaultList) throws(AwardedAmounts.Unreadable) -> Target {
    let (chunk, grant) = (reader.names.index(of: name), reader.grantNames.index(of: name))
    if chunk != nil, grant != nil { throw .init(fault: .chunkAndGrant(name)) }
    if let chunk { return .chunk(chunk) }
    // A grant that could not be read is no mistake of this table.
    if grant != nil { return places.index(of: name).map(Target.grant) ?? .nothing }
    let known = reader.names.list + reader.grantNames.list
    let near = faults.nearest(to: name, among: known)
    throw .init(fault: .unknownName(name, kind: "chunk or grant", like: near, known: known))
  }

  /// Money and number of lines of everything that an area stands for. An unknown area is told at its first line.
  private func sums(_ table: AwardedTable, _ areas: [String: Target]) -> [Target: (
    amount: Double, lines: Int
  )] {
    var known = areas
    var sums: [Target: (amount: Double, lines: Int)] = [:]
    for line in table.lines {
      if known[line.area] == nil {
        do throws(AwardedAmounts.Unreadable) {
          known[line.area] = try target(line.area, table.cursor.faults)
        } catch {
          var fault = error.fault
          fault.help = [fault.help, Fault.areasHelp(line.area)].compactMap { $0 }.joined(separator: "; or ")
          table.warn(fault, line: line.number, column: "area")
          known[line.area] = .nothing
        }
      }
      guard let target = known[line.area], target != .nothing else { continue }
      let sum = sums[target] ?? (0, 0)
      sums[target] = (sum.amount + line.amount, sum.lines + 1)
    }
    return sums
  }

  // MARK: - What they imply

  /// Each chunk's part of the money for chunks; nil where no area is a chunk.
  private func shares(_ sums: [Target: (amount: Double, lines: Int)], _ table: AwardedTable) -> [[Double?]]? {
    // Summed in the order of the chunks, so that the last digit is always the same.
    let amounts = reader.chunks.indices.map { sums[.chunk($0)]?.amount }
    let total = amounts.reduce(0) { $0 + ($1 ?? 0) }
    guard amounts.contains(where: { $0 != nil }) else { return nil }
    guard total > 0, total.isFinite else {
      table.warn(.noAwardedMoney)
      return nil
    }
    var shares: [Int: Double] = [:]
    for (chunk, amount) in amounts.enumerated() { shares[chunk] = amount.map { $0 / total } }
    return reader.common(shares, reader.chunks.map { _ in nil })
  }

  /// As many awards as their money pays for; nil where no area is a grant.
  private func awards(_ sums: [Target: (amount: Double, lines: Int)], _ table: AwardedTable) -> [Int]? {
    var awards = reader.grants.map { _ in 0 }
    var isAny = false
    for (index, grant) in reader.grants.enumerated() {
      guard let sum = sums[.grant(index)] else { continue }
      isAny = true
      // The first budget that pays is the one that amounts are in; what costs nothing is a grant a line.
      let cost = grant.costs.first { $0 > 0 }
      let count = cost.map { Int(saturating: sum.amount / $0 * (1 + ProblemTolerance.money)) } ?? sum.lines
      if count > grant.most { table.warn(.moreAwarded(grant.name, count, most: grant.most)) }
      if count == 0 { table.warn(.noneAwarded(grant.name)) }
      awards[index] = min(count, grant.most)
    }
    return isAny ? awards : nil
  }
}
