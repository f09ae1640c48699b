import Formulation

/// What attempts take of people and budgets, and how much there is.
struct Resources: Sendable {
  /// For each column of attempts.
  let needs: [[(row: Int, amount: Double)]]
  let limits: [Double]

  init(_ rows: StaticRows, columns: Int) {
    var needs = [[(row: Int, amount: Double)]](repeating: [], count: columns)
    for row in 0..<rows.firstCounter {
      for entry in rows.rows.entries(row) {
        needs[Int(rows.rows.indices[entry])].append((row, rows.rows.values[entry]))
      }
    }
    self.needs = needs
    limits = Array(rows.rows.upper.prefix(rows.firstCounter))
  }

  /// What an attempt of each column costs at prices of the resources.
  func costs(_ prices: [Double]) -> [Double] {
    needs.map { $0.reduce(0) { $0 + prices[$1.row] * $1.amount } }
  }
}
