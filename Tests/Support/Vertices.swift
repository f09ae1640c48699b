/// A dense linear program, solved by looking at every vertex: maximise costs·x where each row of `rows` is at most its limit,
/// and each x lies within its ends.
package struct Vertices {
  package var costs: [Double]
  package var lower: [Double]
  package var upper: [Double]
  package var rows: [(values: [Double], limit: Double)]

  package init(costs: [Double], lower: [Double], upper: [Double], rows: [(values: [Double], limit: Double)]) {
    (self.costs, self.lower, self.upper, self.rows) = (costs, lower, upper, rows)
  }

  /// What may be off in a point that is on the safe side.
  private static let tolerance = 1e-9

  /// All planes: rows, and finite ends of columns.
  private var planes: [(values: [Double], limit: Double)] {
    var planes = rows
    for column in costs.indices {
      var unit = costs.map { _ in 0.0 }
      unit[column] = 1
      if upper[column].isFinite { planes.append((unit, upper[column])) }
      unit[column] = -1
      if lower[column].isFinite { planes.append((unit, -lower[column])) }
    }
    return planes
  }

  /// Every vertex; the program must be bounded for the best of them to be its optimum.
  package var all: [[Double]] {
    let planes = planes
    var found: [[Double]] = []
    func choose(_ first: Int, _ chosen: [Int]) {
      if chosen.count == costs.count {
        guard let point = Self.solve(chosen.map { planes[$0] }) else { return }
        let isInside = planes.allSatisfy { plane in
          let size = plane.values.reduce(1) { $0 + abs($1) }
          return Self.product(plane.values, point) <= plane.limit + Self.tolerance * size
        }
        if isInside { found.append(point) }
        return
      }
      for next in first..<max(first, planes.count) { choose(next + 1, chosen + [next]) }
    }
    choose(0, [])
    return found
  }

  /// The best value; nil where nothing is allowed.
  package var maximum: Double? { all.map { Self.product(costs, $0) }.max() }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The point on all of some planes (Gauss, with the largest pivots); nil where there is not exactly one.
  private static func solve(_ planes: [(values: [Double], limit: Double)]) -> [Double]? {
    var rows = planes.map { $0.values + [$0.limit] }
    let count = rows.count
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-9
      else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        if factor != 0 { for place in column...count { rows[row][place] -= factor * rows[column][place] } }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
