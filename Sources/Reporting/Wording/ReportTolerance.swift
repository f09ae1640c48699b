/// What is too little to be said, and how far numbers may miss what they are read as.
enum ReportTolerance {
  /// Shares of a law below this are rounding.
  static let share = 1e-12
  /// Attempts that take longer than stated by no more than this share of it are not said to.
  static let length = 1e-6
  /// How far a moment may be from a boundary, in steps, and still be that boundary: results print moments rounded.
  static let step = 1e-6
  /// Points of chance below this are printed as none.
  static let points = 1e-7
  /// Percentages below this are printed with an exponent.
  static let percent = 1e-9
}
