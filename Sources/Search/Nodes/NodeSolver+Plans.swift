import Formulation
import Foundation

/// Plans that nodes lead to.
extension NodeSolver {
  /// Steps of a walk around the best plan at each node: more cost small problems what large ones gain.
  private static let shakes = 2
  /// Columns up to which plans are improved attempt by attempt.
  private static let fewColumns = 400

  /// Steps of lists that may be taken before the relaxation has taken as many.
  private static let freeSteps = 20_000

  /// Keeps a plan that is better than any that is known.
  func offerIncumbent(_ state: PartialPlan) {
    if reduction.isBound && state.chance <= best { return }
    let chance = reduction.isBound ? reduction.instance.chance(of: state.plan) : state.chance
    if chance > best {
      best = chance
      found = state.attempts
      bestState = state
      bestLogs = state.logs
      clock.offer(state.attempts, chance)
    }
  }

  /// Plans from the present solution.
  func runHeuristics() {
    let weights = reduction.outcomes.indices.map { outcome in
      let log = reduction.isDirect(outcome) ? 0 : max(-40, relaxation.solution[layout.outcome(outcome)])
      return reduction.outcomes[outcome].weight * exp(log)
    }
    var state = rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop })
    if state.chance > best - 0.02 * (relaxation.lastBound - best) {
      if reduction.columns.count < Self.fewColumns && !reduction.isBound {
        rounding.improve(&state, passes: 2) { clock.mustStop }
      }
    }
    offerIncumbent(state)
    localSearch()
  }

  /// Looks around the last plan that was best, a few steps at a time.
  private func localSearch() {
    guard var state = bestState, reduction.columns.count < Self.fewColumns, !reduction.isBound else { return }
    for _ in 0..<Self.shakes where !clock.mustStop {
      if let better = rounding.shaken(state, &random, unless: { clock.mustStop }) { state = better }
    }
    offerIncumbent(state)
  }

  /// A bound on a node with one outcome, all of whose options could be looked through; the best of them is kept.
  func enumerateSingleOutcome(_ box: VariableBounds) throws -> Double? {
    let rows = relaxation.resources.limits.count
    let prices = try relaxation.program.rowDuals().prefix(rows).map { max(0, $0) }
    // No more than what it is to save.
    let most = Self.freeSteps + work - listing
    guard best > reduction.constant, most > 0,
      var lists = SingleOutcomeEnumeration(relaxation, box, prices: prices, steps: most)
    else { return nil }
    let steps = lists.left
    defer { listing += steps - lists.left }
    // Anything that is better at all, if that does not take too long.
    for chance in [best, target] where lists.left > 0 && !clock.mustStop {
      let floor = log((chance - reduction.constant) / reduction.outcomes[0].weight)
      guard let found = lists.best(above: floor) else { continue }
      if let attempts = found.attempts {
        var state = PartialPlan(network, relaxation.table, gates: [])
        for (column, number) in attempts { state.add(column, number) }
        offerIncumbent(state)
      }
      return max(chance, best) + 2 * SingleOutcomeEnumeration.rounding
    }
    return nil
  }
}
