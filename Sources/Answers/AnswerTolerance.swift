/// Numerical tolerances of what is said of answers.
package enum AnswerTolerance {
  /// What the sum of many brackets may lose to rounding: far above the rounding of a sum, far below any gap asked for.
  package static let sum = 1e-11
}
