import Formulation
import Foundation

/// Leaves out of a solved node what cannot beat the best plan.
extension NodeSolver {
  /// Work on intervals, in percent of that on bounds: the space of outcomes narrows most of them for less, and in
  /// large programs all that is worth its while. In small ones nodes cost little.
  private var narrowingShare: Int {
    if outcomeRelaxation == nil { return 100 }
    return layout.count < SearchTuning.small ? 15 : layout.count < SearchTuning.sizable ? 30 : 0
  }

  /// Reduced-cost fixing: what cannot beat the best plan, by the duals of the solved program, is left out of the children.
  func fixByReducedCosts(_ box: inout VariableBounds, _ bound: Double) {
    guard bound > best else { return }
    fixColumnsByReducedCosts(&box, bound)
    guard !relaxation.isSingle else { return }
    for (index, outcome) in reduction.outcomes.enumerated() {
      let column = layout.outcome(index)
      if !box.lower[column].isFinite {
        let least = exp(box.upper[column]) - (bound - best) / outcome.weight
        if least > 1e-12 { box.lower[column] = log(least) - 1e-9 }
      }
    }
  }

  /// Optimality-based bound tightening (OBBT): narrows the intervals of the outcomes that the relaxation overrates most, and solves again while that helps;
  /// false where the node is done with.
  func tightenBounds(_ box: inout VariableBounds, _ bound: inout Double) throws -> Bool {
    guard !relaxation.isSingle else { return true }
    for _ in 0..<3 where 100 * relaxation.narrowingWork <= narrowingShare * relaxation.solvingWork {
      let secantErrors = try relaxation.secantErrors()
      let excess = bound - best
      guard secantErrors.reduce(0, +) > 0.4 * excess, !clock.mustStop else { return true }
      let worst = secantErrors.indices.filter { secantErrors[$0] > 0.05 * excess }
        .sorted { (-secantErrors[$0], $0) < (-secantErrors[$1], $1) }.prefix(6)
      let found = try relaxation.intervals(of: Array(worst), above: best, options: clock.simplex) {
        try keepCut($0)
      }
      let gained = zip(worst, found).map { box.cut(layout.outcome($0), to: $1) }.max() ?? 0
      guard gained > 0.1 else { return true }
      guard propagation.tighten(&box) else {
        bound = best
        return false
      }
      try relaxation.load(box)
      let solved = try relaxation.solve(
        target: target, tolerance: 0.1 * max(options.gap, 0.05 * excess), options: clock.simplex, rounds: 10)
      switch solved {
      case .infeasible:
        // Nothing that beats the best plan is left.
        bound = best
        return false
      case .stopped: return true
      case .bounded(let proven): bound = min(bound, proven)
      }
      if bound <= target { return false }
      fixByReducedCosts(&box, relaxation.lastBound)
    }
    return true
  }

  /// A column at an end of its interval, whose reduced cost says that leaving it far costs more than the
  /// bound has to give, stays near.
  private func fixColumnsByReducedCosts(_ box: inout VariableBounds, _ bound: Double) {
    let slack =
      relaxation.isSingle
      ? log(bound - reduction.constant) - log(max(1e-300, best - reduction.constant))
      : bound - best
    for column in Array(0..<layout.terms) + Array((layout.outcomes + reduction.outcomes.count)..<layout.count)
    {
      let cost = relaxation.reducedCosts[column]
      let (low, high) = (box.lower[column], box.upper[column])
      guard abs(cost) > 1e-9, high > low else { continue }
      let reach = (slack / abs(cost) * (1 + 1e-6) + 1e-6).rounded(.down)
      guard reach < high - low else { continue }
      let value = relaxation.solution[column]
      if cost < 0, value < low + 1e-6 { box.upper[column] = low + reach }
      if cost > 0, value > high - 1e-6 { box.lower[column] = high - reach }
    }
  }
}
