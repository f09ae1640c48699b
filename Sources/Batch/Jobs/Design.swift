import Problems

/// A designed experiment: a table with a key in each column's header, and a choice of values in each row.
enum Design {
  /// The choices, in the order of the rows. Empty cells leave what the file says.
  ///
  /// - Throws: the first line that does not fit.
  static func choices(_ bytes: [UInt8], name: String) throws(WrongBatch) -> [[Override]] {
    var scanner = CSVScanner(bytes)
    func wrong(_ line: Int, _ what: String) -> WrongBatch {
      WrongBatch(.wrongFile, "\(name):\(line): \(what)")
    }
    guard scanner.next() else { throw WrongBatch(.wrongFile, "\(name): the table is empty") }
    let keys = scanner.fields.map(scanner.text)
    if keys.contains("") {
      throw wrong(1, "a column has no header; a header is a key such as pools.field.correct")
    }
    var seen: Set<String> = []
    if let twice = keys.first(where: { !seen.insert($0).inserted }) {
      throw wrong(1, "the key '\(twice)' heads two columns")
    }
    var choices: [[Override]] = []
    while scanner.next() {
      let cells = scanner.fields.map(scanner.text)
      // A blank line.
      if cells.allSatisfy(\.isEmpty) { continue }
      guard cells.count == keys.count else {
        throw wrong(scanner.recordLine, "this row has \(cells.count) cells, and the header has \(keys.count)")
      }
      choices.append(
        zip(keys, cells).filter { !$1.isEmpty }
          .map { Override(key: $0, value: FormulaGuard.unguarded($1)) })
      if choices.count > Variation.mostProblems {
        throw wrong(scanner.recordLine, "more than 1,000,000 rows")
      }
    }
    if let line = scanner.openQuote { throw wrong(line, "a quote opens here and never closes") }
    guard !choices.isEmpty else {
      throw WrongBatch(.wrongFile, "\(name): the table has a header and no rows")
    }
    return choices
  }
}
