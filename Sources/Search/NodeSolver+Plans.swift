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
  func consider(_ state: PlanState) {
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
  func search() {
    let weights = reduction.atoms.indices.map { atom in
      let log = reduction.isDirect(atom) ? 0 : max(-40, relaxation.solution[layout.atom(atom)])
      return reduction.atoms[atom].weight * exp(log)
    }
    var state = rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop })
    if state.chance > best - 0.02 * (relaxation.lastBound - best) {
      if reduction.columns.count < Self.fewColumns && !reduction.isBound {
        rounding.improve(&state, passes: 2) { clock.mustStop }
      }
    }
    consider(state)
    shake()
  }

  /// Looks around the last plan that was best, a few steps at a time.
  private func shake() {
    guard var state = bestState, reduction.columns.count < Self.fewColumns, !reduction.isBound else { return }
    for _ in 0..<Self.shakes where !clock.mustStop {
      if let better = rounding.shaken(state, &random, unless: { clock.mustStop }) { state = better }
    }
    consider(state)
  }

  /// A bound on a node with one outcome, all of whose options could be looked through; the best of them is kept.
  func listed(_ box: Box) throws -> Double? {
    let rows = relaxation.resources.limits.count
    let prices = try relaxation.program.rowDuals().prefix(rows).map { max(0, $0) }
    // No more than what it is to save.
    let most = Self.freeSteps + work - listing
    guard best > reduction.constant, most > 0,
      var lists = OptionSearch(relaxation, box, prices: prices, steps: most)
    else { return nil }
    let steps = lists.left
    defer { listing += steps - lists.left }
    // Anything that is better at all, if that does not take too long.
    for chance in [best, target] where lists.left > 0 && !clock.mustStop {
      let floor = log((chance - reduction.constant) / reduction.atoms[0].weight)
      guard let found = lists.best(above: floor) else { continue }
      if let attempts = found.attempts {
        var state = PlanState(network, relaxation.table, gates: [])
        for (column, number) in attempts { state.add(column, number) }
        consider(state)
      }
      return max(chance, best) + 2 * OptionSearch.rounding
    }
    return nil
  }
}
