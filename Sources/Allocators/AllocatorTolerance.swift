/// Numerical tolerances of the naive rules: what counts as equal where a rule has to choose.
///
/// Part of what the rules are, since ties are broken by file order: another value may give another plan.
enum AllocatorTolerance {
  /// How far a credit may miss a whole number and still count as it: ten attempts of 0.1 are one chunk, though in doubles
  /// they are a little less.
  static let credit = 1e-9
  /// Gains nearer to 0, or to each other, are equal: chances add up to 1 at most, and a sum of thousands of products is
  /// right to about this.
  static let gain = 1e-12
  /// Chances that differ by no more than this, in shares, are the same: ties go to the plan without grants.
  static let chance = 1e-12
  /// Shares of people-steps nearer than this are equal but for rounding.
  static let share = 1e-12
}
