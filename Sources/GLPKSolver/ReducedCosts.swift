/// Reduced costs c − Aᵀy as intervals: with, for each column, how far rounding may have moved it.
struct ReducedCosts {
  /// As computed, one for each column.
  private let values: [Double]
  /// Half-width of an interval that holds the exact value.
  private let margins: [Double]

  init(costs: [Double], matrix: MatrixMirror, duals: [Double]) {
    var values = costs
    // Sizes first: what is added up in absolute values bounds what rounding may do.
    var margins = costs.map(abs)
    var counts = [Int32](repeating: 0, count: costs.count)
    values.withUnsafeMutableBufferPointer { values in
      margins.withUnsafeMutableBufferPointer { margins in
        counts.withUnsafeMutableBufferPointer { counts in
          matrix.forEachEntry { row, column, value in
            let dual = duals[row]
            if dual == 0 { return }
            let product = dual * value
            values[column] -= product
            margins[column] += abs(product)
            counts[column] += 1
          }
        }
      }
    }
    // Products err by at most 2⁻⁵³ of themselves, and each step by 2⁻⁵³ of a partial sum, which the sum of sizes
    // exceeds; twice that also covers the rounding of the sizes and of `lower` and `upper`. The last term covers
    // underflow.
    for column in costs.indices {
      let steps = Double(counts[column])
      margins[column] =
        counts[column] == 0 ? 0 : (steps + 2) * 0x1p-52 * margins[column] + steps * 0x1p-1000
    }
    self.values = values
    self.margins = margins
  }

  /// The exact value lies between these.
  func lower(_ column: Int) -> Double { values[column] - margins[column] }
  func upper(_ column: Int) -> Double { values[column] + margins[column] }
}
