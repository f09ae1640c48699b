import Formulation
import Foundation
import GLPKSolver
import Modelling
import Probability
import Problems

/// The processing of nodes of the tree, one after the other, on the thread that its linear program lives on.
///
/// What it answers depends on the nodes that it was given before, in their order, and on nothing else.
final class NodeSolver {
  let network: Incidence
  let layout: VariableLayout
  let relaxation: Relaxation
  let outcomeRelaxation: OutcomeRelaxation?
  let prices: LagrangianBound?
  let propagation: BoundPropagation
  let options: SearchOptions
  let clock: SearchClock
  let rounding: RoundingHeuristic
  let root: VariableBounds
  /// The best chance that is known, and the attempts of a plan that this solver found for it.
  var best = 0.0
  var found: [Int]?
  /// The last plan that was best.
  var bestState: PartialPlan?
  var random: SplitMix64
  /// log φ of each term under the best plan that is known; empty where none is.
  var bestLogs: [Double] = []
  /// The best chance when means were last given a reference.
  var referred = 0.0
  /// Columns of a program that is large.
  static let large = 5_000
  /// Nodes of a task that the space of outcomes settles.
  static let mostShadows = 200
  /// How often the space of outcomes was not enough: relaxations solved, and prices asked.
  var relaxationsSolved = 0
  /// Steps that lists of options took so far.
  var listing = 0
  /// Supports found in the present task.
  var learnt: [OutcomeCut] = []
  /// The largest bound of a node that was given up.
  private var prunedBound = 0.0

  init(
    _ relaxation: Relaxation, outcomeRelaxation: OutcomeRelaxation?, prices: LagrangianBound?,
    root: VariableBounds,
    options: SearchOptions, clock: SearchClock
  ) {
    network = relaxation.network
    layout = relaxation.layout
    self.relaxation = relaxation
    self.outcomeRelaxation = outcomeRelaxation
    self.prices = prices
    self.root = root
    self.options = options
    self.clock = clock
    random = SplitMix64(seed: options.seed)
    propagation = BoundPropagation(network: network, layout: layout, table: relaxation.table)
    rounding = RoundingHeuristic(network, relaxation.table)
  }

  var reduction: Reduction { network.reduction }
  var target: Double { best + options.gap * 0.95 }

  /// Carries a task out; what is left undone by a limit or a failure stays open.
  func carryOut(_ task: NodeTask) -> NodeReport {
    best = task.best
    found = nil
    bestLogs = task.logs
    prunedBound = reduction.constant
    var report = NodeReport()
    let (before, hardBefore) = (work, relaxationsSolved)
    learnt = []
    do {
      outcomeRelaxation?.add(task.supports)
      switch task.work {
      case .prepare(let start):
        var box = root
        if propagation.tighten(&box) {
          if let start { try begin(with: start, box) }
          if !options.isPlain {
            box = try prepared(box)
            try minoriseMaximise(box)
          }
          if propagation.tighten(&box) {
            report.open = [Node(parent: nil, box: box, root: root, bound: propagation.bound(box))]
          }
        }
      case .explore(let nodes, let most): try explore(nodes, most: most, &report)
      }
    } catch { report.failure = error }
    report.found = found.map { ($0, best) }
    if found != nil { report.logs = bestLogs }
    report.prunedBound = prunedBound
    report.supports = learnt
    report.work = work - before
    report.relaxationsSolved = relaxationsSolved - hardBefore
    return report
  }

  /// Of all its programs so far.
  var work: Int { relaxation.program.work + (outcomeRelaxation?.work ?? 0) + (prices?.work ?? 0) }

  /// What other lanes may begin with.
  func warmStart() -> WarmStart {
    WarmStart(
      cuts: relaxation.cuts, basis: try? relaxation.program.basis(), plans: prices?.plans ?? [])
  }

