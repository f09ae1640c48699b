/// A column of a model.
public struct Variable: Sendable, Hashable {
  /// Its place among the model's columns.
  public let index: Int

  public init(index: Int) { self.index = index }
}

/// A sum of variables times numbers, plus a constant. A variable may come more than once.
public struct LinearExpression: Sendable {
  public struct Term: Sendable, Hashable {
    public var variable: Variable
    public var coefficient: Double

    public init(_ coefficient: Double, _ variable: Variable) {
      self.variable = variable
      self.coefficient = coefficient
    }
  }

  public var terms: [Term]
  public var constant: Double

  public init(_ terms: [Term] = [], constant: Double = 0) {
    self.terms = terms
    self.constant = constant
  }

  public mutating func add(_ coefficient: Double, _ variable: Variable) {
    terms.append(Term(coefficient, variable))
  }
}

/// What stands in an expression: a variable, an expression, a number.
public protocol LinearTerm {
  var linear: LinearExpression { get }
}

extension LinearExpression: LinearTerm {
  public var linear: LinearExpression { self }
}

extension Variable: LinearTerm {
  public var linear: LinearExpression { LinearExpression([.init(1, self)]) }
}

extension Double: LinearTerm {
  public var linear: LinearExpression { LinearExpression(constant: self) }
}

public func + (left: some LinearTerm, right: some LinearTerm) -> LinearExpression {
  let (left, right) = (left.linear, right.linear)
  return LinearExpression(left.terms + right.terms, constant: left.constant + right.constant)
}

public func - (left: some LinearTerm, right: some LinearTerm) -> LinearExpression {
  left.linear + -1 * right.linear
}

public func * (factor: Double, right: some LinearTerm) -> LinearExpression {
  let right = right.linear
  return LinearExpression(
    right.terms.map { .init(factor * $0.coefficient, $0.variable) }, constant: factor * right.constant)
}

public func += (left: inout LinearExpression, right: some LinearTerm) {
  let right = right.linear
  left.terms.append(contentsOf: right.terms)
  left.constant += right.constant
}
