/// Student's t law, as far as few samples need it.
package enum StudentT {
  /// One-sided 95 % points for 1 ... 9 degrees of freedom, from the usual table.
  private static let points = [
    6.3137515, 2.9199856, 2.3533634, 2.1318468, 2.0150484, 1.9431803, 1.8945786, 1.8595480, 1.8331129,
  ]

  /// For more than 9 that of 9, which is a little too large.
  package static func upper95(freedom: Int) -> Double { points[min(max(freedom, 1), points.count) - 1] }
}
