import Modelling

/// Bounds that rows imply for some columns, each from one row and the other columns' bounds; rounded
/// outwards, so that they may enter a proof.
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
    // For each row its least and its largest activity over the columns' bounds, infinite parts counted
    // apart.
    var least = [Activity](repeating: Activity(), count: rowLower.count)
    var most = least
    matrix.forEachEntry { row, column, value in
      least[row].add(value, value > 0 ? columnLower[column] : columnUpper[column])
      most[row].add(value, value > 0 ? columnUpper[column] : columnLower[column])
    }
    matrix.forEachEntry { row, column, value in
      // Only columns that were asked for.
      guard place[column] >= 0, abs(value) > SolverTolerance.divisor else { return }
      // Which of the column's bounds went into the least activity, and which into the largest.
      let (low, high) =
        value > 0
        ? (columnLower[column], columnUpper[column]) : (columnUpper[column], columnLower[column])
      // value·x ≤ U − (least of the others) and value·x ≥ L − (most of the others).
      let above = rowUpper[row] - least[row].others(value, low, roundingUp: false)
      let below = rowLower[row] - most[row].others(value, high, roundingUp: true)
      improve(Int(place[column]), value: value, above: above, below: below)
    }
  }

  /// Divides what a row leaves by the coefficient; a negative one turns the interval around.
  private mutating func improve(_ index: Int, value: Double, above: Double, below: Double) {
    let first = Self.widened(above, divisor: value, upwards: value > 0)
    let second = Self.widened(below, divisor: value, upwards: value < 0)
    let (lower, upper) = value > 0 ? (second, first) : (first, second)
    if lower.isFinite { bounds[index].lower = max(bounds[index].lower, lower) }
    if upper.isFinite { bounds[index].upper = min(bounds[index].upper, upper) }
  }

  /// A quotient moved outwards: the subtraction and the division each err by 2⁻⁵³ of their result; `others`
  /// covers cancellation.
  private static func widened(_ value: Double, divisor: Double, upwards: Bool) -> Double {
    let quotient = value / divisor
    let slack = abs(quotient) * 0x1p-50 + 0x1p-1000
    return upwards ? quotient + slack : quotient - slack
  }
}

/// A row's least or largest activity, with the number of infinite terms kept apart: without one infinite
/// term it may still be finite.
private struct Activity {
  private var sum = 0.0
  /// Σ |term|, by which rounding is bounded.
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

  /// The activity without one term; infinite, in the direction that proves nothing, where another is.
  func others(_ value: Double, _ bound: Double, roundingUp: Bool) -> Double {
    let nothing = roundingUp ? Double.infinity : -Double.infinity
    guard infinite == (bound.isFinite ? 0 : 1) else { return nothing }
    let rest = bound.isFinite ? sum - value * bound : sum
    let margin = (count + 3) * 0x1p-52 * size + (count + 1) * 0x1p-1000
    return roundingUp ? rest + margin : rest - margin
  }
}
