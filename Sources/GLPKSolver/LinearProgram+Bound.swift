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
}
