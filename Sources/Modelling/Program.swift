/// Which way is better.
package enum Sense: Sendable, Hashable {
  case minimise
  case maximise
}

/// A mixed-integer linear program, validated: optimise c·x + constant over column bounds, row bounds on Ax,
/// and whole numbers where asked. Made by `Model.program()` or from arrays.
///
/// Every coefficient is finite and not zero; entries of a row ascend, none comes twice; bounds are in order
/// and not NaN; those of whole-number columns are whole or infinite; names are unique and fit for files. So
/// whoever has a program need check nothing: neither the solver nor the writers do.
package struct Program: Sendable, Hashable {
  package let sense: Sense
  /// It moves the optimum's value, not the optimum.
  package let objectiveConstant: Double
  /// c, one for each column.
  package let costs: [Double]
  package let columnLower: [Double]
  package let columnUpper: [Double]
  /// Whether each column takes whole numbers only.
  package let isInteger: [Bool]
  /// Bounds and entries of every row; indices are columns, ascending.
  package let rows: SparseBlock
  /// Empty, or one name for each column.
  package let columnNames: [String]
  /// Empty, or one name for each row.
  package let rowNames: [String]

  package var columnCount: Int { costs.count }
  package var rowCount: Int { rows.count }
  package var hasIntegers: Bool { isInteger.contains(true) }

  /// The name given, or x1, x2, …
  package func columnName(_ column: Int) -> String {
    columnNames.isEmpty ? "x\(column + 1)" : columnNames[column]
  }

  /// The name given, or r1, r2, …
  package func rowName(_ row: Int) -> String { rowNames.isEmpty ? "r\(row + 1)" : rowNames[row] }

  /// Validates and normalises: sorts each row, adds up coefficients of one column, drops zeros, rounds the
  /// bounds of whole-number columns inwards.
  ///
  /// - Parameters:
  ///   - columns: Bounds of each column, as many as costs.
  ///   - isInteger: Empty (none), or one for each column.
  ///   - columnNames: Empty (generated), or one for each column; likewise for rows.
  /// - Throws: Everything that is wrong, at once.
  package init(
    sense: Sense, objectiveConstant: Double = 0, costs: [Double], columnLower: [Double],
    columnUpper: [Double], isInteger: [Bool] = [], rows: SparseBlock, columnNames: [String] = [],
    rowNames: [String] = []
  ) throws(InvalidProgram) {
    var validator = ProgramValidator(columnCount: costs.count)
    validator.requireLengths(
      [columnLower.count, columnUpper.count, isInteger.isEmpty ? costs.count : isInteger.count])
    // Arrays of different lengths would crash what comes next.
    try validator.finish()
    validator.checkObjective(costs, constant: objectiveConstant)
    let whole = isInteger.isEmpty ? [Bool](repeating: false, count: costs.count) : isInteger
    let bounds = validator.columnBounds(lower: columnLower, upper: columnUpper, isInteger: whole)
    let normal = validator.normalise(rows)
    validator.checkNames(columnNames, .column, count: costs.count)
    validator.checkNames(rowNames, .row, count: rows.count)
    try validator.finish()
    self.sense = sense
    self.objectiveConstant = objectiveConstant
    self.costs = costs
    self.columnLower = bounds.lower
    self.columnUpper = bounds.upper
    self.isInteger = whole
    self.rows = normal
    self.columnNames = columnNames
    self.rowNames = rowNames
  }
}
