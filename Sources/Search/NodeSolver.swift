import Formulation
import Foundation
import GLPKSolver
import Modelling
import Problems

/// Solves nodes of the tree, one after the other, on the thread that its linear program lives on.
///
/// What it answers depends on the nodes that it was given before, in their order, and on nothing else.
final class NodeSolver {
  let network: Network
  let layout: Layout
  let relaxation: Relaxation
  let outcomes: OutcomeProgram?
  let prices: PriceProgram?
  let propagation: Propagation
  let options: SearchOptions
  let clock: SearchClock
  let rounding: Rounding
  let root: Box
  /// The best chance that is known, and the attempts of a plan that this solver found for it.
  private(set) var best = 0.0
  private var found: [Int]?
  /// For each atom its log-chance under the last plan that was best.
  private var bestLogs: [Double]?
  private var bestState: PlanState?
  private var random: SplitMix64
  /// Work, in simplex iterations times columns, after which no more atoms get a program of their own.
  static let mostPreparation = 80_000_000
  /// Columns of a program that is large.
  static let large = 5_000
  /// Columns from which on the plain ratio test is taken: the long-step test loses its way on large programs, with
  /// tens of thousands of iterations after a few cuts.
  static let sizable = 2_000
  /// Nodes of a dive that the space of outcomes settles.
  static let mostShadows = 200
  /// Steps of a walk around the best plan at each node: more cost small problems what large ones gain.
  static let shakes = 2
  /// Columns up to which plans are improved attempt by attempt.
  static let fewColumns = 400
  /// Most steps of minorise-maximise.
  static let ascents = 5
  /// How often the space of outcomes was not enough: relaxations solved, and prices asked.
  var hard = 0
  /// Supports found in the present task.
  var learnt: [Support] = []
  /// The largest bound of a node that was given up.
  private var given = 0.0

  init(
    _ relaxation: Relaxation, _ outcomes: OutcomeProgram?, _ prices: PriceProgram?, root: Box,
    options: SearchOptions, clock: SearchClock
  ) {
    network = relaxation.network
    layout = relaxation.layout
    self.relaxation = relaxation
    self.outcomes = outcomes
    self.prices = prices
    self.root = root
    self.options = options
    self.clock = clock
    random = SplitMix64(seed: options.seed)
    propagation = Propagation(network: network, layout: layout, table: relaxation.table)
    rounding = Rounding(network: network, layout: layout, table: relaxation.table)
  }

  var reduction: Reduction { network.reduction }
  var target: Double { best + options.gap * 0.95 }

  /// Carries a task out; what is left undone by a limit or a failure stays open.
  func carryOut(_ task: NodeTask) -> NodeReport {
    best = task.best
    found = nil
    given = reduction.constant
    var report = NodeReport()
    let before = work
    learnt = []
    do {
      try outcomes?.add(task.supports)
      switch task.work {
      case .prepare:
        var box = root
        if propagation.tighten(&box) {
          if !options.isPlain {
            box = try prepared(box)
            try ascend(box)
          }
          if propagation.tighten(&box) {
            report.open = [Node(parent: nil, box: box, root: root, bound: propagation.bound(box))]
          }
        }
      case .dive(let node, let most): try dive(from: node, most: most, &report)
      }
    } catch { report.failure = error }
    report.found = found.map { ($0, best) }
    report.given = given
    report.supports = learnt
    report.work = (work - before) * layout.count
    return report
  }

  /// Simplex iterations so far.
  private var work: Int {
    // Those of the mix of plans have fewer rows.
    relaxation.solvingWork + relaxation.narrowingWork + (prices?.work ?? 0) / 4
  }

  /// What other lanes may begin with.
  func legacy() -> Crew.Legacy {
    Crew.Legacy(
      cuts: relaxation.cuts, basis: try? relaxation.program.basis(), plans: prices?.mixed ?? [])
  }

