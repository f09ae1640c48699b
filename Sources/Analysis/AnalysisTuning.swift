/// Thresholds and tolerances of the analyses, each with its reason; chances are absolute.
package enum AnalysisTuning {
  /// How far a chance may be from an independent look at it: sums over thousands of worlds are rounded by less.
  package static let check = 1e-11
  /// How far two chances may be apart in the wrong direction before an order of the model counts as broken.
  package static let order = 1e-9
  /// Differences of chances below this are rounding, and counted as none.
  package static let dust = 1e-11
  /// An interval of 95 % is 1.96 standard errors to each side; what breaks an order must be out by as many as this.
  package static let standardErrors = 5.0
  /// What the weights of all draws of who is right may lose to rounding.
  static let weights = 1e-12
  /// Draws that are less likely are left out: the sum of their chances is bracketed by 0 and its weight.
  static let negligibleDraw = 1e-16
  /// A plan is made anew only for more than this: what is no better is no reason to move anybody.
  static let gain = 1e-12
  /// What searches of reviews and of replications may leave open, at least: there are many, and what they leave open
  /// is accounted for.
  static let roughGap = 1e-3
  /// The gap of a search that only asks whether there is any chance at all.
  static let hopeGap = 1e-12
  /// How far a share of people may miss a whole number and still count as it.
  static let share = 1e-9
}
