extension LinearProgram {
  /// A number that c·x exceeds nowhere in the program, proven in our own arithmetic from the duals of the
  /// last basis; plus infinity where they prove nothing.
  public func provenUpperBound() throws(GLPKError) -> Double {
    try provenUpperBound(duals: rowDuals())
  }

  /// The same from any row duals, one for each row: better ones give a lower number, none a wrong one.
  public func provenUpperBound(duals: [Double]) throws(GLPKError) -> Double {
    try requireLength(duals.count, .row)
    var bound = SafeBound(self, duals: duals)
    return bound.value()
  }

  /// The same for other costs, and over other bounds of the columns.
  public func provenUpperBound(
    duals: [Double], costs: [Double], lower: [Double], upper: [Double]
  ) throws(GLPKError) -> Double {
    try requireLength(duals.count, .row)
    for values in [costs, lower, upper] { try requireLength(values.count, .column) }
    var bound = SafeBound(self, duals: duals, costs: costs, columns: (lower, upper))
    return bound.value()
  }
}
