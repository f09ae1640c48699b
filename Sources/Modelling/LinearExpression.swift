/// A variable: a column of a model, by its place.
package struct Variable: Sendable, Hashable {
  /// Its place among the model's columns.
  package let index: Int

  package init(index: Int) { self.index = index }
}

/// A linear expression: a sum of variables times numbers, plus a constant. A variable may come more than
/// once; `Program` adds its coefficients up.
package struct LinearExpression: Sendable {
  /// A number times a variable.
  package struct Term: Sendable, Hashable {
    package var variable: Variable
    package var coefficient: Double

    package init(_ coefficient: Double, _ variable: Variable) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  /// In the order in which they were added, which is that of the sums.
  package var terms: [Term]
  /// Moves to the bounds of a row, or to the objective's own constant.
  package var constant: Double

  package init(_ terms: [Term] = [], constant: Double = 0) {
    self.terms = terms
    self.constant = constant
  }

  /// In place, in constant time.
  package mutating func add(_ coefficient: Double, _ variable: Variable) {
    terms.append(Term(coefficient, variable))
  }
}

/// What may stand in an expression: a variable, an expression, a number.
package protocol LinearTerm {
  var linear: LinearExpression { get }
}

extension LinearExpression: LinearTerm {
  package var linear: LinearExpression { self }
}

extension Variable: LinearTerm {
  package var linear: LinearExpression { LinearExpression([.init(1, self)]) }
}

extension Double: LinearTerm {
  package var linear: LinearExpression { LinearExpression(constant: self) }
}

/// Operators read as the formulas of the literature do; each makes a new expression, so long sums are built
/// by `add` or `+=`.
package func + (left: some LinearTerm, right: some LinearTerm) -> LinearExpression {
  let (left, right) = (left.linear, right.linear)
  return LinearExpression(left.terms + right.terms, constant: left.constant + right.constant)
}

package func - (left: some LinearTerm, right: some LinearTerm) -> LinearExpression {
  left.linear + -1 * right.linear
}

package func * (factor: Double, right: some LinearTerm) -> LinearExpression {
  let right = right.linear
  return LinearExpression(
    right.terms.map { .init(factor * $0.coefficient, $0.variable) }, constant: factor * right.constant)
}

package func += (left: inout LinearExpression, right: some LinearTerm) {
  let right = right.linear
  left.terms.append(contentsOf: right.terms)
  left.constant += right.constant
}
