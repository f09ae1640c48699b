import Formulation
import GLPKSolver

/// Benders' cuts on outcomes from the duals of a node's program.
extension Relaxation {
  /// What the last program's duals say of the log-chances of every plan; nil where they lean on what holds
  /// in a node alone, or say nothing.
  ///
  /// With the duals y of all rows, and λⱼ that of the row Vⱼ ≤ Σ log φ, Σ λⱼ·Vⱼ is bounded by weak duality
  /// over the columns' bounds at the root.
  ///
  /// - Parameter row: one that does not hold for every plan, such as the condition of bound tightening; its
  ///   dual is left out.
  func support(without row: Int? = nil) throws -> OutcomeCut? {
    var duals = try program.rowDuals()
    if let row { duals[row] = 0 }
    var costs = [Double](repeating: 0, count: layout.count)
    let slopes = reduction.outcomes.indices.map { max(0, duals[rows.firstOutcome + $0]) }
    for (index, slope) in slopes.enumerated() { costs[layout.outcome(index)] = slope }
    // A cut of a smaller box holds for some plans only.
    for (index, cut) in cuts.enumerated() where duals[rows.count + index] != 0 {
      if !cut.holds(in: ranges(of: cut.term, in: root)) { return nil }
    }
    // Log-chances below these floors only make the left side less. But where the projection's own floor is
    // higher, the cut might cut off what is there.
    var (lower, upper) = (root.lower, root.upper)
    for term in reduction.terms.indices { lower[layout.term(term)] = termFloor[term] }
    for outcome in reduction.outcomes.indices where !lower[layout.outcome(outcome)].isFinite {
      lower[layout.outcome(outcome)] = floor(of: outcome)
      if lower[layout.outcome(outcome)] < SearchTuning.outcomeFloor { return nil }
    }
    let level = try program.provenUpperBound(duals: duals, costs: costs, lower: lower, upper: upper)
    return level.isFinite && slopes.contains { $0 > 0 } ? OutcomeCut(slopes: slopes, level: level) : nil
  }
}
