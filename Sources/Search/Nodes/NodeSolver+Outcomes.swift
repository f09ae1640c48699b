import Formulation
import Foundation

/// What a node's outcomes say on their own, before its relaxation is solved.
///
/// Two programs take part: the projection on outcomes (`OutcomeRelaxation`), small and quick, which knows the cuts that
/// were found so far, and the Lagrangian bound, which finds new ones. They take turns until the node is closed, narrowed
/// and split, or out of their reach.
extension NodeSolver {
  /// Rounds of bounds and narrower intervals between two Lagrangian bounds; later ones gained little.
  private static let tighteningRounds = 4
  /// Lagrangian bounds for one node, each of which must gain `cutsWorth`: a stop for what never ends.
  private static let mostQueries = 20
  /// How near to the best Lagrangian bound one is to come, as a share of the excess: more would cost many columns, and
  /// the node is split long before.
  private static let queryTolerance = 0.2
  /// Share of the excess that a Lagrangian bound's cut must take off for another query of the same node.
  private static let cutsWorth = 0.1
  /// How far below the target a Lagrangian bound goes on, as a share of the excess: so that the projection, whose
  /// numbers differ a little, closes the node too.
  private static let pastTarget = 0.01
  /// Share of the excess by which the incumbent must have risen before means are linearised at its plan: each time all
  /// columns of the master get new entries.
  private static let outgrown = 0.1
  /// Share of the excess that secants must err by for their intervals to be looked at: with less, it is the cuts that
  /// are too weak.
  private static let leastOverrated = (usual: 0.4, besideNeighbours: 0.1)
  var leastOverrated: Double {
    options.knowsNeighbours ? Self.leastOverrated.besideNeighbours : Self.leastOverrated.usual
  }
  /// Share of its interval that an outcome must lose for another round.
  private static let leastGain = 0.3
  /// Outcomes whose intervals are narrowed in a round, and the share of the excess that each must err by.
  private static let narrowed = (most: 8, share: 0.02)

  /// Share of the excess that secants must err by for a node to be split before the Lagrangian bound, or its relaxation
  /// without one, is asked. Large programs take too long to ask.
  private var splitAtOnce: Double { layout.count > SearchTuning.large ? 0.8 : 0.9 }
  /// The same once the Lagrangian bound has nothing to add.
  private static let splitAfterQueries = 0.2

  // MARK: - Cuts on outcomes

  /// Keeps what the duals of the last relaxation say of every plan.
  func keepCut() throws {
    if outcomeRelaxation != nil, let cut = try relaxation.support() { keepCut(cut) }
  }

  /// Keeps a cut for this lane's projection and tells it to the others.
  func keepCut(_ cut: OutcomeCut) {
    outcomeRelaxation?.add([cut])
    report.supports.append(cut)
  }

  /// Bounds a sum of log-chances within a box by column generation, keeps the cut that follows, and offers the plan to
  /// which the master's solution is rounded; nil where a limit struck.
  ///
  /// - Parameters: see `LagrangianBound.bound`.
  func boundByColumns(
    _ costs: [Double], constants: [Double] = [], in box: VariableBounds, tolerance: Double,
    enough: Double = -.infinity, from start: RestrictedMaster.MasterBasis? = nil
  ) throws -> Double? {
    guard let lagrangianBound else { return nil }
    let outcomes = reduction.outcomes.indices.map(layout.outcome)
    let answer = try lagrangianBound.bound(
      costs, constants: constants, lower: outcomes.map { box.lower[$0] },
      upper: outcomes.map { box.upper[$0] },
      tolerance: tolerance, enough: enough, from: start, clock.simplex)
    guard let answer else { return nil }
    keepCut(answer.support)
    offerIncumbent(
      rounding.plan(from: try lagrangianBound.solution(), weights: costs, unless: { clock.mustStop }))
    return answer.bound
  }

  // MARK: - A node

  /// Bounds, narrows and splits a node by outcomes alone: its children, none where it is closed; nil where the
  /// relaxation has to be solved.
  func boundInOutcomeSpace(_ open: inout ActiveNode) throws -> [Node]? {
    var basis = open.node.masterBasis
    for _ in 0..<Self.mostQueries {
      switch try tightenInOutcomeSpace(&open) {
      case .unknown: return nil
      case .closed(let bound): return closed(bound)
      case .open: break
      }
      // Where secants err by nearly all of the excess, tighter cuts could not close the node.
      if let children = splitOutcome(of: open, from: splitAtOnce, basis: basis) { return children }
      guard let lagrangianBound else { return nil }
      let hasMore = try findsCut(open, from: basis)
      basis = lagrangianBound.masterBasis ?? basis
      if !hasMore { break }
    }
    return splitOutcome(of: open, from: Self.splitAfterQueries, basis: basis)
  }

