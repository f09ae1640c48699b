/// How far chances may be apart by rounding, and still count as one.
package enum AnswerTolerance {
  /// What the sum of many brackets may lose.
  package static let sum = 1e-11
  /// Below this a worth of one more team counts as none, and two as one: far above the rounding of exact chances.
  package static let tie = 1e-11
}
