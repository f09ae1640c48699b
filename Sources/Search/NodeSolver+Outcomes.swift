import Formulation
import Foundation

/// What the space of outcomes says of a node, before its relaxation is solved.
extension NodeSolver {
  /// Rounds of bounds and narrower intervals.
  private static let shadowRounds = 4
  /// Share of the excess that must be overrated for a node to be split without its relaxation.
  private static let overrated = 0.8

  /// Keeps what the last program says of every plan.
  func learn() throws {
    if outcomes != nil, let support = try relaxation.support() { try learn(support) }
  }

  func learn(_ support: Support) throws {
    try outcomes?.add([support])
    learnt.append(support)
  }

  /// Bounds, narrows and splits a node by outcomes alone: its children, none where it is closed; nil where the
  /// relaxation has to be solved.
  func shadowed(_ node: Node, _ box: inout Box, _ bound: inout Double) throws -> [Node]? {
    guard let outcomes else { return nil }
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
      if gained < 0.1 { break }
    }
    return try children(of: node, box, bound)
  }

  /// Nil where little is overrated: then the outcomes are out of reach, and the relaxation says so.
  private func children(of node: Node, _ box: Box, _ bound: Double) throws -> [Node]? {
    guard let outcomes else { return nil }
    let excess = bound - best
    let merits = outcomes.overratings()
    if merits.reduce(0, +) <= Self.overrated * excess { return nil }
    let order = merits.indices.filter { merits[$0] > 1e-14 }.sorted { (-merits[$0], $0) < (-merits[$1], $1) }
    for atom in order {
      let value = box.lower[layout.atom(atom)].isFinite ? outcomes.solution[atom] : -.infinity
      let split = Split(
        atom: reduction.atoms[atom], column: layout.atom(atom), in: box, near: value, excess: excess)
      if let split { return children(of: node, box, split, bound) }
    }
    return nil
  }
}
