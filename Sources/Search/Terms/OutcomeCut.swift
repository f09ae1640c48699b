/// What any plan at all obeys: Σ slopeⱼ·Vⱼ + Σ shareⱼ·exp Vⱼ ≤ level over the log-chances of outcomes (chances where they
/// are direct).
struct OutcomeCut: Sendable {
  /// Not negative.
  let slopes: [Double]
  let level: Double
  /// Not negative; none where empty.
  var shares: [Double] = []
  /// What led to it, where that is of use to other problems.
  var direction: MultiplierHint?
}
