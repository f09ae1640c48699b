import Charts
import Reporting

/// The rows of a chart: what is drawn, what is printed beside it and what a spreadsheet gets are all made of them.
package struct ChartTable: Sendable, Equatable {
  /// What the numbers of a column are, and so how people read them.
  package enum Kind: Sendable {
    /// A name of the user.
    case name
    /// Our words.
    case word
    /// A chance or a share.
    case share
    /// A difference of chances.
    case points
    /// A moment, or a number of years.
    case moment
    /// People, attempts or anything else that is counted.
    case count
    /// Money, or a number of any size.
    case amount
    /// How many times as much.
    case factor
  }

  /// What stands below one title.
  package struct Column: Sendable, Equatable {
    /// In the words of the report; unlike all others of the table.
    package var title: String
    /// By which cells are worded and aligned.
    package var kind: Kind
  }

  /// From left to right.
  package var columns: [Column]
  /// Each has a cell for every column.
  package private(set) var rows: [[PlainTable.Cell]]

  /// - Parameter columns: titles with what stands below them, from left to right.
  init(_ columns: KeyValuePairs<String, Kind>, rows: [[PlainTable.Cell]] = []) {
    self.columns = columns.map { Column(title: $0, kind: $1) }
    self.rows = rows
  }

  /// A table of texts.
  ///
  /// - Parameter names: titles of the columns in which what the user wrote stands.
  init(_ table: PlainTable, names: Set<String>) {
    columns = table.header.map { Column(title: $0, kind: names.contains($0) ? .name : .word) }
    rows = table.rows
  }

  /// Rows that a page shows: beyond that a spreadsheet serves better.
  static let mostShown = 2000

  /// How many rows beyond the most are left out, in words; nil: none.
  func rest(beyond most: Int) -> String? {
    rows.count > most
      ? "and \(Digits.whole(rows.count - most)) more rows: sidereal report --csv FOLDER has them all" : nil
  }

  /// Adds a row with a cell for each column.
  mutating func append(_ row: [PlainTable.Cell]) { rows.append(row) }

  /// What a mark shows, taken from the table, so that the two cannot differ.
  func datum(_ row: Int, _ title: String) -> Mark.Datum? {
    number(row, title).map { Mark.Datum(row: row, column: title, value: $0) }
  }

  /// A number of the table; nil where the cell holds none.
  func number(_ row: Int, _ title: String) -> Double? {
    guard rows.indices.contains(row), let column = columns.firstIndex(where: { $0.title == title }) else {
      return nil
    }
    switch rows[row][column] {
    case .number(let number): return number
    case .whole(let number): return Double(number)
    default: return nil
    }
  }

  /// As a table for spreadsheets.
  func plain(_ name: String) -> PlainTable { PlainTable(name, header: columns.map(\.title), rows: rows) }

  /// What a cell says to people.
  func words(_ cell: PlainTable.Cell, _ kind: Kind) -> Phrase {
    switch cell {
    case .empty: "–"
    case .text(let text): kind == .name ? Phrase(name: text) : Phrase(text)
    case .truth(let value): value ? "yes" : "no"
    case .natural(let number): Phrase(String(number))
    case .whole(let number): Phrase(Digits.whole(number))
    case .number(let number): Phrase(Self.words(number, kind))
    }
  }

  /// A number, in the words of its kind.
  static func words(_ number: Double, _ kind: Kind) -> String {
    switch kind {
    case .share: Percent.text(number, decimals: 2)
    case .points: Words.signed(number)
    case .moment: Digits.plain(number, decimals: 2)
    case .factor: Digits.factor(number)
    case .name, .word, .count, .amount: Digits.amount(number)
    }
  }
}
