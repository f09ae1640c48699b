/// A safe bound on max c·x: weak duality, with rounding errors accounted for.
///
/// For any y: c·x = y·Ax + (c − Aᵀy)·x, so max c·x ≤ Σ max(yL, yU) + Σ max(dl, du) over the bounds of rows
/// and columns (Neumaier and Shcherbina, Safe bounds in linear and mixed-integer programming, 2004). Duals
/// that charge an infinite row bound become zero. Where a reduced cost charges an infinite column bound, a
/// bound implied by the rows takes its place; failing that, a dual is shifted until the sign is right.
struct SafeBound {
  let costs: [Double]
  let rowLower: [Double]
  let rowUpper: [Double]
  let matrix: MatrixMirror
  private(set) var columnLower: [Double]
  private(set) var columnUpper: [Double]
  /// As given, but for those that had to be mended.
  private(set) var duals: [Double]

  /// How often bounds are tightened and duals shifted: a stop for columns that undo each other's repairs.
  static let repairRounds = 3

  /// - Parameters:
  ///   - costs: other costs than the program's.
  ///   - columns: other bounds of its columns.
  init(
    _ program: LinearProgram, duals: [Double], costs: [Double]? = nil,
    columns: (lower: [Double], upper: [Double])? = nil
  ) {
    self.costs = costs ?? program.costs
    rowLower = program.rowLower
    rowUpper = program.rowUpper
    matrix = program.matrix
    columnLower = columns?.lower ?? program.columnLower
    columnUpper = columns?.upper ?? program.columnUpper
    self.duals = duals
    // A dual that would prove nothing is worth less than none.
    for row in duals.indices { self.duals[row] = allowed(duals[row], row) }
  }

  /// The bound; plus infinity where nothing is proven. Linear in the matrix's entries, with a small factor.
  mutating func value() -> Double {
    var reduced = ReducedCosts(costs: costs, matrix: matrix, duals: duals)
    var open = openColumns(reduced)
    // The common case ends here without any of the repairs.
    if !open.isEmpty {
      tighten()
      open = openColumns(reduced)
    }
    for _ in 0..<Self.repairRounds where !open.isEmpty {
      shiftDuals(for: open, reduced)
      reduced = ReducedCosts(costs: costs, matrix: matrix, duals: duals)
      open = openColumns(reduced)
    }
    return open.isEmpty ? total(reduced) : .infinity
  }

  /// The dual, or zero where it would charge a bound that is not there.
  private func allowed(_ dual: Double, _ row: Int) -> Double {
    guard dual.isFinite else { return 0 }
    if dual > 0 { return rowUpper[row] < .infinity ? dual : 0 }
    return rowLower[row] > -.infinity ? dual : 0
  }

  /// Columns whose reduced cost may charge an infinite bound.
  private func openColumns(_ reduced: ReducedCosts) -> [Int] {
    costs.indices.filter { column in
      (columnUpper[column] == .infinity && reduced.upper(column) > 0)
        || (columnLower[column] == -.infinity && reduced.lower(column) < 0)
    }
  }

  /// Replaces infinite bounds by those that rows imply. A bound found in one round may serve in the next.
  private mutating func tighten() {
    var infinite = columnsWithoutBound()
    for _ in 0..<Self.repairRounds where !infinite.isEmpty {
      let implied = ImpliedBounds(
        matrix: matrix, rowLower: rowLower, rowUpper: rowUpper, columnLower: columnLower,
        columnUpper: columnUpper, columns: infinite)
      for (column, bounds) in zip(infinite, implied.bounds) {
        columnLower[column] = max(columnLower[column], bounds.lower)
        columnUpper[column] = min(columnUpper[column], bounds.upper)
      }
      let left = columnsWithoutBound()
      if left.count == infinite.count { return }
      infinite = left
    }
  }

  /// Columns with an infinite end.
  private func columnsWithoutBound() -> [Int] {
    costs.indices.filter { columnLower[$0] == -.infinity || columnUpper[$0] == .infinity }
  }

  /// Σ over rows and columns, each charged to its worse end, summed in two doubles and rounded up.
  private func total(_ reduced: ReducedCosts) -> Double {
    var sum = ExactSum()
    for row in duals.indices where duals[row] != 0 {
      sum.addProduct(duals[row], duals[row] > 0 ? rowUpper[row] : rowLower[row])
    }
    for column in costs.indices {
      let (low, high) = (reduced.lower(column), reduced.upper(column))
      if low == 0 && high == 0 { continue }
      guard low.isFinite && high.isFinite else { return .infinity }
      // The largest of d·x over d in low ... high at either end; an infinite end is never charged.
      var best = (factor: 0.0, bound: 0.0, product: -Double.infinity)
      for bound in [columnLower[column], columnUpper[column]] where bound.isFinite {
        for factor in [low, high] where factor * bound > best.product {
          best = (factor, bound, factor * bound)
        }
      }
      sum.addProduct(best.factor, best.bound)
    }
    return sum.upperEnd
  }

  /// Moves one dual for each open column so far that its reduced cost gets the harmless sign.
  private mutating func shiftDuals(for open: [Int], _ reduced: ReducedCosts) {
    var place = [Int32](repeating: -1, count: costs.count)
    for (index, column) in open.enumerated() { place[column] = Int32(index) }
    var best = [(row: Int, dual: Double, merit: Double)](repeating: (-1, 0, 0), count: open.count)
    matrix.forEachEntry { row, column, value in
      guard place[column] >= 0, value != 0 else { return }
      let (low, high) = (reduced.lower(column), reduced.upper(column))
      // What has to go from the reduced cost.
      let excess = columnUpper[column] == .infinity && high > 0 ? high : low
      // Well past zero, so that rounding in the next round does not undo it.
      let shift = 2 * excess + (excess > 0 ? high - low : low - high)
      let dual = duals[row] + shift / value
      guard dual.isFinite, allowed(dual, row) == dual else { return }
      // Rows that bind already cost nothing to lean on.
      let merit = abs(value) * (duals[row] != 0 ? 1e6 : 1)
      let index = Int(place[column])
      if merit > best[index].merit { best[index] = (row, dual, merit) }
    }
    // One row for each column, the one in which the shift is least beside the coefficient.
    for choice in best where choice.row >= 0 { duals[choice.row] = choice.dual }
  }
}
