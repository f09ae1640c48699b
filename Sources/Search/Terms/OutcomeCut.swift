/// A cut on outcomes, a half-space in which any plan at all lies: Σ slopeⱼ·Vⱼ + Σ shareⱼ·exp Vⱼ ≤ level over
/// the log-chances Vⱼ of outcomes (chances where they are direct).
///
/// It comes from dual multipliers, as an optimality cut of Benders' decomposition does, and holds for the
/// whole reduction, not for one node.
struct OutcomeCut: Sendable {
  /// Of log-chances. Not negative: better plans have larger ones.
  let slopes: [Double]
  /// What the left side does not exceed, proven with our own arithmetic.
  let level: Double
  /// Of chances, where the mean overestimator bounds them; not negative. None where empty.
  var shares: [Double] = []
  /// The multipliers that led to it, where those are of use to other problems.
  var direction: MultiplierHint?
}
