import Answers

/// A table for programs: a header and rows of texts and numbers, before anybody decides how it is written.
///
/// Cells keep their kind, since some readers want a decimal comma, and only texts may look like formulas.
package struct PlainTable: Sendable, Equatable {
  /// What stands in one place of a row.
  package enum Cell: Sendable, Equatable {
    /// A name, or a word of the report.
    case text(String)
    /// A chance, an amount or a moment, not rounded.
    case number(Double)
    /// A count of people or attempts.
    case whole(Int)
    /// A seed, which may be larger than any signed number.
    case natural(UInt64)
    /// Whether something holds.
    case truth(Bool)
    /// There is no value.
    case empty
  }
  /// Without blanks: it becomes the name of a file.
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

/// Cells of what may be missing, and of what has two ends.
extension PlainTable.Cell {
  /// Empty where there is none.
  package static func optional(_ text: String?) -> Self { text.map(Self.text) ?? .empty }

  /// Empty where there is none.
  package static func optional(_ number: Double?) -> Self { number.map(Self.number) ?? .empty }

  /// Names with bars between, as in the tables that are read.
  package static func names(_ names: [String]?) -> Self { optional(names?.joined(separator: " | ")) }

  /// Both ends in cells of their own; two empty ones where there are none.
  package static func ends(_ interval: ClosedRange<Double>?) -> [Self] {
    [.optional(interval?.lowerBound), .optional(interval?.upperBound)]
  }
}

/// A report that can be written as tables.
///
/// The tables are the same whatever the answer is, so that files of an earlier answer are all replaced: one that has nothing
/// to say consists of its header.
package protocol TabledReport: Sendable {
  /// Names of all its tables; known before there is an answer, so that no input is written over.
  static var tableNames: [String] { get }
  /// In the order of the names.
  var tables: [PlainTable] { get }
}
