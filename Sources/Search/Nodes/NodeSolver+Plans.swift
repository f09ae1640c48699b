import Formulation
import Foundation

/// Plans that nodes lead to: new incumbents.
extension NodeSolver {
  /// Steps of a walk around the best plan at each node: more cost small problems what large ones gain.
  private static let shakes = 2
  /// Columns up to which plans are improved attempt by attempt: a pass looks at each column, and costs time with every
  /// one.
  private static let fewColumns = 400
  /// A plan this near to the incumbent, in shares of the gap to the bound, is worth improving.
  private static let worthImproving = 0.02
  /// Passes over all attempts that an improvement takes.
  private static let passes = 2
  /// Log-chances below this weigh as this: an outcome that is given up would else never be looked at again.
  static let leastLog = -40.0
  /// Steps of enumeration that may be taken before programs have taken as many.
  private static let freeSteps = 20_000

  /// Keeps a plan that is better than any that is known.
  ///
  /// Where the reduction only bounds the problem, what it makes of a plan is no chance of it: the plan itself is judged
  /// then, if it could be better at all.
  func offerIncumbent(_ plan: PartialPlan) {
    if reduction.isBound && plan.chance <= incumbent.chance { return }
    let chance = reduction.isBound ? reduction.instance.chance(of: plan.plan) : plan.chance
    guard chance > incumbent.chance else { return }
    incumbent.replace(by: plan, chance: chance)
    clock.offer(plan.point, chance)
  }

  /// Rounds the present solution to a plan, improves it where it is near the incumbent, and looks around that.
  func runHeuristics() {
    // What a unit of log-chance is worth at the solution: the derivative of weight·exp.
    let weights = reduction.outcomes.indices.map { outcome in
      let log =
        reduction.isDirect(outcome)
        ? 0 : max(Self.leastLog, relaxation.solution[layout.outcome(outcome)])
      return reduction.outcomes[outcome].weight * exp(log)
    }
    var plan = rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop })
    let near = incumbent.chance - Self.worthImproving * (relaxation.answer.bound - incumbent.chance)
    if plan.chance > near, canSearchLocally {
      localSearch.improve(&plan, passes: Self.passes) { clock.mustStop }
    }
    offerIncumbent(plan)
    lookAround()
  }

  /// Few enough columns, and what the reduction makes of a plan is its chance.
  private var canSearchLocally: Bool { reduction.columns.count < Self.fewColumns && !reduction.isBound }

  /// Looks around the last plan that was best, a few steps at a time.
  private func lookAround() {
    guard var plan = incumbent.state, canSearchLocally else { return }
    for _ in 0..<Self.shakes where !clock.mustStop {
      if let better = localSearch.shaken(plan, &random, unless: { clock.mustStop }) { plan = better }
    }
    offerIncumbent(plan)
  }

  /// A bound on a node with one outcome, all of whose plans near the incumbent could be enumerated; the best of them is
  /// kept. Nil where they are too many, or the reduction is none for it.
  func enumerateSingleOutcome(_ box: VariableBounds) throws -> Double? {
    // At the duals of people and money, plans that cost more than they may be worth are passed over.
    let rows = relaxation.resources.limits.count
    let prices = try relaxation.program.rowDuals().prefix(rows).map { max(0, $0) }
    // No more work than the enumeration is to save.
    let most = Self.freeSteps + work - enumerationSteps
    guard incumbent.chance > reduction.constant, most > 0,
      var lists = SingleOutcomeEnumeration(relaxation, box, prices: prices, steps: most)
    else { return nil }
    let steps = lists.left
    defer { enumerationSteps += steps - lists.left }
    // Anything that is better at all, if that does not take too long; else what is better by the gap.
    for chance in [incumbent.chance, target] where lists.left > 0 && !clock.mustStop {
      let floor = log((chance - reduction.constant) / reduction.outcomes[0].weight)
      guard let found = lists.best(above: floor) else { continue }
      if let attempts = found.attempts {
        var plan = PartialPlan(network, relaxation.table, gates: [])
        for (column, number) in attempts { plan.add(column, number) }
        offerIncumbent(plan)
      }
      return max(chance, incumbent.chance) + 2 * SearchTolerance.logEnd
    }
    return nil
  }
}
