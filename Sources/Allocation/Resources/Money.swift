import Problems

/// The arithmetic of payments: what an income allows, and how many times a price is paid.
package enum Money {
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

  /// How many attempts of a price above 0 are paid by what is left: none where nothing is.
  ///
  /// Whole attempts, rounded down; the largest whole number where there are more.
  static func payable(_ left: Double, at price: Double) -> Int {
    left > 0 ? Int(saturating: left / price) : 0
  }

  /// The steps in which a budget can be at its lowest: the last before each rise of its income, and the last of all.
  ///
  /// In between nothing comes in, so whoever can pay in these can pay in all.
  ///
  /// - Parameter income: what has come in up to each step.
  package static func lowSteps(of income: [Double]) -> [Int] {
    income.indices.filter { $0 + 1 == income.count || income[$0 + 1] > income[$0] }
  }
}
