import Formulation

/// The steps of a node. Each tightens its box or its bound; one that ends it returns what is left of it: nothing, its
/// children, or, where a limit struck, the node itself.
extension NodeSolver {
  /// Rounds of cuts for one node: what violates cuts after so many is left to its children.
  private static let cutRounds = 40
  /// The same at a leaf, where there are no children.
  private static let leafRounds = 100
  /// What cuts could still take off a bound does not count up to this share of the gap, …
  private static let shareOfGap = 0.1
  /// … or of this share of what is between bound and incumbent, where that is more than the gap.
  private static let shareOfExcess = 0.05
  /// Share of the gap by which a plan must be better for ascents from it to be worth a few programs.
  private static let worthAscents = 0.1

  /// All that happens to a node, cheap steps first.
  func process(_ node: Node) throws -> [Node] {
    var open = ActiveNode(node: node, box: node.box(root), bound: node.bound)
    // Functions alone: what bounds of counts say of log-chances, and the other way round.
    if let end = propagate(&open) { return end }
    // Outcomes alone: small programs, which settle most nodes, or split them.
    if let end = try boundInOutcomeSpace(&open) { return end }
    // The relaxation with its cuts.
    if let end = try boundByRelaxation(&open) { return end }
    // Plans that its solution suggests; a better one is improved at once.
    if let end = try improveIncumbent(&open) { return end }
    // What cannot beat the incumbent is left out of the box.
    if let end = try leaveOutWorse(&open) { return end }
    if let end = propagate(&open) { return end }
    return try branch(open)
  }

  /// Bound propagation, and the bound that follows from the outcomes' upper ends.
  private func propagate(_ open: inout ActiveNode) -> [Node]? {
    guard propagation.tighten(&open.box) else { return [] }
    open.bound = min(open.bound, propagation.bound(open.box))
    return closedIfHopeless(open)
  }

  /// No children, where nothing in the node beats the incumbent by enough.
  private func closedIfHopeless(_ open: ActiveNode) -> [Node]? {
    open.bound <= target ? closed(open.bound) : nil
  }

  /// The node as it is now, still to be looked at.
  private func kept(_ open: ActiveNode) -> [Node] {
    [Node(parent: open.node.parent, box: open.box, root: root, bound: open.bound)]
  }

  /// How near to its best bound a node's relaxation is solved, on the chance.
  func cutTolerance(excess: Double) -> Double {
    Self.shareOfGap * max(options.gap, Self.shareOfExcess * excess)
  }

  /// Solves the node's relaxation, and keeps what its duals say of every plan.
  private func boundByRelaxation(_ open: inout ActiveNode) throws -> [Node]? {
    report.relaxationsSolved += 1
    try relaxation.load(open.box)
    let solved = try relaxation.solve(
      target: target, tolerance: cutTolerance(excess: open.bound - incumbent.chance),
      options: clock.simplex, rounds: Self.cutRounds)
    switch solved {
    case .infeasible: return []
    case .stopped: return kept(open)
    case .bounded(let proven):
      open.bound = min(open.bound, proven)
      try keepCut()
    }
    return closedIfHopeless(open)
  }

  /// Rounds the solution, and climbs from a plan that is clearly better.
  private func improveIncumbent(_ open: inout ActiveNode) throws -> [Node]? {
    let before = incumbent.chance
    runHeuristics()
    if !options.isPlain, incumbent.chance > before + Self.worthAscents * options.gap {
      try minoriseMaximise(root)
      // Back to the node, from whose duals and solution the rest follows.
      try relaxation.load(open.box)
      let solved = try relaxation.solve(target: target, tolerance: 1, options: clock.simplex, rounds: 1)
      guard case .bounded(let proven) = solved else { return kept(open) }
      open.bound = min(open.bound, proven)
    }
    return closedIfHopeless(open)
  }

  /// Enumeration of a single outcome, reduced-cost fixing, OBBT.
  private func leaveOutWorse(_ open: inout ActiveNode) throws -> [Node]? {
    if options.isPlain { return nil }
    if relaxation.isSingle, let bound = try enumerateSingleOutcome(open.box) { return closed(bound) }
    fixByReducedCosts(&open.box, bound: relaxation.answer.bound)
    return try tightenBounds(&open) ? nil : closed(open.bound)
  }

  /// The node's children; at a leaf, where nothing is left to split, what its program says with all cuts.
  private func branch(_ open: ActiveNode) throws -> [Node] {
    let branching = Branching(relaxation: relaxation, excess: open.bound - incumbent.chance)
    guard let split = try branching.split() else { return closed(try leafBound(open)) }
    // Every row makes every iteration dearer, and cuts that are missed come back.
    try relaxation.dropSlackCuts(above: 4 * reduction.terms.count + 200)
    return children(of: open, split: split, basis: open.node.masterBasis)
  }

  /// Both parts of the split, the lower one first, without one that is empty.
  func children(
    of open: ActiveNode, split: BranchingDecision, basis: RestrictedMaster.MasterBasis?
  ) -> [Node] {
    let ends = [(open.box.lower[split.column], split.below), (split.above, open.box.upper[split.column])]
    return ends.filter { $0.0 <= $0.1 }.map { lower, upper in
      var child = open.box
      child.lower[split.column] = lower
      child.upper[split.column] = upper
      return Node(parent: open.node, box: child, root: root, bound: open.bound, masterBasis: basis)
    }
  }

  /// The bound of a node in which every column is fixed, by as many cuts as it takes.
  private func leafBound(_ open: ActiveNode) throws -> Double {
    try relaxation.load(open.box)
    let solved = try relaxation.solve(
      target: target, tolerance: 0, options: clock.simplex, rounds: Self.leafRounds)
    switch solved {
    case .infeasible: return incumbent.chance
    case .stopped: return open.bound
    case .bounded(let proven):
      runHeuristics()
      return min(open.bound, proven)
    }
  }
}
