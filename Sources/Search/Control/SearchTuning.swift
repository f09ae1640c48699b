/// Thresholds that trade work for tightness, each with its reason. None of them touches what is proven: another value
/// gives another tree with the same optimum.
enum SearchTuning {
  /// Reductions larger than this are not searched, since their programs would not fit into memory (see
  /// `Reduction.size`).
  static let mostSize = 60_000_000
  /// Columns from which on the plain ratio test is taken: the long-step test loses its way on large programs, with
  /// tens of thousands of iterations after a few cuts.
  static let sizable = 2_000
  /// Columns up to which a program is small: its nodes cost little, so less is done to save one.
  static let small = 700
  /// Columns from which on a relaxation takes seconds: fewer outcomes get a program of their own at the root, and nodes
  /// are split by outcomes sooner.
  static let large = 5_000
  /// Outcomes beyond which a relaxation over outcomes alone is no longer small.
  static let mostOutcomes = 64
  /// Where the logarithm of an outcome may be that is given up: below any floor of a relaxation whose cuts are taken,
  /// since those ask nothing that the relaxation's floor does not meet.
  static let outcomeFloor = -1e6
  /// Logarithm below which a chance is 0 beside any other: e^−700 is near the smallest normal number.
  static let nothing = -700.0
  /// Share of the gap asked for at which nodes are closed; the rest is left to rounding in what is reported.
  static let closingShare = 0.95

  /// Tolerance, on its log-chance, of an outcome's own program at the root: its bound is one of many, and nodes narrow
  /// it further.
  static let outcomeTolerance = 3e-3
  /// The same where column generation bounds it, whose last digits are its dearest.
  static let pricedOutcomeTolerance = 0.01
  /// Tolerance of a step of minorise-maximise by the relaxation, on a sum of log-chances: it is made for its plan.
  static let ascentTolerance = 1e-4
  /// The same by column generation, in shares of the incumbent's chance.
  static let pricedAscentShare = 1e-3
  /// Tangents to log(1 − e^{−h}) are drawn no nearer to 0 than at this share of the hazard of the likeliest attempt: a
  /// program could not hold steeper ones.
  static let tangentShare = 1e-6
  /// What counts as 1 − φ̄ at least in the weights of the mean overestimator: with less, powers would be as steep as
  /// steps.
  static let leastMiss = 1e-3
}
