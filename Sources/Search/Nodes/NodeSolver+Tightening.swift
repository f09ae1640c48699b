import Formulation
import Foundation

/// Leaves out of a solved node what cannot beat the incumbent: reduced-cost fixing, and optimality-based bound tightening
/// (OBBT; Belotti, Lee, Liberti, Margot and Wächter 2009).
extension NodeSolver {
  /// Work on intervals, in percent of that on bounds: the space of outcomes narrows most of them for less, and in
  /// large programs all that is worth its while. In small ones nodes cost little.
  private var tighteningShare: Int {
    if outcomeRelaxation == nil { return 100 }
    // With a plan near the best an interval is cut deep: on portfolios a third of the time was saved.
    if options.knowsNeighbours, layout.count < SearchTuning.small { return 200 }
    return layout.count < SearchTuning.small ? 15 : layout.count < SearchTuning.sizable ? 30 : 0
  }

  /// Rounds of narrower intervals and a new bound for one node.
  private static let rounds = 3
  /// Rounds of cuts for each of those bounds, which begins from a program that had its cuts already.
  private static let cutRoundsAgain = 10
  /// Outcomes whose intervals are narrowed in a round, and the share of the excess by which the secant of each must
  /// err. Each costs two programs as large as the node's: so they are fewer than in the space of outcomes.
  private static let worstOutcomes = (most: 6, share: 0.05, besideNeighbours: 0.01)
  /// Share of an interval that must go for the node to be solved again.
  private static let worthSolving = 0.1

  /// Reduced-cost fixing: what the duals of the last program rule out in plans that beat the incumbent.
  ///
  /// - Parameter bound: that of the same duals, on the chance.
  func fixByReducedCosts(_ box: inout VariableBounds, bound: Double) {
    guard bound > incumbent.chance else { return }
    fixColumnsByReducedCosts(&box, bound: bound)
    guard !relaxation.isSingle else { return }
    // An outcome without a lower end counts with its upper end: giving it up would cost the difference, which must not
    // exceed what the bound has to give.
    for (index, outcome) in reduction.outcomes.enumerated() {
      let column = layout.outcome(index)
      if !box.lower[column].isFinite {
        let least = exp(box.upper[column]) - (bound - incumbent.chance) / outcome.weight
        if least > SearchTolerance.impliedChance {
          box.lower[column] = log(least) - SearchTolerance.impliedEnd
        }
      }
    }
  }

  /// OBBT: narrows the intervals of the outcomes whose secants err most to where alone the relaxed chance can beat the
  /// incumbent, and solves again while that helps; false where the node is done with, at its bound.
  func tightenBounds(_ open: inout ActiveNode) throws -> Bool {
    guard !relaxation.isSingle else { return true }
    for _ in 0..<Self.rounds
    where 100 * relaxation.work.tightening <= tighteningShare * relaxation.work.solving {
      let errors = try relaxation.secantErrors()
      let excess = open.bound - incumbent.chance
      guard errors.reduce(0, +) > leastOverrated * excess, !clock.mustStop else { return true }
      let share =
        options.knowsNeighbours ? Self.worstOutcomes.besideNeighbours : Self.worstOutcomes.share
      let worst = Array(Self.largest(errors, above: share * excess).prefix(Self.worstOutcomes.most))
      // Each of these programs has duals that say something of every plan, too.
      let found = try relaxation.intervals(of: worst, above: incumbent.chance, options: clock.simplex) {
        keepCut($0)
      }
      let gained = zip(worst, found).map { open.box.cut(layout.outcome($0), to: $1) }.max() ?? 0
      guard gained > Self.worthSolving else { return true }
      guard propagation.tighten(&open.box) else {
        open.bound = incumbent.chance
        return false
      }
      try relaxation.load(open.box)
      let solved = try relaxation.solve(
        target: target, tolerance: cutTolerance(excess: excess), options: clock.simplex,
        rounds: Self.cutRoundsAgain)
      switch solved {
      case .infeasible:
        // Nothing that beats the incumbent is left.
        open.bound = incumbent.chance
        return false
      case .stopped: return true
      case .bounded(let proven): open.bound = min(open.bound, proven)
      }
      if open.bound <= target { return false }
      fixByReducedCosts(&open.box, bound: relaxation.answer.bound)
    }
    return true
  }

  /// Columns at an end of their intervals stay near it where the reduced cost says that leaving it far costs more than
  /// the bound has to give. Log-chances are left out: what they may move by is no whole number.
  private func fixColumnsByReducedCosts(_ box: inout VariableBounds, bound: Double) {
    // One outcome's program has its log-chance for an objective.
    let slack =
      relaxation.isSingle
      ? log(bound - reduction.constant)
        - log(max(SearchTolerance.divisor, incumbent.chance - reduction.constant))
      : bound - incumbent.chance
    let padding = SearchTolerance.integrality
    for column in Array(0..<layout.terms) + Array((layout.outcomes + reduction.outcomes.count)..<layout.count)
    {
      let cost = relaxation.answer.reducedCosts[column]
      let (low, high) = (box.lower[column], box.upper[column])
      guard abs(cost) > SearchTolerance.reducedCost, high > low else { continue }
      // Whole units that the column may go from its end.
      let reach = (slack / abs(cost) * (1 + padding) + padding).rounded(.down)
      guard reach < high - low else { continue }
      let value = relaxation.solution[column]
      if cost < 0, value < low + padding { box.upper[column] = low + reach }
      if cost > 0, value > high - padding { box.lower[column] = high - reach }
    }
  }
}
