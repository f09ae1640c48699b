import CGLPK
import Modelling

/// Growing, shrinking and changing. Each change is made in GLPK and in the mirror; a refused argument
/// changes nothing in either.
extension LinearProgram {
  /// Appends columns with entries in rows that exist; they enter nonbasic, so the basis stays.
  ///
  /// - Parameters:
  ///   - block: Bounds, and entries by row; no row twice in a column.
  ///   - costs: One for each column of the block.
  /// - Returns: Their indices.
  @discardableResult
  package func addColumns(_ block: SparseBlock, costs newCosts: [Double]) throws(GLPKError) -> Range<Int> {
    let handle = try open()
    guard newCosts.count == block.count else {
      throw .wrongLength(.column, found: newCosts.count, expected: block.count)
    }
    try requireFinite(newCosts, .column)
    // Checked first: GLPK would end the process for a row twice in a column.
    try validate(block, of: .column, entriesIn: rowCount, first: columnCount)
    try check(block.withVectors { sg_add_columns(handle, $0, newCosts) })
    let first = columnCount
    matrix.addColumns(block, first: first)
    columnLower.append(contentsOf: block.lower)
    columnUpper.append(contentsOf: block.upper)
    costs.append(contentsOf: newCosts)
    return first..<columnCount
  }

  /// Appends rows; their slacks enter basic, so the basis stays a basis.
  ///
  /// - Parameter block: Bounds of the activity, and entries by column; no column twice in a row.
  /// - Returns: Their indices.
  @discardableResult
  package func addRows(_ block: SparseBlock) throws(GLPKError) -> Range<Int> {
    let handle = try open()
    try validate(block, of: .row, entriesIn: columnCount, first: rowCount)
    try check(block.withVectors { sg_add_rows(handle, $0) })
    let first = rowCount
    matrix.addRows(block)
    rowLower.append(contentsOf: block.lower)
    rowUpper.append(contentsOf: block.upper)
    return first..<rowCount
  }

  /// Other values for the entries that a row came with, in the same order; those that columns brought stay. So does the
  /// basis, factorised anew, unless an entry becomes 0: then it is the standard one, since GLPK does not survive bases
  /// with empty rows.
  package func setRow(_ row: Int, values: [Double]) throws(GLPKError) {
    let handle = try open()
    try requireIndex(row, .row)
    try requireFinite(values, .column)
    // Entries as the row came with; those of columns stay beside them.
    let before = matrix.values(withRow: row)
    guard values.count == before.count else {
      throw .wrongLength(.column, found: values.count, expected: before.count)
    }
    if values == before { return }
    matrix.setValues(values, withRow: row)
    // GLPK sets whole rows.
    var block = SparseBlock()
    for (column, value) in matrix.entries(ofRow: row) { block.add(column, value) }
    block.close(.fixed(0))
    try check(block.withVectors { sg_set_row(handle, Int32(row), $0) })
    if zip(before, values).contains(where: { $0 != 0 && $1 == 0 }) { try standardBasis() }
  }

  /// Removes columns; those behind move up. Only nonbasic ones leave a basis behind: where another goes, the next
  /// `solve` starts from an advanced one, and counts that as a retry.
  package func deleteColumns(_ columns: [Int]) throws(GLPKError) {
    let handle = try open()
    let newIndex = try newIndices(without: columns, of: .column, count: columnCount)
    try check(sg_delete_columns(handle, Int32(columns.count), columns.map { Int32($0) }))
    columnLower = kept(columnLower, newIndex)
    columnUpper = kept(columnUpper, newIndex)
    costs = kept(costs, newIndex)
    matrix.deleteColumns(newIndex: newIndex)
  }

  /// Removes rows; those behind move up. Only rows with a basic slack leave a basis behind: where another
  /// goes, the next `solve` starts from an advanced one, and counts that as a retry.
  package func deleteRows(_ rows: [Int]) throws(GLPKError) {
    let handle = try open()
    let newIndex = try newIndices(without: rows, of: .row, count: rowCount)
    try check(sg_delete_rows(handle, Int32(rows.count), rows.map { Int32($0) }))
    rowLower = kept(rowLower, newIndex)
    rowUpper = kept(rowUpper, newIndex)
    matrix.deleteRows(newIndex: newIndex)
  }

