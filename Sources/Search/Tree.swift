import Formulation
import Foundation
import GLPKSolver
import Modelling

/// Branch and bound over boxes of the relaxation: best bound first.
final class Tree {
  private let network: Network
  private let layout: Layout
  private var relaxation: Relaxation
  private var isStarted = false
  private let propagation: Propagation
  private let rounding: Rounding
  private let options: SearchOptions
  private let clock: SearchClock
  private let root: Box
  private var open = NodeQueue()
  /// Best attempts per column, and their chance.
  private(set) var best: (attempts: [Int], chance: Double)
  private(set) var nodes = 0
  /// The largest bound of a node that was given up.
  private var closedBound: Double

  init(
    _ network: Network, _ layout: Layout, _ relaxation: Relaxation, root: Box, options: SearchOptions,
    clock: SearchClock, floor: Double
  ) {
    self.network = network
    self.layout = layout
    self.relaxation = relaxation
    self.root = root
    self.options = options
    self.clock = clock
    propagation = Propagation(network: network, layout: layout, table: relaxation.table)
    rounding = Rounding(network: network, layout: layout, table: relaxation.table)
    closedBound = network.reduction.constant
    let gates = network.reduction.gates.map { _ in network.reduction.instance.steps }
    let nothing = PlanState(network, relaxation.table, gates: gates)
    let idle = network.reduction.isBound ? network.reduction.constant : nothing.chance
    best = (nothing.attempts, max(idle, floor))
  }

  private var reduction: Reduction { network.reduction }
  private var target: Double { best.chance + options.gap * 0.95 }

  var bound: Double { min(1, max(best.chance, closedBound, open.bound ?? 0)) }

  /// Goes on with another relaxation, after the linear-programming library gave up on the one before.
  func resume(with relaxation: Relaxation) { self.relaxation = relaxation }

  /// Searches until the gap is closed; false where a limit struck. After an error it may be called again.
  func run() throws -> Bool {
    if !isStarted {
      guard var box = try startBox() else { return true }
      isStarted = true
      if propagation.tighten(&box) {
        open.insert(Node(parent: nil, box: box, root: root, bound: propagation.bound(box)))
      }
    }
    while let node = open.pop() {
      if node.bound <= target {
        close(node.bound)
        continue
      }
      if clock.mustStop {
        open.insert(node)
        return false
      }
      clock.report(nodes: nodes, chance: best.chance, bound: max(bound, min(1, node.bound)))
      do { try process(node) } catch {
        open.insert(node)
        throw error
      }
    }
    return true
  }

  private func close(_ bound: Double) { closedBound = max(closedBound, bound) }

  /// Each atom's best log-chance on its own (wait and see) bounds it in every node; their plans are
  /// first incumbents. Nil: nothing can be won.
  private func startBox() throws -> Box? {
    var box = root
    guard propagation.tighten(&box) else { return nil }
    // A first plan at once, from nothing.
    let idle = [Double](repeating: 0, count: layout.count)
    consider(rounding.plan(from: idle, weights: reduction.atoms.map(\.weight)))
    for atom in sample() where !relaxation.isSingle && !reduction.isDirect(atom) {
      if clock.mustStop { break }
      var weights = reduction.atoms.map { _ in 0.0 }
      weights[atom] = 1
      try relaxation.load(box, for: .logs(weights))
      let outcome = try relaxation.solve(
        target: -.infinity, tolerance: 1e-3, options: clock.simplex, rounds: 8)
      if case .bounded(let log) = outcome {
        box.upper[layout.atom(atom)] = min(box.upper[layout.atom(atom)], log)
        consider(rounding.plan(from: relaxation.solution, weights: weights))
      }
    }
    return box
  }

  /// Atoms worth a program of their own: of long chains only some, whose bounds hold for earlier ones too.
  private func sample() -> [Int] {
    let most = max(1, 60 / max(1, reduction.chains.count))
    var chosen: Set<Int> = []
    for chain in reduction.chains {
      let stride = max(1, (chain.count + most - 1) / most)
      for place in chain.indices where (chain.count - 1 - place).isMultiple(of: stride) {
        chosen.insert(chain[place])
      }
    }
    return chosen.sorted()
  }

  private func consider(_ state: PlanState) {
    if reduction.isBound && state.chance <= best.chance { return }
    let chance = reduction.isBound ? reduction.instance.chance(of: state.plan) : state.chance
    if chance > best.chance { best = (state.attempts, chance) }
  }

  private func process(_ node: Node) throws {
    nodes += 1
    var box = node.box(root)
    guard propagation.tighten(&box) else { return }
    var bound = min(node.bound, propagation.bound(box))
    if bound <= target { return close(bound) }
    try relaxation.load(box)
    let outcome = try relaxation.solve(
      target: target, tolerance: 0.1 * max(options.gap, 0.05 * (bound - best.chance)), options: clock.simplex,
      rounds: 40)
    switch outcome {
    case .infeasible: return
    case .stopped:
      open.insert(Node(parent: node.parent, box: box, root: root, bound: bound))
      return
    case .bounded(let proven): bound = min(bound, proven)
    }
    if bound <= target { return close(bound) }
    search()
    if bound <= target { return close(bound) }
    narrow(&box, relaxation.lastBound)
    if try !tightenIntervals(&box, &bound) { return close(bound) }
    guard propagation.tighten(&box) else { return }
    bound = min(bound, propagation.bound(box))
    if bound <= target { return close(bound) }
    let branching = Branching(relaxation: relaxation, excess: bound - best.chance)
    guard let split = branching.split() else { return close(try leafBound(box, bound)) }
    for (lower, upper) in [(box.lower[split.column], split.below), (split.above, box.upper[split.column])]
    where lower <= upper {
      var child = box
      child.lower[split.column] = lower
      child.upper[split.column] = upper
      open.insert(Node(parent: node, box: child, root: root, bound: bound))
    }
    try relaxation.dropSlackCuts(above: 4 * reduction.terms.count + 200)
  }

