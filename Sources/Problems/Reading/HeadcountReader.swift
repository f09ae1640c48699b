import Foundation

/// The reader of headcounts: how many people a pool has over time.
struct HeadcountReader {
  let time: TimeGrid
  /// Reads `{csv: FILE}`.
  let tables: TableStore

  /// A number for all time, people by moments, a start with growth, or a table; nil, reported, for anything
  /// else.
  func read(_ cursor: Cursor, pool: String) -> Headcount? {
    // One number holds from the start on.
    guard cursor.isMapping else {
      return cursor.whole(from: 0, to: PoolReader.mostPeople).map {
        .schedule([.init(moment: time.start, people: $0)])
      }
    }
    let keys = Set(cursor.keys)
    // Forms that are told by their keys.
    if keys == ["csv"] { return cursor.fields(["csv"])?["csv"].flatMap(table) }
    if keys.contains("start") || keys.contains("growth") { return growth(cursor, pool) }
    guard let pairs = cursor.pairs("a whole number, moments with people, {start, growth} or {csv}") else {
      return nil
    }
    // An empty mapping is no headcount of nobody.
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    var changes: [Headcount.Change] = []
    var known: Set<Double> = []
    for (key, place, value) in pairs {
      guard let moment = cursor.faults.moment(key) else {
        refuse(key, at: place, value: value, in: cursor)
        continue
      }
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, path: value.path, .samePoint(cursor.name, key)))
      }
      // Sound, and probably not meant: {0: 30} where time starts in 2026.
      if moment < Self.earliestYear, time.start >= Self.earliestYear {
        cursor.faults.add(.at(place, path: value.path, .yearOfNoCalendar(pool, key, start: time.start)))
      }
      changes.append(
        .init(moment: moment, people: value.whole(from: 0, to: PoolReader.mostPeople) ?? 0))
    }
    return .schedule(changes.sorted { $0.moment < $1.moment })
  }

  /// Where time starts at such a year, earlier moments are years since the start that were meant otherwise.
  private static let earliestYear = 1000.0

  /// Says of a key of a headcount that is no moment what it may have been.
  private func refuse(_ key: String, at place: Place, value: Cursor, in cursor: Cursor) {
    let forms = ["start", "growth", "csv"]
    let near = cursor.faults.nearest(to: key, among: forms)
    let fault: Fault =
      key == "csv"
      ? .mixedHeadcount(key)
      : near == nil
        ? .notNumber(
          "'\(key)'", key, wanted: "a moment", help: Fault.momentHelp(key) ?? "write {2026: 30, 2030: 60}")
        : .unknownKey(key, in: cursor.name, like: near, known: forms)
    cursor.faults.add(.at(place, path: value.path, fault))
  }

  /// `{start: 30, growth: 10%}`: growth above 1 a year must be written as a percentage.
  private func growth(_ cursor: Cursor, _ pool: String) -> Headcount? {
    guard let fields = cursor.fields(["start", "growth"], required: ["start", "growth"]),
      let start = fields["start"]?.whole(from: 0, to: PoolReader.mostPeople), let growth = fields["growth"]
    else { return nil }
    guard let text = growth.text("growth a year, such as 10%") else { return nil }
    guard let rate = Self.rate(text), rate > -1, rate <= 1000 else {
      growth.report(.notNumber(growth.name, text, wanted: "growth a year, above -100%", help: "write 10%"))
      return nil
    }
    // More than doubling each year is likelier a forgotten percent sign.
    if rate > 1, !text.hasSuffix("%") {
      growth.report(.growthRate(growth.name, text))
      return nil
    }
    // Growth is monotone: the last step has the most.
    let last = Double(start) * pow(1 + rate, Double(max(0, time.steps - 1)) * time.step)
    if last > Double(PoolReader.mostPeople) {
      growth.report(.growth(pool))
      return nil
    }
    return .growth(start: start, rate: rate)
  }

  /// `10%` or `0.1`; negative too.
  private static func rate(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Cursor.decimal(isPercent ? String(text.dropLast()).trimming() : text) else {
      return nil
    }
    return isPercent ? number / 100 : number
  }

  /// People by moments from a file.
  private func table(_ cursor: Cursor) -> Headcount? {
    guard let table = tables.table(cursor, .people) else { return nil }
    guard table.faults.isEmpty else {
      table.faults.report(at: cursor)
      return nil
    }
    return .schedule(table.rows.map { .init(moment: $0.moment, people: Int($0.value)) })
  }
}
