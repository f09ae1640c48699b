/// The writer of free-format MPS; the file says after its name that it is free, since CBC takes short lines
/// for fixed columns else.
///
/// MPS minimises, and readers disagree on sections that say otherwise (glpsol refuses OBJSENSE). So a
/// program that maximises is written with its objective negated, in a row named `negated`: the file's
/// optimum is minus the program's. A program that minimises has the row `cost`. Readers also disagree on the
/// sign of a constant in the RHS section, so the objective's constant is the cost of a column `one`, fixed
/// at 1. Of a row bounded on both sides the upper bound and the distance are written; so the lower one may
/// move by a rounding.
package enum MPSWriter {
  /// The file's text, ASCII, lines ended by a line feed.
  package static func text(_ program: Program) -> String {
    let objective = ProgramNames.fresh(
      program.sense == .maximise ? "negated" : "cost", among: Set(program.rowNames))
    let one = ProgramNames.fresh("one", among: Set(program.columnNames))
    let constant = sign(program) * program.objectiveConstant
    var out = "NAME sidereal FREE\nROWS\n N \(objective)\n"
    for row in 0..<program.rowCount { out += " \(type(program.rows.bounds(row))) \(program.rowName(row))\n" }
    writeColumns(program, objective, to: &out)
    if constant != 0 { out += " \(one) \(objective) \(NumberText.of(constant))\n" }
    writeRightHandSides(program, to: &out)
    writeRanges(program, to: &out)
    writeBounds(program, to: &out)
    if constant != 0 { out += " FX BND \(one) 1\n" }
    return out + "ENDATA\n"
  }

  /// What the objective is multiplied by for a file that minimises.
  private static func sign(_ program: Program) -> Double { program.sense == .maximise ? -1 : 1 }

  /// Equal, less, greater, or no bound.
  private static func type(_ bounds: Bounds) -> Character {
    if bounds.lower == bounds.upper { return "E" }
    if bounds.upper < .infinity { return "L" }
    return bounds.lower > -.infinity ? "G" : "N"
  }

  /// The matrix column by column, as the format wants it, with markers around whole numbers.
  private static func writeColumns(_ program: Program, _ objective: String, to out: inout String) {
    out += "COLUMNS\n"
    let columns = ColumnOrder(program)
    var isInteger = false
    for column in 0..<program.columnCount {
      if program.isInteger[column] != isInteger {
        isInteger.toggle()
        out += " MARKER 'MARKER' '\(isInteger ? "INTORG" : "INTEND")'\n"
      }
      let name = program.columnName(column)
      let entries = columns.entries(column)
      let cost = sign(program) * program.costs[column]
      // A column without entries has to be named somewhere.
      if cost != 0 || entries.isEmpty { out += " \(name) \(objective) \(NumberText.of(cost))\n" }
      for entry in entries {
        let row = program.rowName(Int(columns.rows[entry]))
        out += " \(name) \(row) \(NumberText.of(columns.values[entry]))\n"
      }
    }
    if isInteger { out += " MARKER 'MARKER' 'INTEND'\n" }
  }

  /// The upper bound where there is one, else the lower; 0 is what a row has without.
  private static func writeRightHandSides(_ program: Program, to out: inout String) {
    out += "RHS\n"
    for row in 0..<program.rowCount {
      let bounds = program.rows.bounds(row)
      let value = bounds.upper < .infinity ? bounds.upper : bounds.lower
      if value.isFinite && value != 0 { out += " RHS \(program.rowName(row)) \(NumberText.of(value))\n" }
    }
  }

  /// Rows bounded on both sides: L rows whose range is the distance of their bounds.
  private static func writeRanges(_ program: Program, to out: inout String) {
    var lines = ""
    for row in 0..<program.rowCount {
      let bounds = program.rows.bounds(row)
      let range = bounds.upper - bounds.lower
      if range > 0 && range < .infinity { lines += " RNG \(program.rowName(row)) \(NumberText.of(range))\n" }
    }
    if !lines.isEmpty { out += "RANGES\n" + lines }
  }

  /// Bounds of every column, whatever a reader would assume.
  private static func writeBounds(_ program: Program, to out: inout String) {
    out += "BOUNDS\n"
    for column in 0..<program.columnCount {
      let (lower, upper) = (program.columnLower[column], program.columnUpper[column])
      let name = program.columnName(column)
      if lower == upper {
        out += " FX BND \(name) \(NumberText.of(lower))\n"
      } else if lower == -.infinity && upper == .infinity {
        out += " FR BND \(name)\n"
      } else {
        // Readers differ on what a whole-number column has without bounds, so both are always said.
        out += lower == -.infinity ? " MI BND \(name)\n" : " LO BND \(name) \(NumberText.of(lower))\n"
        out += upper == .infinity ? " PL BND \(name)\n" : " UP BND \(name) \(NumberText.of(upper))\n"
      }
    }
  }
}

/// The entries of a program column by column: its rows transposed by counting, in linear time. Rows ascend
/// in each column.
struct ColumnOrder {
  private let starts: [Int]
  /// For each entry its row and its number.
  private(set) var rows: [Int32]
  private(set) var values: [Double]

  /// First how many entries each column has, then where they go.
  init(_ program: Program) {
    var starts = [Int](repeating: 0, count: program.columnCount + 1)
    for column in program.rows.indices { starts[Int(column) + 1] += 1 }
    for column in 0..<program.columnCount { starts[column + 1] += starts[column] }
    var next = starts
    rows = [Int32](repeating: 0, count: program.rows.indices.count)
    values = [Double](repeating: 0, count: program.rows.indices.count)
    for row in 0..<program.rowCount {
      for entry in program.rows.entries(row) {
        let column = Int(program.rows.indices[entry])
        rows[next[column]] = Int32(row)
        values[next[column]] = program.rows.values[entry]
        next[column] += 1
      }
    }
    self.starts = starts
  }

  func entries(_ column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }
}
