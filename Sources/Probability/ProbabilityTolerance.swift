/// Where sums and iterations end, and what counts as no difference.
enum ProbabilityTolerance {
  /// How far the mean of a tilted law may stay from its threshold. The tail is exact at any tilt; one near the saddle
  /// point keeps its terms of the order of one.
  static let tiltedMean = 1e-3
  /// Masses below this share of the mode's are left out of a window: thousands of them do not show in 16 digits.
  static let windowMass = 1e-22
  /// Weights below this share of their sum end it, where 31 digits are wanted.
  static let carefulMass = 1e-30
  /// Expected numbers up to which 1 − (1 − q)ᴬ is summed as a series: its terms then fall by a thousandth each time.
  static let seriesMean = 1e-3
  /// Standard errors that come from rounding alone: all values agree.
  static let noError = 1e-15
  /// The same of draws of which only the mean is known to all its digits.
  static let noSpread = 1e-12
}
