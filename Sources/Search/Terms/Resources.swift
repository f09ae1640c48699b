import Formulation

/// The resource rows of a reduction: what an attempt of each column, and each award, takes of people in each step and of
/// money up to each step, and how much there is.
struct Resources: Sendable {
  /// For each column the rows in which it stands, and what one attempt takes there.
  let needs: [[(row: Int, amount: Double)]]
  /// The same for each of `Reduction.awards`; below 0 where an award brings people.
  let awardNeeds: [[(row: Int, amount: Double)]]
  /// What there is of each row.
  let limits: [Double]
  /// For each row the pool or budget that it is of, and its step.
  let supplies: [BaseConstraints.Supply]

  /// The first rows of the base constraints are those of resources; they are read by column here.
  init(_ rows: BaseConstraints, _ layout: VariableLayout) {
    var needs = [[(row: Int, amount: Double)]](repeating: [], count: layout.columns)
    var awardNeeds = [[(row: Int, amount: Double)]](repeating: [], count: layout.count - layout.awards)
    for row in 0..<rows.firstCounter {
      for entry in rows.rows.entries(row) {
        let (column, need) = (Int(rows.rows.indices[entry]), (row, rows.rows.values[entry]))
        if column < layout.columns {
          needs[column].append(need)
        } else {
          awardNeeds[column - layout.awards].append(need)
        }
      }
    }
    (self.needs, self.awardNeeds) = (needs, awardNeeds)
    supplies = rows.supplies
    limits = Array(rows.rows.upper.prefix(rows.firstCounter))
  }

  /// What an attempt of a column costs at prices of the rows.
  func cost(_ column: Int, _ prices: [Double]) -> Double {
    needs[column].reduce(0) { $0 + prices[$1.row] * $1.amount }
  }

  /// The same for every column.
  func costs(_ prices: [Double]) -> [Double] { needs.indices.map { cost($0, prices) } }

  /// What an award brings in at prices of the rows, less what it takes.
  func gains(ofAwards prices: [Double]) -> [Double] {
    awardNeeds.map { needs in -needs.reduce(0) { $0 + prices[$1.row] * $1.amount } }
  }

  /// What all that there is costs: the constant of a Lagrangian relaxation.
  func supply(_ prices: [Double]) -> Double { zip(prices, limits).reduce(0) { $0 + $1.0 * $1.1 } }

  /// What some attempts take of each row.
  func use(_ attempts: [(column: Int, number: Int)]) -> [Double] {
    var use = [Double](repeating: 0, count: limits.count)
    for (column, number) in attempts {
      for need in needs[column] { use[need.row] += need.amount * Double(number) }
    }
    return use
  }
}
