import CGLPK

/// Reading the last solve: values, duals, basis.
extension LinearProgram {
  /// x of the last basis, one value for each column.
  package func primals() throws(GLPKError) -> [Double] { try read(SG_COLUMN_PRIMALS, columnCount) }

  /// c − Aᵀy, one for each column; positive at an upper bound of an optimum.
  package func reducedCosts() throws(GLPKError) -> [Double] { try read(SG_COLUMN_DUALS, columnCount) }

  /// Ax, one for each row.
  package func rowActivities() throws(GLPKError) -> [Double] { try read(SG_ROW_PRIMALS, rowCount) }

  /// y, one for each row: what one unit more of the row's active bound is worth. Positive at an upper bound.
  package func rowDuals() throws(GLPKError) -> [Double] { try read(SG_ROW_DUALS, rowCount) }

  /// As `primals()`, into an array that is kept: no allocation where its length fits.
  package func readPrimals(into values: inout [Double]) throws(GLPKError) {
    try read(SG_COLUMN_PRIMALS, columnCount, into: &values)
  }

  package func readReducedCosts(into values: inout [Double]) throws(GLPKError) {
    try read(SG_COLUMN_DUALS, columnCount, into: &values)
  }

  package func readRowActivities(into values: inout [Double]) throws(GLPKError) {
    try read(SG_ROW_PRIMALS, rowCount, into: &values)
  }

  package func readRowDuals(into values: inout [Double]) throws(GLPKError) {
    try read(SG_ROW_DUALS, rowCount, into: &values)
  }

  private func read(_ what: Int, _ count: Int) throws(GLPKError) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    try read(what, count, into: &values)
    return values
  }

  /// Copies out of GLPK, whose memory may move with the next call.
  private func read(_ what: Int, _ count: Int, into values: inout [Double]) throws(GLPKError) {
    let handle = try open()
    if values.count != count { values = [Double](repeating: 0, count: count) }
    guard count > 0 else { return }
    try check(sg_read(handle, Int32(what), &values))
  }

  /// Column and coefficient of every entry of a row, in the order they were added.
  package func row(_ row: Int) throws(GLPKError) -> [(column: Int, value: Double)] {
    try requireIndex(row, .row)
    return matrix.entries(ofRow: row)
  }

  /// The statuses of the present basis.
  package func basis() throws(GLPKError) -> Basis {
    let handle = try open()
    var columns = [UInt8](repeating: 0, count: columnCount)
    var rows = [UInt8](repeating: 0, count: rowCount)
    try check(sg_get_basis(handle, &columns, &rows))
    return Basis(columns: columns, rows: rows)
  }

  /// Makes `basis` the one the next `solve` starts from. Rows and columns that were added since it was taken
  /// enter as new ones do: slacks basic, columns nonbasic. Throws `badBasis` where it has more rows or
  /// columns than the program, or a number that is no status.
  package func restore(_ basis: Basis) throws(GLPKError) {
    let handle = try open()
    let known = Basis.Status.basic...Basis.Status.fixed
    // A status that is none would end the process.
    guard basis.columns.count <= columnCount, basis.rows.count <= rowCount,
      basis.columns.allSatisfy(known.contains), basis.rows.allSatisfy(known.contains)
    else { throw .badBasis }
    // New columns rest on a bound, new rows have basic slacks: still a basis.
    let columns =
      basis.columns
      + (basis.columns.count..<columnCount).map {
        columnLower[$0].isFinite ? Basis.Status.atLower : Basis.Status.atUpper
      }
    let rows =
      basis.rows + [UInt8](repeating: Basis.Status.basic, count: rowCount - basis.rows.count)
    try check(sg_set_basis(handle, columns, rows))
  }

  /// All slacks basic: where a new program starts.
  package func standardBasis() throws(GLPKError) { try check(sg_standard_basis(try open())) }

  /// GLPK's triangular crash basis: fewer iterations from scratch.
  package func advancedBasis() throws(GLPKError) {
    let handle = try open()
    guard rowCount > 0 && columnCount > 0 else { return }
    try check(sg_advanced_basis(handle))
  }

  /// Scales rows and columns; rows added later are not scaled. Answers stay in the units given.
  package func scale() throws(GLPKError) {
    // GLP_SF_AUTO
    try check(sg_scale(try open(), 0x80))
  }

  package func unscale() throws(GLPKError) { try check(sg_scale(try open(), 0)) }
}