  /// Nothing is left to split: the program with every cut that it violates says what the leaf is worth.
  private func leafBound(_ box: Box, _ bound: Double) throws -> Double {
    try relaxation.load(box)
    switch try relaxation.solve(target: target, tolerance: 0, options: clock.simplex, rounds: 100) {
    case .infeasible: return best.chance
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
    if state.chance > best.chance - 0.02 * (bound - best.chance) {
      if reduction.columns.count < 400 && !reduction.isBound { rounding.improve(&state, passes: 2) }
    }
    consider(state)
  }

  /// What cannot beat the best plan, by the duals of the solved program, is left out of the children.
  private func narrow(_ box: inout Box, _ bound: Double) {
    guard bound > best.chance else { return }
    narrowWhole(&box, bound)
    guard !relaxation.isSingle else { return }
    for (index, atom) in reduction.atoms.enumerated() {
      let column = layout.atom(index)
      if !box.lower[column].isFinite {
        let least = exp(box.upper[column]) - (bound - best.chance) / atom.weight
        if least > 1e-12 { box.lower[column] = log(least) - 1e-9 }
      }
    }
  }

  /// Narrows the intervals of the atoms that the relaxation overrates most, and solves again while that helps;
  /// false where the node is done with.
  private func tightenIntervals(_ box: inout Box, _ bound: inout Double) throws -> Bool {
    guard !relaxation.isSingle else { return true }
    for _ in 0..<3 where relaxation.narrowingWork <= relaxation.solvingWork {
      let overratings = relaxation.overratings()
      let excess = bound - best.chance
      guard overratings.reduce(0, +) > 0.4 * excess, !clock.mustStop else { return true }
      let worst = overratings.indices.filter { overratings[$0] > 0.05 * excess }
        .sorted { (-overratings[$0], $0) < (-overratings[$1], $1) }.prefix(6)
      let intervals = try relaxation.intervals(of: Array(worst), above: best.chance, options: clock.simplex)
      var gained = 0.0
      for (atom, interval) in intervals.sorted(by: { $0.key < $1.key }) {
        let column = layout.atom(atom)
        if box.lower[column].isFinite {
          let before = box.upper[column] - box.lower[column]
          gained = max(gained, 1 - (interval.upperBound - interval.lowerBound) / max(before, 1e-12))
        } else if interval.upperBound < box.upper[column] - 0.05 {
          gained = 1
        }
        box.lower[column] = max(box.lower[column], interval.lowerBound)
        box.upper[column] = min(box.upper[column], interval.upperBound)
      }
      guard gained > 0.1 else { return true }
      guard propagation.tighten(&box) else {
        bound = best.chance
        return false
      }
      try relaxation.load(box)
      let outcome = try relaxation.solve(
        target: target, tolerance: 0.1 * max(options.gap, 0.05 * excess), options: clock.simplex, rounds: 10)
      switch outcome {
      case .infeasible:
        // Nothing that beats the best plan is left.
        bound = best.chance
        return false
      case .stopped: return true
      case .bounded(let proven): bound = min(bound, proven)
      }
      if bound <= target { return false }
      narrow(&box, relaxation.lastBound)
    }
    return true
  }

  /// A column at an end of its interval, whose reduced cost says that leaving it far costs more than the
  /// bound has to give, stays near.
  private func narrowWhole(_ box: inout Box, _ bound: Double) {
    let slack =
      relaxation.isSingle
      ? log(bound - reduction.constant) - log(max(1e-300, best.chance - reduction.constant))
      : bound - best.chance
    for column in Array(0..<layout.terms) + Array((layout.atoms + reduction.atoms.count)..<layout.count) {
      let cost = relaxation.reducedCosts[column]
      let (low, high) = (box.lower[column], box.upper[column])
      guard abs(cost) > 1e-9, high > low else { continue }
      let reach = (slack / abs(cost) * (1 + 1e-6) + 1e-6).rounded(.down)
      guard reach < high - low else { continue }
      let value = relaxation.solution[column]
      if cost < 0, value < low + 1e-6 { box.upper[column] = low + reach }
      if cost > 0, value > high - 1e-6 { box.lower[column] = high - reach }
    }
  }

  /// The best plan without attempts that add nothing.
  func finish() -> [Int] {
    var state = PlanState(network, relaxation.table, gates: gates(of: best.attempts))
    for (column, number) in best.attempts.enumerated() where number > 0 { state.add(column, number) }
    if !reduction.isBound { rounding.trim(&state) }
    return state.attempts
  }

  private func gates(of attempts: [Int]) -> [Int] {
    reduction.gates.map { gate in
      gate.waiting.filter { attempts[$0] > 0 }.map { reduction.columns[$0].start }.min()
        ?? reduction.instance.steps
    }
  }
}
