/// A CSV file whose cells are found by the names of their columns, read record by record.
///
/// Texts are made only of cells that somebody asks for: exports of forecasts have long cells in very many lines.
struct HeadedTable {
  /// As messages name it.
  let file: String
  private var scanner: CSVScanner
  private var columns: [String: Int] = [:]

  /// - Parameter needed: columns without which nothing can be read; others may be missing.
  init(_ bytes: [UInt8], file: String, needed: [String]) throws(UnusableForecast) {
    self.file = file
    scanner = CSVScanner(bytes)
    if let fault = Encoding.tableFault(bytes) { throw .table(file, line: nil, fault.message) }
    guard scanner.next() else { throw .table(file, line: nil, "is empty") }
    for (place, field) in scanner.fields.enumerated() { columns[scanner.text(field)] = place }
    if let missing = needed.first(where: { columns[$0] == nil }) {
      throw .table(file, line: 1, "there is no column '\(missing)'")
    }
  }

  /// Goes on to the next record; false at the end.
  mutating func next() throws(UnusableForecast) -> Bool {
    let isThere = scanner.next()
    // An open quote swallows the rest of the file, and looks like one long cell.
    if let line = scanner.openQuote { throw .table(file, line: line, "a quote opens here and never closes") }
    return isThere
  }

  /// Where the record starts, from 1.
  var line: Int { scanner.recordLine }

  /// The text of a cell; empty where the record is too short, or has no such column.
  func cell(_ column: String) -> String {
    guard let place = columns[column], place < scanner.fields.count else { return "" }
    return scanner.text(scanner.fields[place])
  }

  /// Whether there is such a column.
  func has(_ column: String) -> Bool { columns[column] != nil }
}
