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
  func learn() throws {
    if outcomes != nil, let support = try relaxation.support() { try learn(support) }
  }

  func learn(_ support: Support) throws {
    outcomes?.add([support])
    learnt.append(support)
  }

  /// Bounds a sum of log-chances within a box by prices, keeps the support, and looks at the plan that the mix
  /// suggests; nil where a limit struck.
  func priced(
    _ costs: [Double], constants: [Double] = [], in box: Box, tolerance: Double, enough: Double = -.infinity,
    from start: PlanMix.Stand? = nil
  ) throws -> Double? {
    guard let prices else { return nil }
    let atoms = reduction.atoms.indices.map(layout.atom)
    let answer = try prices.bound(
      costs, constants: constants, lower: atoms.map { box.lower[$0] }, upper: atoms.map { box.upper[$0] },
      tolerance: tolerance, enough: enough, from: start, clock.simplex)
    guard let answer else { return nil }
    try learn(answer.support)
    consider(rounding.plan(from: try prices.solution(), weights: costs, unless: { clock.mustStop }))
    return answer.bound
  }

  /// Bounds, narrows and splits a node by outcomes alone: its children, none where it is closed; nil where the
  /// relaxation has to be solved.
  func shadowed(_ node: Node, _ box: inout Box, _ bound: inout Double) throws -> [Node]? {
    guard let outcomes else { return nil }
    var stand = node.stand
    for _ in 0..<Self.mostAsked {
      for round in 0...Self.shadowRounds {
        let shares = relaxation.shares(in: box)
        guard let proven = try outcomes.bound(box, shares, clock.simplex) else { return nil }
        bound = min(bound, proven)
        if bound <= target { return closed(bound) }
        let overratings = outcomes.overratings()
        let excess = bound - best
        if overratings.reduce(0, +) < 0.4 * excess || clock.mustStop || round == Self.shadowRounds { break }
        let worst = overratings.indices.filter { overratings[$0] > 0.02 * excess }
          .sorted { (-overratings[$0], $0) < (-overratings[$1], $1) }.prefix(8)
        let gained = try outcomes.narrow(&box, of: Array(worst), above: best, clock.simplex)
        guard propagation.tighten(&box) else { return closed(best) }
        if gained < 0.3 { break }
      }
      if let children = try children(of: node, box, bound, stand, overrated) { return children }
      guard prices != nil else { return nil }
      let isOver = try !learnsMore(box, bound, from: stand)
      stand = prices?.stand ?? stand
      if isOver { break }
    }
    return try children(of: node, box, bound, stand, Self.overratedAtPrices)
  }

  /// Whether prices take off the bound something that counts.
  private func learnsMore(_ box: Box, _ bound: Double, from stand: PlanMix.Stand?) throws -> Bool {
    guard let outcomes, !clock.mustStop else { return false }
    hard += 1
    let excess = bound - best
    let shares = relaxation.shares(in: box)
    try renewReference(excess)
    // A little below the target, so that the shadow sees it too.
    let enough = target - 0.01 * excess - reduction.constant
    let answer = try priced(
      shares.map(\.slope), constants: shares.map(\.constant), in: box, tolerance: Self.nearness * excess,
      enough: enough, from: stand)
    if answer == nil { return false }
    return try bound - (outcomes.bound(box, shares, clock.simplex) ?? bound) > 0.1 * excess
  }

  /// Means refer to the best plan that is known.
  private func renewReference(_ excess: Double) throws {
    guard let prices, !bestLogs.isEmpty, prices.means == nil || best - referred > Self.outgrown * excess
    else { return }
    try prices.setReference(bestLogs)
    referred = best
  }

  /// Nil where little is overrated: then the outcomes are out of reach, and the relaxation says so.
  private func children(
    of node: Node, _ box: Box, _ bound: Double, _ stand: PlanMix.Stand?, _ share: Double
  ) throws -> [Node]? {
    guard let outcomes else { return nil }
    let excess = bound - best
    let merits = outcomes.overratings()
    if merits.reduce(0, +) <= share * excess { return nil }
    let order = merits.indices.filter { merits[$0] > 1e-14 }.sorted { (-merits[$0], $0) < (-merits[$1], $1) }
    for atom in order {
      let value = box.lower[layout.atom(atom)].isFinite ? outcomes.solution[atom] : -.infinity
      let split = Split(
        atom: reduction.atoms[atom], column: layout.atom(atom), in: box, near: value, excess: excess)
      if let split { return children(of: node, box, split, bound, stand) }
    }
    return nil
  }
}
