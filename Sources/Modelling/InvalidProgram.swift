/// Everything that keeps a model from being a program, all at once: an author who mends one mistake should
/// not meet the next one only then.
package struct InvalidProgram: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Item: String, Sendable { case row, column }

  /// One mistake, with where it is.
  package enum Problem: Sendable, Hashable {
    /// Arrays that should hold one value for each column or row.
    case wrongLength(Item, found: Int, expected: Int)
    /// A row's entry names a column outside `0 ..< count`.
    case columnOutOfRange(row: Int, column: Int, count: Int)
    /// The objective names a column outside `0 ..< count`.
    case objectiveOutOfRange(column: Int, count: Int)
    /// Infinite or NaN, as in the next two.
    case coefficientNotFinite(row: Int, column: Int, value: Double)
    case costNotFinite(column: Int, value: Double)
    case constantNotFinite(Double)
    /// NaN, or an end on the wrong side of infinity.
    case meaninglessBounds(Item, Int, lower: Double, upper: Double)
    /// The lower bound is above the upper one; for whole-number columns, once rounded inwards.
    case crossedBounds(Item, Int, lower: Double, upper: Double)
    /// Not 1 to 255 letters, digits, `_` and `.`, starting with a letter or `_`, or a word of the file
    /// formats.
    case badName(Item, Int, String)
    /// Readers of files know rows and columns by name.
    case duplicateName(Item, Int, String)
  }

  /// In the order in which they were found; never empty.
  package let problems: [Problem]

  package init(problems: [Problem]) { self.problems = problems }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension InvalidProgram.Problem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongLength(let item, let found, let expected):
      "\(found) values for \(expected) \(item.rawValue)s"
    case .columnOutOfRange(let row, let column, let count):
      "row \(row) names column \(column); there are \(count)"
    case .objectiveOutOfRange(let column, let count):
      "the objective names column \(column); there are \(count)"
    case .coefficientNotFinite(let row, let column, let value):
      "row \(row) has \(value) as the coefficient of column \(column)"
    case .costNotFinite(let column, let value):
      "column \(column) has \(value) as its cost"
    case .constantNotFinite(let value):
      "the objective's constant is \(value)"
    case .meaninglessBounds(let item, let index, let lower, let upper):
      "\(item.rawValue) \(index) is bounded by \(lower) and \(upper), which are no bounds"
    case .crossedBounds(let item, let index, let lower, let upper):
      "\(item.rawValue) \(index) has its lower bound \(lower) above its upper bound \(upper)"
    case .badName(let item, let index, let name):
      "\(item.rawValue) \(index) has the name \"\(ProgramNames.shown(name))\", which files cannot hold"
    case .duplicateName(let item, let index, let name):
      "\(item.rawValue) \(index) has the name \"\(name)\", which is taken"
    }
  }
}
