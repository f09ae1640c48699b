import Formulation
import Foundation

/// What the space of outcomes says of a node, before its relaxation is solved.
extension NodeSolver {
  /// Rounds of bounds and narrower intervals.
  private static let shadowRounds = 4
  /// How often prices are asked about one node.
  private static let mostAsked = 20
  /// How near to the best bound of prices they are to come, as a share of the excess.
  private static let nearness = 0.2
  /// Share of the excess that must be overrated for a node to be split before prices are asked, or its relaxation is
  /// solved. Large programs take too long to ask.
  private var overrated: Double { layout.count > Self.large ? 0.8 : 0.9 }
  /// The same where prices have said what they can.
  private static let overratedAtPrices = 0.2

  /// By how much of the excess the best plan has become better before means refer to the new one.
  private static let outgrown = 0.1

  /// Keeps what the last program says of every plan.
  func keepCut() throws {
    if outcomeRelaxation != nil, let support = try relaxation.support() { try keepCut(support) }
  }

  func keepCut(_ support: OutcomeCut) throws {
    outcomeRelaxation?.add([support])
    learnt.append(support)
  }

  /// Bounds a sum of log-chances within a box by prices, keeps the support, and looks at the plan that the mix
  /// suggests; nil where a limit struck.
  func priced(
    _ costs: [Double], constants: [Double] = [], in box: VariableBounds, tolerance: Double,
    enough: Double = -.infinity,
    from start: RestrictedMaster.MasterBasis? = nil
  ) throws -> Double? {
    guard let prices else { return nil }
    let outcomes = reduction.outcomes.indices.map(layout.outcome)
    let answer = try prices.bound(
      costs, constants: constants, lower: outcomes.map { box.lower[$0] },
      upper: outcomes.map { box.upper[$0] },
      tolerance: tolerance, enough: enough, from: start, clock.simplex)
    guard let answer else { return nil }
    try keepCut(answer.support)
    offerIncumbent(rounding.plan(from: try prices.solution(), weights: costs, unless: { clock.mustStop }))
    return answer.bound
  }

  /// Bounds, narrows and splits a node by outcomes alone: its children, none where it is closed; nil where the
  /// relaxation has to be solved.
  func boundInOutcomeSpace(_ node: Node, box: inout VariableBounds, bound: inout Double) throws -> [Node]? {
    guard let outcomeRelaxation else { return nil }
    var stand = node.stand
    for _ in 0..<Self.mostAsked {
      for round in 0...Self.shadowRounds {
        let shares = relaxation.shares(in: box)
        guard let proven = try outcomeRelaxation.bound(in: box, secants: shares, options: clock.simplex)
        else { return nil }
        bound = min(bound, proven)
        if bound <= target { return closed(bound) }
        let secantErrors = outcomeRelaxation.secantErrors()
        let excess = bound - best
        if secantErrors.reduce(0, +) < 0.4 * excess || clock.mustStop || round == Self.shadowRounds { break }
        let worst = secantErrors.indices.filter { secantErrors[$0] > 0.02 * excess }
          .sorted { (-secantErrors[$0], $0) < (-secantErrors[$1], $1) }.prefix(8)
        let gained = try outcomeRelaxation.tightenBounds(&box, of: Array(worst), above: best, clock.simplex)
        guard propagation.tighten(&box) else { return closed(best) }
        if gained < 0.3 { break }
      }
      if let children = try children(of: node, box: box, bound: bound, stand: stand, share: overrated) {
        return children
      }
      guard prices != nil else { return nil }
      let isOver = try !findsMoreCuts(box, bound, from: stand)
      stand = prices?.stand ?? stand
      if isOver { break }
    }
    return try children(of: node, box: box, bound: bound, stand: stand, share: Self.overratedAtPrices)
  }

  /// Whether prices take off the bound something that counts.
  private func findsMoreCuts(
    _ box: VariableBounds, _ bound: Double, from stand: RestrictedMaster.MasterBasis?
  ) throws -> Bool {
    guard let outcomeRelaxation, !clock.mustStop else { return false }
    relaxationsSolved += 1
    let excess = bound - best
    let shares = relaxation.shares(in: box)
    try renewReference(excess)
    // A little below the target, so that the shadow sees it too.
    let enough = target - 0.01 * excess - reduction.constant
    let answer = try priced(
      shares.map(\.slope), constants: shares.map(\.constant), in: box, tolerance: Self.nearness * excess,
      enough: enough, from: stand)
    if answer == nil { return false }
    return try bound - (outcomeRelaxation.bound(in: box, secants: shares, options: clock.simplex) ?? bound)
      > 0.1 * excess
  }

  /// Means refer to the best plan that is known.
  private func renewReference(_ excess: Double) throws {
    guard let prices, !bestLogs.isEmpty, prices.means == nil || best - referred > Self.outgrown * excess
    else { return }
    try prices.linearise(at: bestLogs)
    referred = best
  }

  /// Nil where little is overrated: then the outcomes are out of reach, and the relaxation says so.
  private func children(
    of node: Node, box: VariableBounds, bound: Double, stand: RestrictedMaster.MasterBasis?,
    share: Double
  ) throws -> [Node]? {
    guard let outcomeRelaxation else { return nil }
    let excess = bound - best
    let merits = outcomeRelaxation.secantErrors()
    if merits.reduce(0, +) <= share * excess { return nil }
    let order = merits.indices.filter { merits[$0] > 1e-14 }.sorted { (-merits[$0], $0) < (-merits[$1], $1) }
    for outcome in order {
      let value =
        box.lower[layout.outcome(outcome)].isFinite ? outcomeRelaxation.solution[outcome] : -.infinity
      let split = BranchingDecision(
        outcome: reduction.outcomes[outcome], column: layout.outcome(outcome), in: box, near: value,
        excess: excess)
      if let split { return children(of: node, box: box, split: split, bound: bound, stand: stand) }
    }
    return nil
  }
}
