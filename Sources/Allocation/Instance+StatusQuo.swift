extension Instance {
  /// The same problem with another status quo.
  ///
  /// - Parameters:
  ///   - shares: by pool and chunk; nil inside: none stated.
  ///   - grants: for each grant the awards that it makes; nil: none stated.
  package func with(statusQuo shares: [[Double?]], grants: [Int]?) -> Instance {
    var copy = self
    copy.problem.statusQuo = shares
    copy.problem.statusQuoGrants = grants
    return copy
  }
}
