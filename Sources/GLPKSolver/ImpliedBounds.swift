import Modelling

/// Bounds that the rows imply for some columns, each from one row and the other columns' bounds; rounded
/// outwards.
struct ImpliedBounds {
  /// One for each column asked for; free where the rows say nothing.
  private(set) var bounds: [Bounds]

  private let columnLower: [Double]
  private let columnUpper: [Double]

  init(
    matrix: MatrixMirror, rowLower: [Double], rowUpper: [Double], columnLower: [Double],
    columnUpper: [Double], columns: [Int]
  ) {
    self.columnLower = columnLower
    self.columnUpper = columnUpper
    bounds = [Bounds](repeating: .free, count: columns.count)
    var place = [Int32](repeating: -1, count: columnLower.count)
    for (index, column) in columns.enumerated() { place[column] = Int32(index) }
    var least = [Activity](repeating: Activity(), count: rowLower.count)
    var most = least
    matrix.forEachEntry { row, column, value in
      least[row].add(value, value > 0 ? columnLower[column] : columnUpper[column])
      most[row].add(value, value > 0 ? columnUpper[column] : columnLower[column])
    }
    matrix.forEachEntry { row, column, value in
      guard place[column] >= 0, abs(value) > SolverTolerance.divisor else { return }
      let (low, high) =
        value > 0
        ? (columnLower[column], columnUpper[column]) : (columnUpper[column], columnLower[column])
      // value·x ≤ U − (least of the others) and value·x ≥ L − (most of the others).
      let above = rowUpper[row] - least[row].others(value, low, roundingUp: false)
      let below = rowLower[row] - most[row].others(value, high, roundingUp: true)
      improve(Int(place[column]), value: value, above: above, below: below)
    }
  }

  private mutating func improve(_ index: Int, value: Double, above: Double, below: Double) {
    let first = Self.widened(above, divisor: value, upwards: value > 0)
    let second = Self.widened(below, divisor: value, upwards: value < 0)
    let (lower, upper) = value > 0 ? (second, first) : (first, second)
    if lower.isFinite { bounds[index].lower = max(bounds[index].lower, lower) }
    if upper.isFinite { bounds[index].upper = min(bounds[index].upper, upper) }
  }

  /// The subtraction and the division each err by 2⁻⁵³ of their result; `others` covers cancellation.
  private static func widened(_ value: Double, divisor: Double, upwards: Bool) -> Double {
    let quotient = value / divisor
    let slack = abs(quotient) * 0x1p-50 + 0x1p-1000
    return upwards ? quotient + slack : quotient - slack
  }
}

/// The least or largest activity of a row, with the number of infinite terms kept apart.
private struct Activity {
  private var sum = 0.0
  private var size = 0.0
  private var count = 0.0
  private var infinite = 0

  mutating func add(_ value: Double, _ bound: Double) {
    if value == 0 { return }
    if bound.isFinite {
      sum += value * bound
      size += abs(value * bound)
      count += 1
    } else {
      infinite += 1
    }
  }

  /// The activity without one term; infinite (in the direction that proves nothing) where another is.
  func others(_ value: Double, _ bound: Double, roundingUp: Bool) -> Double {
    let nothing = roundingUp ? Double.infinity : -Double.infinity
    guard infinite == (bound.isFinite ? 0 : 1) else { return nothing }
    let rest = bound.isFinite ? sum - value * bound : sum
    let margin = (count + 3) * 0x1p-52 * size + (count + 1) * 0x1p-1000
    return roundingUp ? rest + margin : rest - margin
  }
}
