/// Numerical tolerances of reading a problem and putting it on its grid.
enum ProblemTolerance {
  /// How far a number of steps, of people or of things may miss a whole number and still be that number: what decimals
  /// such as 0.1 leave after some divisions, and far less than an author could mean.
  static let whole = 1e-9
  /// By how much shares that are to sum to 1 may miss it: as many digits as an author may be asked for.
  static let sum = 1e-9
  /// By how much awards may exceed an income, in shares of it: as a calendar allows a plan (see `Money.Tolerance`), so that
  /// what is read as covered is feasible.
  static let money = 0.99e-9
  /// Weights of a law on the grid, and what they miss 1 by, that come from the rounding of differences alone.
  static let weight = 1e-14
  /// Share of a step to which moments must be told apart for its boundaries to be moments at all.
  static let coarsest = 1e-3
  /// By how many months a moment may lie before the first of a month and be shown as that day: a few seconds.
  static let month = 1e-6
}
