/// The check of a program's parts: collects what is wrong, and puts rows into their normal form.
struct ProgramValidator {
  /// What all else is measured by: the number of costs.
  let columnCount: Int
  /// In the order in which they are found: costs, columns, rows, names.
  private(set) var problems: [InvalidProgram.Problem] = []

  init(columnCount: Int) { self.columnCount = columnCount }

  /// - Throws: what was found so far, if anything was.
  func finish() throws(InvalidProgram) {
    if !problems.isEmpty { throw InvalidProgram(problems: problems) }
  }

  /// As many of each as there are columns.
  mutating func requireLengths(_ lengths: [Int]) {
    for length in lengths where length != columnCount {
      problems.append(.wrongLength(.column, found: length, expected: columnCount))
    }
  }

  /// Costs and constant, finite.
  mutating func checkObjective(_ costs: [Double], constant: Double) {
    for (column, cost) in costs.enumerated() where !cost.isFinite {
      problems.append(.costNotFinite(column: column, value: cost))
    }
    if !constant.isFinite { problems.append(.constantNotFinite(constant)) }
  }

  /// Bounds of all columns, those of whole-number ones rounded inwards: 0.5 … 1.7 is 1 … 1, and 0.2 … 0.8
  /// crosses.
  mutating func columnBounds(
    lower: [Double], upper: [Double], isInteger: [Bool]
  ) -> (lower: [Double], upper: [Double]) {
    var (lower, upper) = (lower, upper)
    for column in lower.indices {
      if isInteger[column] {
        lower[column] = lower[column].rounded(.up)
        upper[column] = upper[column].rounded(.down)
      }
      checkBounds(of: .column, index: column, Bounds(lower: lower[column], upper: upper[column]))
    }
    return (lower, upper)
  }

  /// An interval of numbers, and not an empty one: a program that cannot be satisfied for so plain a reason
  /// is a mistake.
  private mutating func checkBounds(of item: InvalidProgram.Item, index: Int, _ bounds: Bounds) {
    if !bounds.isMeaningful {
      problems.append(.meaninglessBounds(item, index, lower: bounds.lower, upper: bounds.upper))
    } else if bounds.lower > bounds.upper {
      problems.append(.crossedBounds(item, index, lower: bounds.lower, upper: bounds.upper))
    }
  }

  /// Rows in their normal form: entries ascending, each column once, no zeros. Equal programs then are equal
  /// values.
  mutating func normalise(_ rows: SparseBlock) -> SparseBlock {
    var result = SparseBlock()
    result.reserveCapacity(vectors: rows.count, entries: rows.values.count)
    var terms: [(column: Int32, value: Double)] = []
    for row in 0..<rows.count {
      checkBounds(of: .row, index: row, rows.bounds(row))
      terms.removeAll(keepingCapacity: true)
      // Most rows are in order already, and are not sorted again.
      var ascends = true
      for entry in rows.entries(row) {
        let (column, value) = (rows.indices[entry], rows.values[entry])
        // Wrong entries are told and left out, so that the rest is checked, too.
        guard isValid(row: row, column: Int(column), value: value) else { continue }
        ascends = ascends && (terms.last.map { $0.column < column } ?? true)
        terms.append((column, value))
      }
      // By place within a column too, so that sums come out the same each time.
      if !ascends { terms = Self.merged(terms) }
      for term in terms where term.value != 0 { result.add(Int(term.column), term.value) }
      result.close(rows.bounds(row))
    }
    return result
  }

  /// Whether an entry may stand in a row; notes why not.
  private mutating func isValid(row: Int, column: Int, value: Double) -> Bool {
    guard column >= 0 && column < columnCount else {
      problems.append(.columnOutOfRange(row: row, column: column, count: columnCount))
      return false
    }
    guard value.isFinite else {
      problems.append(.coefficientNotFinite(row: row, column: column, value: value))
      return false
    }
    return true
  }

  /// Coefficients of one column added up, in the order in which they came.
  private static func merged(
    _ terms: [(column: Int32, value: Double)]
  ) -> [(column: Int32, value: Double)] {
    // Among entries of one column that of the first comes first: sums of doubles depend on their order.
    let order = terms.indices.sorted { (terms[$0].column, $0) < (terms[$1].column, $1) }
    var result: [(column: Int32, value: Double)] = []
    for index in order {
      if let last = result.indices.last, result[last].column == terms[index].column {
        result[last].value += terms[index].value
      } else {
        result.append(terms[index])
      }
    }
    return result
  }

  /// None, or as many as there are rows or columns, each fit for files and no two alike.
  mutating func checkNames(_ names: [String], _ item: InvalidProgram.Item, count: Int) {
    guard !names.isEmpty else { return }
    guard names.count == count else {
      problems.append(.wrongLength(item, found: names.count, expected: count))
      return
    }
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      if !ProgramNames.isValid(name) {
        problems.append(.badName(item, index, name))
      } else if !seen.insert(name).inserted {
        problems.append(.duplicateName(item, index, name))
      }
    }
  }
}
