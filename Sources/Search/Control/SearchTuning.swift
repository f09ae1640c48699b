/// Thresholds that several parts of the search share, each with its reason.
enum SearchTuning {
  /// Reductions larger than this are not searched, since their programs would not fit into memory (see
  /// `Reduction.size`).
  static let mostSize = 60_000_000
  /// Columns from which on the plain ratio test is taken: the long-step test loses its way on large programs, with
  /// tens of thousands of iterations after a few cuts.
  static let sizable = 2_000
  /// Columns up to which a program is small: its nodes cost little, so less is done to save one.
  static let small = 700
  /// Outcomes beyond which a relaxation over outcomes alone is no longer small.
  static let mostOutcomes = 64
  /// Where the logarithm of an outcome may be that is given up: below any floor of a relaxation whose cuts are taken,
  /// since those ask nothing that the relaxation's floor does not meet.
  static let outcomeFloor = -1e6
}
