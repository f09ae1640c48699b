import Allocation

/// A cut of Chvátal and Gomory's: a row of people or money, divided and rounded down to whole numbers of attempts.
///
/// Seven people hold two teams of three, not two and a third.
struct RoundedRow: Hashable {
  /// Aligned with `numbers`, which are above 0: Σ number · attempts ≤ limit.
  let columns: [Int]
  let numbers: [Int]
  let limit: Int

  /// Rows of more different amounts than this get no cuts: nobody's team is so varied, and budgets would get many.
  private static let mostAmounts = 6
  /// Amounts of money are off by rounding, and budgets may be overdrawn by so much.
  private static let tolerance = Money.Tolerance.rows.rawValue
  /// What is left of a row below this share of an attempt is not worth a cut.
  private static let leastGain = 0.01
  /// Larger numbers would not be told apart from their neighbours.
  private static let largest = 1e6

  /// Those by each amount of the row that say more than the row does.
  ///
  /// - Parameters:
  ///   - entries: amounts above 0 of whole-number columns.
  ///   - limit: on their sum.
  /// - Returns: none where amounts are too varied; those that rounding does not make tighter are left out.
  static func all(_ entries: [(column: Int, amount: Double)], limit: Double) -> [RoundedRow] {
    let amounts = Set(entries.map(\.amount)).sorted()
    guard amounts.count <= mostAmounts, let least = amounts.first, least > 0, limit.isFinite else {
      return []
    }
    return amounts.compactMap { amount in
      let room = limit / amount
      guard room < largest, amounts[amounts.count - 1] / amount < largest else { return nil }
      // The same factor for all, so that sums of rounded parts never exceed the rounded sum.
      let most = (room * (1 + 2 * tolerance)).rounded(.down)
      guard room - most > leastGain else { return nil }
      let parts = entries.map {
        (column: $0.column, number: ($0.amount / amount * (1 + tolerance)).rounded(.down))
      }
      .filter { $0.number > 0 }
      return RoundedRow(
        columns: parts.map(\.column), numbers: parts.map { Int($0.number) }, limit: Int(most))
    }
  }
}
