import Formulation
import Foundation

/// The tree of a spatial branch and bound over boxes of the relaxation: each of several lanes explores the
/// best of its nodes, and tells the others what it found.
///
/// What a lane does depends on what it and the others found, never on the time that anything took: so the
/// same tree grows with any number of threads.
final class BranchAndBoundTree {
  private let reduction: Reduction
  private let network: Incidence
  private let options: SearchOptions
  private let clock: SearchClock
  private let known: Known
  /// Nodes that no lane has: between runs all of them.
  private var open = NodeQueue()
  /// The point of the best plan, and its chance.
  private(set) var best: (point: [Int], chance: Double)
  /// log φ of each term under that plan, once one was found.
  private var logs: [Double] = []
  /// Nodes that were processed, in all runs.
  private(set) var nodes = 0
  /// Simplex iterations times rows, in all runs.
  private var work = 0
  /// Work on nodes for which outcomes were not enough, and how often they were not: from these lanes know
  /// what a node costs.
  private var relaxationsSolved = (work: 0, count: 0)
  /// Whether the root has been prepared; before, nothing is known but the trivial bound.
  private var isStarted = false
  /// Cuts on outcomes that were learnt, the latest last; as many as a pool keeps.
  private(set) var supports: [OutcomeCut] = []
  /// The largest bound of a node that was given up: the tree's bound never falls below it.
  private var closedBound: Double

  /// What is known before the search.
  struct Known {
    /// The chance of a plan; only better ones are looked for.
    var floor = 0.0
    /// What no plan exceeds.
    var ceiling = 1.0
    /// A point to begin with: attempts of each column, then awards.
    var start: [Int]?
  }

  init(_ network: Incidence, options: SearchOptions, clock: SearchClock, known: Known) {
    let reduction = network.reduction
    self.network = network
    self.reduction = reduction
    self.options = options
    self.clock = clock
    self.known = known
    closedBound = reduction.constant
    let nothing = PartialPlan(
      network, TermCache(reduction), gates: reduction.gates.map { _ in reduction.instance.steps })
    let idle = reduction.isBound ? reduction.constant : nothing.chance
    best = (nothing.point, max(idle, known.floor))
  }

  /// A node whose bound is not above this is given up.
  private var target: Double { best.chance + options.closingGap }

  /// What no plan exceeds, while no lane is at work.
  var bound: Double {
    let own = isStarted ? max(closedBound, open.bound ?? 0) : reduction.trivialBound
    return max(best.chance, min(known.ceiling, own))
  }

  /// How a run ended: with the gap closed, with nodes left because of a limit, or with enough nodes for
  /// several lanes.
  enum End { case finished, limit, wide }

  /// Nodes are counted when their task is done, so a limit may be passed by those of one task per lane.
  private var isOver: Bool { clock.mustStop || options.nodeLimit.map { nodes >= $0 } ?? false }

  /// Searches until the gap is closed, a limit strikes or, with one lane, the tree is wide.
  ///
  /// - Throws: what made a lane fail; the tree stays whole, and can go on with another threads.
  func run(_ threads: LaneThreads) throws -> End {
    // Lanes begin with all that is known, and with the open nodes dealt out in turn, best first.
    var lanes = (0..<threads.count).map { _ in
      Lane(
        others: threads.count - 1, best: best.chance, logs: logs, supports: supports,
        relaxationsSolved: relaxationsSolved)
    }
    var place = 0
    while let node = open.pop() {
      lanes[place % threads.count].insert(node)
      place += 1
    }
    var isWide: Bool {
      threads.count == 1 && work >= options.workOfOne && lanes[0].open.count >= LaneThreads.lanes
    }
    // Lanes are given tasks as long as there is something to do; then those at work are waited for.
    while true {
      if !isStarted || !isWide && !isOver { occupy(&lanes, threads) }
      if !lanes.contains(where: \.isBusy) { break }
      let (lane, report) = threads.report()
      if report.failure == nil { isStarted = true }
      nodes += report.nodes
      work += report.work
      post(lanes[lane].note(report), from: lane, &lanes)
    }
    // No lane is at work: what they have comes back to the tree.
    gather(lanes)
    if let failure = lanes.compactMap(\.failure).first { throw failure }
    if isWide { return .wide }
    return open.bound.map { min($0, known.ceiling) > target } ?? false ? .limit : .finished
  }

