import Problems

/// The arithmetic of payments: what an income allows, and how many times a price is paid.
package enum Money {
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