  /// For each vector where it is once some are gone; −1 for those. Refuses indices that do not exist or come
  /// twice.
  private func newIndices(
    without gone: [Int], of item: GLPKError.Item, count: Int
  ) throws(GLPKError) -> [Int32] {
    var newIndex = [Int32](repeating: 0, count: count)
    for index in gone {
      try requireIndex(index, item)
      guard newIndex[index] == 0 else { throw .duplicateIndex(item, index: index) }
      newIndex[index] = -1
    }
    var next: Int32 = 0
    for index in newIndex.indices where newIndex[index] == 0 {
      newIndex[index] = next
      next += 1
    }
    return newIndex
  }

  /// The values of those that stay, in their order.
  private func kept(_ values: [Double], _ newIndex: [Int32]) -> [Double] {
    values.indices.filter { newIndex[$0] >= 0 }.map { values[$0] }
  }

  package func setColumnBounds(_ column: Int, _ bounds: Bounds) throws(GLPKError) {
    let handle = try open()
    try requireIndex(column, .column)
    try requireMeaningful(bounds, of: .column, index: column)
    // C takes addresses.
    var index = Int32(column)
    var (lower, upper) = (bounds.lower, bounds.upper)
    try check(sg_set_column_bounds(handle, 1, &index, &lower, &upper))
    columnLower[column] = lower
    columnUpper[column] = upper
  }

  /// Sets the bounds of all columns, one value each; only those that differ reach GLPK.
  package func setColumnBounds(lower: [Double], upper: [Double]) throws(GLPKError) {
    let handle = try open()
    let change = try BoundChange(
      .column, from: (columnLower, columnUpper), to: (lower, upper))
    guard !change.indices.isEmpty else { return }
    let count = Int32(change.indices.count)
    try check(sg_set_column_bounds(handle, count, change.indices, change.lower, change.upper))
    columnLower = lower
    columnUpper = upper
  }

  package func setRowBounds(_ row: Int, _ bounds: Bounds) throws(GLPKError) {
    let handle = try open()
    try requireIndex(row, .row)
    try requireMeaningful(bounds, of: .row, index: row)
    var index = Int32(row)
    var (lower, upper) = (bounds.lower, bounds.upper)
    try check(sg_set_row_bounds(handle, 1, &index, &lower, &upper))
    rowLower[row] = lower
    rowUpper[row] = upper
  }

  /// Sets the bounds of all rows, one value each; only those that differ reach GLPK.
  package func setRowBounds(lower: [Double], upper: [Double]) throws(GLPKError) {
    let handle = try open()
    let change = try BoundChange(.row, from: (rowLower, rowUpper), to: (lower, upper))
    guard !change.indices.isEmpty else { return }
    let count = Int32(change.indices.count)
    try check(sg_set_row_bounds(handle, count, change.indices, change.lower, change.upper))
    rowLower = lower
    rowUpper = upper
  }

  package func setCost(_ column: Int, _ cost: Double) throws(GLPKError) {
    let handle = try open()
    try requireIndex(column, .column)
    guard cost.isFinite else { throw .notFinite(.column, index: column, value: cost) }
    var index = Int32(column)
    var value = cost
    try check(sg_set_costs(handle, 1, &index, &value))
    costs[column] = cost
  }

  /// Sets all costs, one for each column; only those that differ reach GLPK.
  package func setCosts(_ newCosts: [Double]) throws(GLPKError) {
    let handle = try open()
    try requireLength(newCosts.count, .column)
    try requireFinite(newCosts, .column)
    // Few calls of GLPK: most costs stay from node to node.
    let changed = newCosts.indices.filter { newCosts[$0] != costs[$0] }
    guard !changed.isEmpty else { return }
    try check(
      sg_set_costs(handle, Int32(changed.count), changed.map { Int32($0) }, changed.map { newCosts[$0] }))
    costs = newCosts
  }
}