  /// Gives every lane that is ready a task; one without nodes tells the others so.
  /// To hand a message on may make another lane ready, so it goes round until none is.
  private func occupy(_ lanes: inout [Lane], _ threads: LaneThreads) {
    var isMoving = true
    while isMoving {
      isMoving = false
      for lane in lanes.indices where lanes[lane].isReady {
        let bound = lanes.compactMap(\.bound).max()
        if bound == nil && isStarted { return }
        isMoving = true
        // The first task of all prepares the root; it is the first lane's.
        lanes[lane].receivePending()
        let task =
          isStarted || lane > 0
          ? lanes[lane].explore(gap: options.closingGap, ceiling: known.ceiling)
          : lanes[lane].task(.prepare(start: known.start))
        if let task {
          report(lanes)
          threads.give(task, to: lane)
        } else {
          post(lanes[lane].nothing(), from: lane, &lanes)
        }
      }
    }
  }

  /// Hands messages to the other lanes; each numbers the lanes without itself.
  private func post(_ messages: [Lane.LaneMessage], from sender: Int, _ lanes: inout [Lane]) {
    for (place, message) in messages.enumerated() {
      let other = place < sender ? place : place + 1
      lanes[other].receive(message, from: sender < other ? sender : sender - 1)
    }
  }

  /// Shows how far the search has come, before a lane is given a task.
  private func report(_ lanes: [Lane]) {
    guard isStarted else { return }
    let chance = lanes.map(\.best).reduce(best.chance, max)
    let open = lanes.compactMap(\.bound).reduce(lanes.map(\.closedBound).reduce(closedBound, max), max)
    clock.report(nodes: nodes, chance: chance, bound: max(chance, min(known.ceiling, open)))
  }

  /// Takes back what lanes have and know.
  private func gather(_ lanes: [Lane]) {
    let before = relaxationsSolved
    for lane in lanes {
      for node in lane.nodes { open.insert(node) }
      closedBound = max(closedBound, lane.closedBound)
      if let found = lane.found, found.chance > best.chance { (best, logs) = (found, lane.logs) }
      // Each lane began with what the tree knew before: that counts once.
      relaxationsSolved = (
        relaxationsSolved.work + lane.relaxationsSolved.work - before.work,
        relaxationsSolved.count + lane.relaxationsSolved.count - before.count
      )
      supports = (supports + lane.learnt).suffix(OutcomeCutPool.most)
    }
  }

  /// The best plan without attempts that add nothing, and whether there was time to look at all of them.
  func finish() -> (point: [Int], isTidy: Bool) {
    let table = TermCache(reduction)
    let search = LocalSearch(GreedyFill(network, table))
    var state = PartialPlan(network, table, gates: gates(of: best.point))
    let columns = reduction.columns.count
    for (award, number) in best.point.dropFirst(columns).enumerated() where number > 0 {
      state.make(award: award, number)
    }
    for (column, number) in best.point.prefix(columns).enumerated() where number > 0 {
      state.add(column, number)
    }
    let isTidy = reduction.isBound || search.trim(&state) { clock.mustStop }
    return (state.point, isTidy)
  }

  /// The boundary of each gate under a plan: the first start of what waits for it, the horizon where nothing
  /// does.
  private func gates(of attempts: [Int]) -> [Int] {
    reduction.gates.map { gate in
      gate.waiting.filter { attempts[$0] > 0 }.map { reduction.columns[$0].start }.min()
        ?? reduction.instance.steps
    }
  }
}
