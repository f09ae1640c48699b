import Formulation
import Foundation

/// What is done once, before there is a tree.
extension NodeSolver {
  /// Work, in simplex iterations times columns, after which no more outcomes get a program of their own.
  private static let mostPreparation = 80_000_000
  /// Most steps of minorise-maximise.
  private static let ascents = 5

  /// A plan that is known already, and what it leads to.
  func begin(with start: [Int], _ box: VariableBounds) throws {
    let floor = best
    best = 0
    offerIncumbent(
      rounding.plan(
        from: start.map(Double.init), weights: reduction.outcomes.map(\.weight), unless: { clock.mustStop }))
    try minoriseMaximise(box)
    if best < floor {
      best = floor
      found = nil
    }
  }

  /// Each outcome's best log-chance on its own (wait and see) bounds it in every node; their plans are
  /// first incumbents.
  func prepared(_ start: VariableBounds) throws -> VariableBounds {
    var box = start
    if bestState == nil {
      // A first plan at once, from nothing.
      let idle = [Double](repeating: 0, count: layout.count)
      offerIncumbent(
        rounding.plan(from: idle, weights: reduction.outcomes.map(\.weight), unless: { clock.mustStop }))
    }
    let before = relaxation.solvingWork
    if let prices, !options.directions.isEmpty, MultiplierHint.isOf(reduction) {
      for direction in options.directions where !clock.mustStop { try keepCut(prices.support(direction)) }
      return box
    }
    for outcome in sample() where !relaxation.isSingle && !reduction.isDirect(outcome) {
      let work = (relaxation.solvingWork - before) * layout.count
      if clock.mustStop || work > Self.mostPreparation { break }
      var weights = reduction.outcomes.map { _ in 0.0 }
      weights[outcome] = 1
      if prices != nil {
        let log = try priced(weights, in: box, tolerance: 0.01)
        box.upper[layout.outcome(outcome)] = min(box.upper[layout.outcome(outcome)], log ?? 0)
        continue
      }
      try relaxation.load(box, for: .logs(weights))
      let solved = try relaxation.solve(
        target: -.infinity, tolerance: 3e-3, options: clock.simplex, rounds: 8)
      if case .bounded(let log) = solved {
        try keepCut()
        box.upper[layout.outcome(outcome)] = min(box.upper[layout.outcome(outcome)], log)
        offerIncumbent(rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop }))
      }
    }
    return box
  }

  /// Steps of minorise-maximise from the best plan: each maximises Σ weight·chance·log-chance, with the chances of
  /// the step before, which lies below the true objective and touches it there.
  func minoriseMaximise(_ box: VariableBounds) throws {
    guard !relaxation.isSingle, !reduction.outcomes.indices.contains(where: reduction.isDirect) else {
      return
    }
    for _ in 0..<Self.ascents where !clock.mustStop {
      guard let logs = bestState?.logs else { return }
      let before = best
      let weights = reduction.outcomes.map { outcome in
        outcome.weight * exp(max(-40, outcome.terms.reduce(0) { $0 + logs[$1] }))
      }
      if prices != nil {
        let bound = try priced(weights, in: box, tolerance: max(0.1 * options.gap, 1e-3 * best))
        if bound == nil || best <= before { return }
        continue
      }
      try relaxation.load(box, for: .logs(weights))
      let solved = try relaxation.solve(
        target: -.infinity, tolerance: 1e-4, options: clock.simplex, rounds: 10)
      guard case .bounded = solved else { return }
      try keepCut()
      offerIncumbent(rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop }))
      if best <= before { return }
    }
  }

  /// Outcomes worth a program of their own: of long chains only some, whose bounds hold for earlier ones too, and
  /// fewer where each takes seconds.
  private func sample() -> [Int] {
    let total = layout.count > Self.large ? 8 : 60
    let most = max(1, total / max(1, reduction.chains.count))
    var chosen: Set<Int> = []
    for chain in reduction.chains {
      let stride = max(1, (chain.count + most - 1) / most)
      for place in chain.indices where (chain.count - 1 - place).isMultiple(of: stride) {
        chosen.insert(chain[place])
      }
    }
    return chosen.sorted()
  }
}
