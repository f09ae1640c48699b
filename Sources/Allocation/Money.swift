import Problems

/// What can be paid. A plan may spend what came in to a relative 1e-9, on the scale of the amounts themselves.
package enum Money {
  /// How far spending may exceed income, relative to the income.
  package static let tolerance = 1e-9
  /// What books kept in doubles allow: a little less, so that their rounding never makes a plan infeasible.
  private static let kept = 0.99 * tolerance
  /// What bounds allow: a little more, so that rounding never cuts a feasible plan off.
  private static let granted = 1.01 * tolerance

  /// What may be spent of an income, for books that add and take away.
  package static func spendable(_ income: Double) -> Double { income * (1 + kept) }

  /// What no feasible plan spends more than.
  package static func bound(_ income: Double) -> Double { income * (1 + granted) }

  /// How many attempts of a price above 0 are paid by what is left: none where nothing is.
  package static func payable(_ left: Double, at price: Double) -> Int {
    left > 0 ? Int(saturating: left / price) : 0
  }
}
