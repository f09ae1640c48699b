/// A simplex basis: which variables are basic, and on which bound the others rest. All that a later solve
/// needs to resume from here.
package struct Basis: Sendable, Hashable {
  /// Statuses of rows and columns, in GLPK's numbers.
  package enum Status {
    package static let basic: UInt8 = 1
    package static let atLower: UInt8 = 2
    package static let atUpper: UInt8 = 3
    package static let free: UInt8 = 4
    package static let fixed: UInt8 = 5
  }

  /// One for each column.
  package var columns: [UInt8]
  /// One for each row.
  /// As slacks: a basic row is not active.
  package var rows: [UInt8]

  package init(columns: [UInt8], rows: [UInt8]) {
    self.columns = columns
    self.rows = rows
  }
}
