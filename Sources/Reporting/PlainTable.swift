/// A table for programs: a header and rows of texts and numbers, before anybody decides how it is written.
package struct PlainTable: Sendable, Equatable {
  /// What stands in one place of a row.
  package enum Cell: Sendable, Equatable {
    case text(String)
    case number(Double)
    case whole(Int)
    /// There is no value.
    case none
  }
  /// Without blanks: it may become the name of a file.
  package var name: String
  /// Titles of the columns.
  package var header: [String]
  /// Each with a cell for every column.
  package var rows: [[Cell]]

  package init(_ name: String, header: [String], rows: [[Cell]] = []) {
    self.name = name
    self.header = header
    self.rows = rows
  }
}
