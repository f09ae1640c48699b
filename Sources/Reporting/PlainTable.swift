/// A table for programs: a header and rows of texts and numbers, before anybody decides how it is written.
///
/// Cells keep their kind, since some readers want a decimal comma and quotation marks around texts alone.
package struct PlainTable: Sendable, Equatable {
  /// What stands in one place of a row.
  package enum Cell: Sendable, Equatable {
    /// A name, or a word of the report.
    case text(String)
    /// An amount or a moment, not rounded.
    case number(Double)
    /// A count of people or attempts.
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
