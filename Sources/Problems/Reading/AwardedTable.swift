/// A table of grants that were made, as archives of funders have them: a header, and in each line what it was for, how
/// much, and when. Other columns, such as who got it, are not looked at.
struct AwardedTable {
  /// One grant that was made.
  struct Line {
    let number: Int
    let area: String
    let amount: Double
  }
  /// What is looked at, under the names that archives give it; without regard to case.
  private static let names: [(key: String, names: [String])] = [
    ("area", ["area", "focus area"]), ("amount", ["amount"]), ("date", ["date"]),
  ]

  let file: String
  /// Of the table's name in the problem file.
  let cursor: Cursor
  /// Lines dated before it are left out; nil: none are.
  let since: Double?
  /// In the order of the table.
  private(set) var lines: [Line] = []
  /// Whether something was wrong.
  private(set) var isPartial = false

  init(file: String, cursor: Cursor, since: Double?) {
    (self.file, self.cursor, self.since) = (file, cursor, since)
  }

  /// Reads all lines; what is wrong is reported, and the rest goes on.
  mutating func read(_ bytes: [UInt8]) {
    if let fault = Encoding.tableFault(bytes) { return report(fault) }
    var scanner = CSVScanner(bytes)
    var records: [(line: Int, cells: [String: String])] = []
    var columns: [String: Int] = [:]
    while scanner.next() {
      let cells = scanner.fields.map(scanner.text)
      if cells.allSatisfy(\.isEmpty) { continue }
      if columns.isEmpty {
        guard let found = header(cells, scanner.recordLine) else { return }
        columns = found
        continue
      }
      if records.count == NamedTable.most { return report(.tooManyLines) }
      // A line that is too short lacks the cells at its end.
      let own = columns.mapValues { $0 < cells.count ? FormulaGuard.unguarded(cells[$0]) : "" }
      records.append((scanner.recordLine, own))
    }
    if let line = scanner.openQuote { return report(.openQuote, line: line) }
    if records.isEmpty { return report(columns.isEmpty ? .emptyTable : .headerAlone) }
    let amounts = AwardedAmounts(
      records.map { $0.cells["amount"] ?? "" }, isEuropean: scanner.separator == 59)
    for record in records { take(record.cells, amounts, line: record.line) }
    if lines.isEmpty, !isPartial { report(.nothingSince) }
  }

  /// Whatever is reported leaves something out.
  mutating func report(_ fault: Fault, line: Int = 0, column: String? = nil) {
    isPartial = true
    warn(fault, line: line, column: column)
  }

  /// What leaves nothing out.
  func warn(_ fault: Fault, line: Int = 0, column: String? = nil) {
    let place = cursor.item.place.with(TableSpot(file: file, line: line, column: column))
    cursor.faults.add(.at(place, path: cursor.path, fault))
  }

  /// Where the columns are; nil, and reported, where one is missing.
  private mutating func header(_ cells: [String], _ line: Int) -> [String: Int]? {
    let lower = cells.map { $0.lowercased() }
    var found: [String: Int] = [:]
    for (key, names) in Self.names { found[key] = lower.firstIndex(where: names.contains) }
    for key in ["area", "amount"] + (since == nil ? [] : ["date"]) where found[key] == nil {
      report(.missingAwardedColumn(key), line: line)
    }
    return isPartial ? nil : found
  }

  /// A line that is sound, and not too old.
  private mutating func take(_ cells: [String: String], _ amounts: AwardedAmounts, line: Int) {
    if let since {
      let date = cells["date"] ?? ""
      guard let moment = Moment.archived(date) else {
        return report(.noArchiveDate(date), line: line, column: "date")
      }
      if moment < since { return }
    }
    let area = cells["area"] ?? ""
    if area.isEmpty { return report(.emptyArea, line: line, column: "area") }
    switch amounts.read(cells["amount"] ?? "") {
    case .success(let amount): lines.append(Line(number: line, area: area, amount: amount))
    case .failure(let fault): report(fault.fault, line: line, column: "amount")
    }
  }
}

extension Moment {
  /// A moment as archives write them: as everywhere, or a month alone (`2024-03`, `March 2024`), which counts as its first day.
  static func archived(_ text: String) -> Double? {
    if let known = parse(text) { return known.moment }
    if let first = parse(text + "-01"), first.isDate { return first.moment }
    let words = text.lowercased().split { " ,".contains($0) }
    guard words.count == 2,
      let month = months.firstIndex(where: { words[0] == $0 || words[0] == $0.prefix(3) })
    else { return nil }
    return parse("\(words[1])-\(month + 1)-01").flatMap { $0.isDate ? $0.moment : nil }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
}
