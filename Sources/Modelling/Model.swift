/// A program in the making: variables, rows, an objective. Nothing is checked before `program()`, which
/// checks all.
package struct Model: Sendable {
  private var lower: [Double] = []
  private var upper: [Double] = []
  private var isInteger: [Bool] = []
  /// Nil: generated from the place.
  private var columnNames: [String?] = []
  private var rowNames: [String?] = []
  private var rows = SparseBlock()
  private var objective = LinearExpression()
  private var sense = Sense.minimise

  package init() {}

  /// So far.
  package var variableCount: Int { lower.count }
  package var rowCount: Int { rows.count }

  /// Adds a column.
  ///
  /// - Parameters:
  ///   - bounds: 0 or more unless told.
  ///   - name: nil: generated from its place.
  package mutating func addVariable(
    _ bounds: Bounds = .nonnegative, isInteger whole: Bool = false, name: String? = nil
  ) -> Variable {
    lower.append(bounds.lower)
    upper.append(bounds.upper)
    isInteger.append(whole)
    columnNames.append(name)
    return Variable(index: lower.count - 1)
  }

  /// Adds lower ≤ expression ≤ upper; the expression's constant moves to the bounds.
  ///
  /// - Returns: The row's index.
  @discardableResult
  package mutating func addRow(
    _ expression: LinearExpression, _ bounds: Bounds, name: String? = nil
  ) -> Int {
    for term in expression.terms { rows.add(term.variable.index, term.coefficient) }
    rows.close(
      Bounds(lower: bounds.lower - expression.constant, upper: bounds.upper - expression.constant))
    rowNames.append(name)
    return rows.count - 1
  }

  /// Sets the objective. The last one given counts; without one, the program asks for any feasible point.
  package mutating func optimise(_ sense: Sense, _ expression: LinearExpression) {
    self.sense = sense
    objective = expression
  }

  /// The program, validated.
  ///
  /// - Throws: `InvalidProgram` with everything that is wrong.
  package func program() throws(InvalidProgram) -> Program {
    var costs = [Double](repeating: 0, count: variableCount)
    var strangers: [InvalidProgram.Problem] = []
    for term in objective.terms {
      if costs.indices.contains(term.variable.index) {
        costs[term.variable.index] += term.coefficient
      } else {
        let index = term.variable.index
        strangers.append(.objectiveOutOfRange(column: index, count: variableCount))
      }
    }
    guard strangers.isEmpty else { throw InvalidProgram(problems: strangers) }
    return try Program(
      sense: sense, objectiveConstant: objective.constant, costs: costs, columnLower: lower,
      columnUpper: upper, isInteger: isInteger, rows: rows,
      columnNames: Self.filled(columnNames, "x"), rowNames: Self.filled(rowNames, "r"))
  }

  /// Names of all where some have one; empty where none has.
  private static func filled(_ names: [String?], _ prefix: String) -> [String] {
    guard names.contains(where: { $0 != nil }) else { return [] }
    return names.enumerated().map { index, name in name ?? "\(prefix)\(index + 1)" }
  }
}
