import Formulation
import Foundation

/// What is done once, before there is a tree: the root's node, first incumbents, bounds of outcomes on their own.
extension NodeSolver {
  /// Work, in simplex iterations times columns, after which no more outcomes get a program of their own.
  private static let mostPreparation = 80_000_000
  /// Most steps of minorise-maximise: three to five have given the best plan, or one within
  /// 1e-3 of it.
  private static let ascents = 5
  /// Rounds of cuts for an outcome's own program, and for a step of minorise-maximise: neither need be sharp.
  private static let rounds = (outcome: 8, ascent: 10)
  /// Outcomes that get a program of their own, all chains together: of large programs few.
  private static let samples = (few: 8, many: 60)

  /// Leaves the root as the only open node, or none where its box is empty.
  func prepareRoot(from start: [Int]?) throws {
    var box = root
    guard propagation.tighten(&box) else { return }
    if let start { try begin(with: start, in: box) }
    if !options.isPlain {
      try boundOutcomesAlone(&box)
      try minoriseMaximise(box)
    }
    guard propagation.tighten(&box) else { return }
    report.open = [Node(parent: nil, box: box, root: root, bound: propagation.bound(box))]
  }

  /// A plan that is known already, and what minorise-maximise makes of it.
  private func begin(with start: [Int], in box: VariableBounds) throws {
    // Its chance may be below the one that is known from elsewhere; for a while it has to count as an incumbent.
    let floor = incumbent.chance
    incumbent.chance = 0
    offerIncumbent(
      rounding.plan(
        from: layout.solution(of: start), weights: reduction.outcomes.map(\.weight),
        unless: { clock.mustStop }))
    try minoriseMaximise(box)
    if incumbent.chance < floor {
      incumbent.chance = floor
      incumbent.point = nil
    }
  }

  /// Each outcome's best log-chance on its own, as if world and deadline were known before planning (wait and see):
  /// bounds it in every node, and the plans that reach it are first incumbents.
  private func boundOutcomesAlone(_ box: inout VariableBounds) throws {
    if incumbent.state == nil {
      // A first plan at once, from nothing.
      let idle = [Double](repeating: 0, count: layout.count)
      offerIncumbent(
        rounding.plan(from: idle, weights: reduction.outcomes.map(\.weight), unless: { clock.mustStop }))
    }
    let before = relaxation.work.solving
    // Multipliers of a problem much alike give cuts at once, which say more than outcomes on their own.
    if let lagrangianBound, !options.directions.isEmpty, MultiplierHint.isOf(reduction) {
      for hint in options.directions where !clock.mustStop { keepCut(lagrangianBound.support(hint)) }
      return
    }
    for outcome in sample() where !relaxation.isSingle && !reduction.isDirect(outcome) {
      let work = (relaxation.work.solving - before) * layout.count
      if clock.mustStop || work > Self.mostPreparation { break }
      if let log = try bestLog(of: outcome, in: box) {
        box.upper[layout.outcome(outcome)] = min(box.upper[layout.outcome(outcome)], log)
      }
    }
  }

  /// An upper bound on the log-chance of one outcome, the others left aside; nil where a limit struck.
  private func bestLog(of outcome: Int, in box: VariableBounds) throws -> Double? {
    var weights = reduction.outcomes.map { _ in 0.0 }
    weights[outcome] = 1
    if lagrangianBound != nil {
      return try boundByColumns(weights, in: box, tolerance: SearchTuning.pricedOutcomeTolerance) ?? 0
    }
    try relaxation.load(box, for: .logs(weights))
    let solved = try relaxation.solve(
      target: -.infinity, tolerance: SearchTuning.outcomeTolerance, options: clock.simplex,
      rounds: Self.rounds.outcome)
    guard case .bounded(let log) = solved else { return nil }
    try keepCut()
    offerIncumbent(rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop }))
    return log
  }

  /// Steps of minorise-maximise (Hunter and Lange 2004) from the best plan: each maximises Σ weight·chance·log-chance
  /// with the chances of the step before. Since exp lies above its tangents, that lies below the true objective and
  /// touches it at the plan, so no step makes a plan worse but by rounding.
  func minoriseMaximise(_ box: VariableBounds) throws {
    guard !relaxation.isSingle, !reduction.outcomes.indices.contains(where: reduction.isDirect) else {
      return
    }
    for _ in 0..<Self.ascents where !clock.mustStop {
      guard let logs = incumbent.state?.logs else { return }
      let before = incumbent.chance
      let weights = reduction.outcomes.map { outcome in
        outcome.weight * exp(max(Self.leastLog, outcome.terms.reduce(0) { $0 + logs[$1] }))
      }
      if lagrangianBound != nil {
        let bound = try boundByColumns(
          weights, in: box,
          tolerance: max(0.1 * options.gap, SearchTuning.pricedAscentShare * incumbent.chance))
        if bound == nil || incumbent.chance <= before { return }
        continue
      }
      try relaxation.load(box, for: .logs(weights))
      let solved = try relaxation.solve(
        target: -.infinity, tolerance: SearchTuning.ascentTolerance, options: clock.simplex,
        rounds: Self.rounds.ascent)
      guard case .bounded = solved else { return }
      try keepCut()
      offerIncumbent(
        rounding.plan(from: relaxation.solution, weights: weights, unless: { clock.mustStop }))
      if incumbent.chance <= before { return }
    }
  }

  /// Outcomes worth a program of their own: of long chains only some, evenly spread and with the latest, whose bounds
  /// hold for earlier ones too.
  private func sample() -> [Int] {
    let total = layout.count > SearchTuning.large ? Self.samples.few : Self.samples.many
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
