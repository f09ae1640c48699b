/// Numerical tolerances of plans and their chances, but for money, whose table follows.
enum AllocationTolerance {
  /// By how much a bound from the calendar lies above its sum, whose rounding could else lie below.
  static let calendarBound = 1e-12
  /// What a sum of credences may fall short of a share and still reach it: rounding must not lead to the next worse world.
  static let credence = 1e-9
  /// What a law may lack and still be whole; more is the chance that the deadline comes before the start.
  static let beforeStart = 1e-12
}

extension Money {
  /// By how much, relative to an income, spending may exceed it: the one table of tolerances for money.
  ///
  /// Amounts are compared on their own scale, whatever the unit, so every tolerance is relative.
  package enum Tolerance: Double, Sendable {
    /// Nothing beyond the income itself.
    case none = 0
    /// What the definition of a feasible plan grants; `ExactMoney` compares with it in exact arithmetic.
    case stated = 1e-9
    /// What a calendar allows a plan: a little less, so that its rounding never makes a plan infeasible.
    case booked = 0.99e-9
    /// What a bound allows: a little more, so that rounding never cuts a feasible plan off.
    case bounding = 1.01e-9
    /// What amounts in the rows of a linear program may be off by, all roundings together.
    case rows = 1e-8

    /// What may be spent of an income.
    package func limit(of income: Double) -> Double { income * (1 + rawValue) }
  }

  /// The share of an income that may be left out of a bound.
  /// It lies below the rounding of the income itself, and as many as a row has columns stay below a tolerance.
  package static let dust = 1e-15
}