  /// What the projection says of a node.
  private enum Verdict {
    case open
    case closed(Double)
    /// There is none, or a limit struck.
    case unknown
  }

  /// Rounds of a bound by the projection and narrower intervals where secants err most.
  private func tightenInOutcomeSpace(_ open: inout ActiveNode) throws -> Verdict {
    guard let outcomeRelaxation else { return .unknown }
    for round in 0...Self.tighteningRounds {
      let secants = relaxation.secants(in: open.box)
      let proven = try outcomeRelaxation.bound(in: open.box, secants: secants, options: clock.simplex)
      guard let proven else { return .unknown }
      open.bound = min(open.bound, proven)
      if open.bound <= target { return .closed(open.bound) }
      let errors = outcomeRelaxation.secantErrors()
      let excess = open.bound - incumbent.chance
      if errors.reduce(0, +) < leastOverrated * excess || clock.mustStop
        || round == Self.tighteningRounds
      {
        return .open
      }
      let worst = Self.largest(errors, above: Self.narrowed.share * excess).prefix(Self.narrowed.most)
      let gained = try outcomeRelaxation.tightenBounds(
        &open.box, of: Array(worst), above: incumbent.chance, clock.simplex)
      guard propagation.tighten(&open.box) else { return .closed(incumbent.chance) }
      if gained < Self.leastGain { return .open }
    }
    return .open
  }

  /// Whether column generation finds a cut that takes something off the projection's bound that counts.
  private func findsCut(_ open: ActiveNode, from basis: RestrictedMaster.MasterBasis?) throws -> Bool {
    guard let outcomeRelaxation, !clock.mustStop else { return false }
    report.relaxationsSolved += 1
    let excess = open.bound - incumbent.chance
    let secants = relaxation.secants(in: open.box)
    try renewLinearisation(excess: excess)
    let answer = try boundByColumns(
      secants.map(\.slope), constants: secants.map(\.constant), in: open.box,
      tolerance: Self.queryTolerance * excess,
      enough: target - Self.pastTarget * excess - reduction.constant, from: basis)
    if answer == nil { return false }
    let proven = try outcomeRelaxation.bound(in: open.box, secants: secants, options: clock.simplex)
    return open.bound - (proven ?? open.bound) > Self.cutsWorth * excess
  }

  /// Linearises the mean overestimator at the best plan that is known, once that is clearly better than the last.
  private func renewLinearisation(excess: Double) throws {
    guard let lagrangianBound, !incumbent.logs.isEmpty,
      lagrangianBound.means == nil || incumbent.chance - linearisedAt > Self.outgrown * excess
    else { return }
    try lagrangianBound.linearise(at: incumbent.logs)
    linearisedAt = incumbent.chance
  }

  /// The children by a split of the outcome whose secant errs most and that can be split; nil where all err by less than
  /// `share` of the excess: then the cuts are too weak, which only the relaxation can mend.
  private func splitOutcome(
    of open: ActiveNode, from share: Double, basis: RestrictedMaster.MasterBasis?
  ) -> [Node]? {
    guard let outcomeRelaxation else { return nil }
    let excess = open.bound - incumbent.chance
    let errors = outcomeRelaxation.secantErrors()
    if errors.reduce(0, +) <= share * excess { return nil }
    for outcome in Self.largest(errors, above: SearchTolerance.secantError) {
      let column = layout.outcome(outcome)
      let value = open.box.lower[column].isFinite ? outcomeRelaxation.solution[outcome] : -.infinity
      let split = BranchingDecision(
        outcome: reduction.outcomes[outcome], column: column, in: open.box, near: value, excess: excess)
      if let split { return children(of: open, split: split, basis: basis) }
    }
    return nil
  }

  /// The places of errors above a floor, the largest first, equal ones in their order.
  static func largest(_ errors: [Double], above floor: Double) -> [Int] {
    errors.indices.filter { errors[$0] > floor }.sorted { (-errors[$0], $0) < (-errors[$1], $1) }
  }
}
