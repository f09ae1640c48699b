/// The writer of the CPLEX LP format, in the part that glpsol and HiGHS read alike.
///
/// The objective keeps its sense. A row bounded on both sides becomes two, `name` and `name_low`. A constant
/// stands in the objective as the column `one`, fixed at 1, for glpsol reads no bare number there.
package enum LPWriter {
  /// The file's text, ASCII, lines ended by a line feed.
  package static func text(_ program: Program) -> String {
    // No name of the program's own may be taken for it.
    let one = ProgramNames.fresh("one", among: Set(program.columnNames))
    var out = program.sense == .maximise ? "Maximize\n" : "Minimize\n"
    writeObjective(program, one, to: &out)
    out += "Subject To\n"
    writeRows(program, one, to: &out)
    out += "Bounds\n"
    for column in 0..<program.columnCount { out += boundsLine(program, column) }
    if needsOne(program) { out += " \(one) = 1\n" }
    // No section without entries.
    let whole = program.isInteger.indices.filter { program.isInteger[$0] }
    if !whole.isEmpty {
      out += "General\n"
      for column in whole { out += " \(program.columnName(column))\n" }
    }
    return out + "End\n"
  }

  /// One term a line: the format limits the length of lines.
  fileprivate static func term(_ value: Double, _ name: String) -> String {
    " \(value < 0 ? "-" : "+") \(NumberText.of(abs(value))) \(name)\n"
  }

  /// The column `one` is there for a constant, and for a program without columns.
  private static func needsOne(_ program: Program) -> Bool {
    program.objectiveConstant != 0 || program.columnCount == 0
  }

  /// All columns, also those that cost nothing.
  private static func writeObjective(_ program: Program, _ one: String, to out: inout String) {
    out += " obj:\n"
    // Every column is named here, so that those without entries exist, and all stay in order.
    for column in 0..<program.columnCount {
      out += term(program.costs[column], program.columnName(column))
    }
    if needsOne(program) { out += term(program.objectiveConstant, one) }
  }

  /// Each row once, or twice where it is bounded on both sides.
  private static func writeRows(_ program: Program, _ one: String, to out: inout String) {
    // The format wants one row at least, and an entry in each.
    let any = program.columnCount == 0 ? one : program.columnName(0)
    if program.rowCount == 0 { out += " nothing:\n\(term(0, any)) <= 0\n" }
    // The second name of a row must not be another row's.
    let taken = Set(program.rowNames)
    let writer = RowWriter(program: program, any: any)
    for row in 0..<program.rowCount {
      let bounds = program.rows.bounds(row)
      let name = program.rowName(row)
      if bounds.lower == bounds.upper {
        out += writer.text(row: row, name: name, relation: "=", side: bounds.lower)
        continue
      }
      if bounds.upper < .infinity {
        out += writer.text(row: row, name: name, relation: "<=", side: bounds.upper)
      }
      if bounds.lower > -.infinity {
        let low = bounds.upper < .infinity ? ProgramNames.fresh(name + "_low", among: taken) : name
        out += writer.text(row: row, name: low, relation: ">=", side: bounds.lower)
      }
    }
  }

  /// Rows of one program, which share what stands for no entry.
  private struct RowWriter {
    let program: Program
    /// The name of some column, for rows without entries.
    let any: String

    func text(row: Int, name: String, relation: String, side: Double) -> String {
      let entries = program.rows.entries(row)
      var out = " \(name):\n"
      if entries.isEmpty { out += LPWriter.term(0, any) }
      for entry in entries {
        out += LPWriter.term(
          program.rows.values[entry], program.columnName(Int(program.rows.indices[entry])))
      }
      return out + " \(relation) \(NumberText.of(side))\n"
    }
  }

  /// Bounds of every column, written out rather than left to what a reader assumes.
  private static func boundsLine(_ program: Program, _ column: Int) -> String {
    let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
    let name = program.columnName(column)
    if lower == upper { return " \(name) = \(NumberText.of(lower))\n" }
    if lower == -.infinity && upper == .infinity { return " \(name) free\n" }
    if upper == .infinity { return " \(name) >= \(NumberText.of(lower))\n" }
    let low = lower == -.infinity ? "-inf" : NumberText.of(lower)
    return " \(low) <= \(name) <= \(NumberText.of(upper))\n"
  }
}
