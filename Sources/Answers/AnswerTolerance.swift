/// Numerical tolerances of what is said of answers.
package enum AnswerTolerance {
  /// What the sum of many brackets may lose to rounding: far above the rounding of a sum, far below any gap asked for.
  package static let sum = 1e-11
  /// Below this a worth of one more team counts as none, and two as one: far above the rounding of exact chances.
  package static let tie = 1e-11
}
