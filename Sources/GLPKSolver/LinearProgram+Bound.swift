import CGLPK

/// Proofs in our own arithmetic: GLPK says which basis, we say what follows.
extension LinearProgram {
  /// A number that c·x exceeds nowhere in the program, proven in our own arithmetic from the duals of the
  /// last basis; plus infinity where they prove nothing.
  package func provenUpperBound() throws(GLPKError) -> Double {
    try provenUpperBound(duals: rowDuals())
  }

  /// The same from any row duals, one for each row: better ones give a lower number, none a wrong one.
  package func provenUpperBound(duals: [Double]) throws(GLPKError) -> Double {
    try requireLength(duals.count, .row)
    var bound = SafeBound(self, duals: duals)
    return bound.value()
  }

  /// The same for other costs, and over other bounds of the columns.
  package func provenUpperBound(
    duals: [Double], costs: [Double], lower: [Double], upper: [Double]
  ) throws(GLPKError) -> Double {
    try requireLength(duals.count, .row)
    for values in [costs, lower, upper] { try requireLength(values.count, .column) }
    var bound = SafeBound(self, duals: duals, costs: costs, columns: (lower, upper))
    return bound.value()
  }

  /// Whether nothing satisfies the program, proven in our own arithmetic from the last basis: after `solve` has said
  /// so. No proof is no proof of the contrary.
  package func provesInfeasible() throws(GLPKError) -> Bool {
    let handle = try open()
    // Crossed bounds need no proof.
    for (lower, upper) in [(rowLower, rowUpper), (columnLower, columnUpper)] {
      if zip(lower, upper).contains(where: { $0 > $1 }) { return true }
    }
    guard rowCount > 0 else { return false }
    let nothing = [Double](repeating: 0, count: columnCount)
    // The basis charges all basic variables whose bounds it breaks, as the first phase of simplex does; then
    // the worst alone.
    for all in [true, false] {
      // 0·x ≤ a number below 0 (Farkas).
      var multipliers = [Double](repeating: 0, count: rowCount + 1)
      try check(sg_ray(handle, all ? 1 : 0, &multipliers))
      var bound = SafeBound(self, duals: Array(multipliers.dropFirst()), costs: nothing)
      if bound.value() < 0 { return true }
    }
    return false
  }
}