  /// Some nodes and what is below them, best bounds first, until so much work was done; but after a node from the queue
  /// one of its children, which starts from the basis that it leaves.
  private func explore(_ nodes: [Node], most: Int, _ report: inout NodeReport) throws {
    var queue = NodeQueue()
    for node in nodes { queue.insert(node) }
    var child: Node?
    defer {
      while let node = child ?? queue.pop() {
        report.open.append(node)
        child = nil
      }
    }
    let (before, start) = (relaxationsSolved, work)
    while report.nodes < Self.mostShadows, let next = child ?? queue.pop() {
      let isChild = child != nil
      child = nil
      if next.bound <= target {
        prune(next.bound)
        continue
      }
      if clock.mustStop {
        queue.insert(next)
        return
      }
      do {
        let hardBefore = relaxationsSolved
        var children = try process(next)
        if !isChild || relaxationsSolved == hardBefore { child = children.popLast() }
        for node in children { queue.insert(node) }
      } catch {
        queue.insert(next)
        throw error
      }
      report.nodes += 1
      if relaxationsSolved > before && work - start >= most { return }
    }
  }

  func prune(_ bound: Double) { prunedBound = max(prunedBound, bound) }

  func closed(_ bound: Double) -> [Node] {
    prune(bound)
    return []
  }

  /// Solves a node: closes it, or leaves its children.
  private func process(_ node: Node) throws -> [Node] {
    var box = node.box(root)
    guard propagation.tighten(&box) else { return [] }
    var bound = min(node.bound, propagation.bound(box))
    if bound <= target { return closed(bound) }
    if let children = try boundInOutcomeSpace(node, box: &box, bound: &bound) { return children }
    relaxationsSolved += 1
    try relaxation.load(box)
    let solved = try relaxation.solve(
      target: target, tolerance: 0.1 * max(options.gap, 0.05 * (bound - best)), options: clock.simplex,
      rounds: 40)
    switch solved {
    case .infeasible: return []
    case .stopped:
      return [Node(parent: node.parent, box: box, root: root, bound: bound)]
    case .bounded(let proven):
      bound = min(bound, proven)
      try keepCut()
    }
    if bound <= target { return closed(bound) }
    let before = best
    runHeuristics()
    if !options.isPlain, best > before + 0.1 * options.gap {
      try minoriseMaximise(root)
      // Back to the node, from whose duals and solution the rest follows.
      try relaxation.load(box)
      let solved = try relaxation.solve(target: target, tolerance: 1, options: clock.simplex, rounds: 1)
      guard case .bounded(let proven) = solved else {
        return [Node(parent: node.parent, box: box, root: root, bound: bound)]
      }
      bound = min(bound, proven)
    }
    if bound <= target { return closed(bound) }
    if !options.isPlain {
      if relaxation.isSingle, let bound = try enumerateSingleOutcome(box) { return closed(bound) }
      fixByReducedCosts(&box, relaxation.lastBound)
      if try !tightenBounds(&box, &bound) { return closed(bound) }
    }
    guard propagation.tighten(&box) else { return [] }
    bound = min(bound, propagation.bound(box))
    if bound <= target { return closed(bound) }
    let branching = Branching(relaxation: relaxation, excess: bound - best)
    guard let split = try branching.split() else { return closed(try leafBound(box, bound)) }
    try relaxation.dropSlackCuts(above: 4 * reduction.terms.count + 200)
    return children(of: node, box: box, split: split, bound: bound)
  }

  func children(
    of node: Node, box: VariableBounds, split: BranchingDecision, bound: Double,
    stand: RestrictedMaster.MasterBasis? = nil
  ) -> [Node] {
    let ends = [(box.lower[split.column], split.below), (split.above, box.upper[split.column])]
    return ends.filter { $0.0 <= $0.1 }.map { lower, upper in
      var child = box
      child.lower[split.column] = lower
      child.upper[split.column] = upper
      return Node(parent: node, box: child, root: root, bound: bound, stand: stand ?? node.stand)
    }
  }

  /// Nothing is left to split: the program with every cut that it violates says what the leaf is worth.
  private func leafBound(_ box: VariableBounds, _ bound: Double) throws -> Double {
    try relaxation.load(box)
    switch try relaxation.solve(target: target, tolerance: 0, options: clock.simplex, rounds: 100) {
    case .infeasible: return best
    case .stopped: return bound
    case .bounded(let proven):
      runHeuristics()
      return min(bound, proven)
    }
  }
}