  /// The node, then one of its children, and so on: each starts from the basis of the one before.
  private func dive(from node: Node, most: Int, _ report: inout NodeReport) throws {
    report.open = [node]
    let before = hard
    while hard - before < most, report.nodes < Self.mostShadows, let next = report.open.popLast() {
      if next.bound <= target {
        give(next.bound)
        continue
      }
      if clock.mustStop {
        report.open.append(next)
        return
      }
      do { report.open += try process(next) } catch {
        report.open.append(next)
        throw error
      }
      report.nodes += 1
    }
  }

  func give(_ bound: Double) { given = max(given, bound) }

  func closed(_ bound: Double) -> [Node] {
    give(bound)
    return []
  }

  /// Each atom's best log-chance on its own (wait and see) bounds it in every node; their plans are
  /// first incumbents.
  private func prepared(_ start: Box) throws -> Box {
    var box = start
    // A first plan at once, from nothing.
    let idle = [Double](repeating: 0, count: layout.count)
    consider(rounding.plan(from: idle, weights: reduction.atoms.map(\.weight)))
    let before = relaxation.solvingWork
    for atom in sample() where !relaxation.isSingle && !reduction.isDirect(atom) {
      let work = (relaxation.solvingWork - before) * layout.count
      if clock.mustStop || work > Self.mostPreparation { break }
      var weights = reduction.atoms.map { _ in 0.0 }
      weights[atom] = 1
      if prices != nil {
        let log = try priced(weights, in: box, tolerance: 0.01)
        box.upper[layout.atom(atom)] = min(box.upper[layout.atom(atom)], log ?? 0)
        continue
      }
      try relaxation.load(box, for: .logs(weights))
      let outcome = try relaxation.solve(
        target: -.infinity, tolerance: 1e-3, options: clock.simplex, rounds: 8)
      if case .bounded(let log) = outcome {
        try learn()
        box.upper[layout.atom(atom)] = min(box.upper[layout.atom(atom)], log)
        consider(rounding.plan(from: relaxation.solution, weights: weights))
      }
    }
    return box
  }

  /// Steps of minorise-maximise from the best plan: each maximises Σ weight·chance·log-chance, with the chances of
  /// the step before, which lies below the true objective and touches it there.
  private func ascend(_ box: Box) throws {
    guard !relaxation.isSingle, !reduction.atoms.indices.contains(where: reduction.isDirect) else { return }
    for _ in 0..<Self.ascents where !clock.mustStop {
      guard let logs = bestLogs else { return }
      let before = best
      let weights = zip(reduction.atoms, logs).map { $0.weight * exp(max(-40, $1)) }
      if prices != nil {
        let bound = try priced(weights, in: box, tolerance: max(0.1 * options.gap, 1e-3 * best))
        if bound == nil || best <= before { return }
        continue
      }
      try relaxation.load(box, for: .logs(weights))
      let outcome = try relaxation.solve(
        target: -.infinity, tolerance: 1e-4, options: clock.simplex, rounds: 10)
      guard case .bounded = outcome else { return }
      try learn()
      consider(rounding.plan(from: relaxation.solution, weights: weights))
      if best <= before { return }
    }
  }

  /// Atoms worth a program of their own: of long chains only some, whose bounds hold for earlier ones too, and
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

  func consider(_ state: PlanState) {
    if reduction.isBound && state.chance <= best { return }
    let chance = reduction.isBound ? reduction.instance.chance(of: state.plan) : state.chance
    if chance > best {
      best = chance
      found = state.attempts
      bestState = state
      bestLogs = reduction.atoms.map { $0.terms.reduce(0) { $0 + state.logs[$1] } }
    }
  }

  /// Solves a node: closes it, or leaves its children.
  private func process(_ node: Node) throws -> [Node] {
    var box = node.box(root)
    guard propagation.tighten(&box) else { return [] }
    var bound = min(node.bound, propagation.bound(box))
    if bound <= target { return closed(bound) }
    if let children = try shadowed(node, &box, &bound) { return children }
    hard += 1
    try relaxation.load(box)
    let outcome = try relaxation.solve(
      target: target, tolerance: 0.1 * max(options.gap, 0.05 * (bound - best)), options: clock.simplex,
      rounds: 40)
    switch outcome {
    case .infeasible: return []
    case .stopped:
      return [Node(parent: node.parent, box: box, root: root, bound: bound)]
    case .bounded(let proven):
      bound = min(bound, proven)
      try learn()
    }
    if bound <= target { return closed(bound) }
    let before = best
    search()
    if !options.isPlain, best > before + 0.1 * options.gap {
      try ascend(root)
      // Back to the node, from whose duals and solution the rest follows.
      try relaxation.load(box)
      let outcome = try relaxation.solve(target: target, tolerance: 1, options: clock.simplex, rounds: 1)
      guard case .bounded(let proven) = outcome else {
        return [Node(parent: node.parent, box: box, root: root, bound: bound)]
      }
      bound = min(bound, proven)
    }
    if bound <= target { return closed(bound) }
    if !options.isPlain, relaxation.isSingle, let bound = try listed(box) { return closed(bound) }
    if !options.isPlain {
      narrow(&box, relaxation.lastBound)
      if try !tightenIntervals(&box, &bound) { return closed(bound) }
    }
    guard propagation.tighten(&box) else { return [] }
    bound = min(bound, propagation.bound(box))
    if bound <= target { return closed(bound) }
    let branching = Branching(relaxation: relaxation, excess: bound - best)
    guard let split = branching.split() else { return closed(try leafBound(box, bound)) }
    try relaxation.dropSlackCuts(above: 4 * reduction.terms.count + 200)
    return children(of: node, box, split, bound)
  }

  /// A bound on a node with one outcome, all of whose options could be looked through; the best of them is kept.
  private func listed(_ box: Box) throws -> Double? {
    let rows = relaxation.resources.limits.count
    let prices = try relaxation.program.rowDuals().prefix(rows).map { max(0, $0) }
    guard best > reduction.constant, let lists = OptionSearch(relaxation, box, prices: prices) else {
      return nil
    }
    // Anything that is better at all, if that does not take too long.
    for chance in [best, target] {
      let floor = log((chance - reduction.constant) / reduction.atoms[0].weight)
      guard let found = lists.best(above: floor) else { continue }
      if let attempts = found.attempts {
        var state = PlanState(network, relaxation.table, gates: [])
        for (column, number) in attempts { state.add(column, number) }
        consider(state)
      }
      return max(chance, best) + 2 * OptionSearch.rounding
    }
    return nil
  }

  func children(of node: Node, _ box: Box, _ split: Split, _ bound: Double) -> [Node] {
    let ends = [(box.lower[split.column], split.below), (split.above, box.upper[split.column])]
    return ends.filter { $0.0 <= $0.1 }.map { lower, upper in
      var child = box
      child.lower[split.column] = lower
      child.upper[split.column] = upper
      return Node(parent: node, box: child, root: root, bound: bound)
    }
  }

  /// Nothing is left to split: the program with every cut that it violates says what the leaf is worth.
  private func leafBound(_ box: Box, _ bound: Double) throws -> Double {
    try relaxation.load(box)
    switch try relaxation.solve(target: target, tolerance: 0, options: clock.simplex, rounds: 100) {
    case .infeasible: return best
    case .stopped: return bound
    case .bounded(let proven):
      search()
      return min(bound, proven)
    }
  }

  /// Plans from the present solution.
  private func search() {
    let weights = reduction.atoms.indices.map { atom in
      let log = reduction.isDirect(atom) ? 0 : max(-40, relaxation.solution[layout.atom(atom)])
      return reduction.atoms[atom].weight * exp(log)
    }
    var state = rounding.plan(from: relaxation.solution, weights: weights)
    if state.chance > best - 0.02 * (relaxation.lastBound - best) {
      if reduction.columns.count < Self.fewColumns && !reduction.isBound {
        rounding.improve(&state, passes: 2)
      }
    }
    consider(state)
    shake()
  }

  /// Looks around the last plan that was best, a few steps at a time.
  private func shake() {
    guard var state = bestState, reduction.columns.count < Self.fewColumns, !reduction.isBound else { return }
    for _ in 0..<Self.shakes {
      if let better = rounding.shaken(state, &random) { state = better }
    }
    consider(state)
  }
}
