import Formulation
import Foundation

/// Branch and bound over boxes of the relaxation: best bounds first, in rounds of some nodes for each lane of a crew.
///
/// What goes into a round depends on what came out of those before, never on the time that anything took.
final class Tree {
  private let reduction: Reduction
  private let network: Network
  private let options: SearchOptions
  private let clock: SearchClock
  private let known: Known
  private var open = NodeQueue()
  /// Best attempts per column, and their chance.
  private(set) var best: (attempts: [Int], chance: Double)
  private(set) var nodes = 0
  private var work = 0
  /// That of nodes for which outcomes were not enough, and how often they were not.
  private var hard = (work: 0, count: 0)
  private var isStarted = false
  /// What lanes have learnt of outcomes, the latest last, and what each lane has yet to be told of it.
  private var supports: [Support] = []
  private var news: [[Support]] = []
  /// The largest bound of a node that was given up.
  private var closedBound: Double

  /// Nodes that a lane is given in a round, and how many times the work that one has taken on average it does on them
  /// and those below. So lanes end about the same time, whatever single nodes take.
  private static let nodesPerLane = 8
  private static let hardPerRound = 4

  /// What is known before the search.
  struct Known {
    /// The chance of a plan; only better ones are looked for.
    var floor = 0.0
    /// What no plan exceeds.
    var ceiling = 1.0
    /// Attempts per column to begin with.
    var start: [Int]?
  }

  init(_ network: Network, options: SearchOptions, clock: SearchClock, known: Known) {
    let reduction = network.reduction
    self.network = network
    self.reduction = reduction
    self.options = options
    self.clock = clock
    self.known = known
    closedBound = reduction.constant
    let nothing = PlanState(
      network, FunctionTable(reduction), gates: reduction.gates.map { _ in reduction.instance.steps })
    let idle = reduction.isBound ? reduction.constant : nothing.chance
    best = (nothing.attempts, max(idle, known.floor))
  }

  private var target: Double { best.chance + options.gap * 0.95 }

  var bound: Double {
    let own = isStarted ? max(closedBound, open.bound ?? 0) : reduction.trivialBound
    return max(best.chance, min(known.ceiling, own))
  }

  /// Whether there is enough open for several lanes to be worth their while.
  var isWide: Bool { work >= options.workOfOne && open.count >= Crew.lanes }

  enum End { case finished, limit, wide }

  /// Searches until the gap is closed, a limit strikes or, with one lane, the tree is wide.
  ///
  /// - Throws: what made a lane fail; the tree stays whole, and can go on with another crew.
  func run(_ crew: Crew) throws -> End {
    news = .init(repeating: supports, count: crew.count)
    if !isStarted {
      let reports = crew.round([NodeTask(best: best.chance, work: .prepare(start: known.start))])
      if reports[0].failure == nil { isStarted = true }
      try note(reports)
    }
    while true {
      if crew.count == 1 && isWide { return .wide }
      if known.ceiling <= target { return .finished }
      if clock.mustStop { return open.bound.map { $0 > target } ?? false ? .limit : .finished }
      var picked: [Node] = []
      let most = crew.count == 1 ? 1 : crew.count * Self.nodesPerLane
      while picked.count < most, let node = open.pop() {
        if node.bound <= target { closedBound = max(closedBound, node.bound) } else { picked.append(node) }
      }
      guard let first = picked.first else { return .finished }
      clock.report(
        nodes: nodes, chance: best.chance,
        bound: max(best.chance, min(known.ceiling, max(closedBound, first.bound))))
      let lanes = min(crew.count, picked.count)
      let work = crew.count == 1 ? 0 : Self.hardPerRound * hard.work / max(1, hard.count)
      let tasks = (0..<lanes).map { lane in
        let nodes = stride(from: lane, to: picked.count, by: lanes).map { picked[$0] }
        return NodeTask(best: best.chance, work: .explore(nodes, most: work), supports: news[lane])
      }
      for lane in tasks.indices { news[lane] = [] }
      try note(crew.round(tasks))
    }
  }

  private func note(_ reports: [NodeReport]) throws {
    for (lane, report) in reports.enumerated() {
      supports = (supports + report.supports).suffix(SupportPool.most)
      for other in news.indices where other != lane { news[other] += report.supports }
      nodes += report.nodes
      work += report.work
      if report.hard > 0 { hard = (hard.work + report.work, hard.count + report.hard) }
      closedBound = max(closedBound, report.given)
      for node in report.open { open.insert(node) }
      if let found = report.found, found.chance > best.chance { best = found }
    }
    if let failure = reports.compactMap(\.failure).first { throw failure }
  }

  /// The best plan without attempts that add nothing.
  func finish() -> [Int] {
    let table = FunctionTable(reduction)
    let rounding = Rounding(network: network, layout: Layout(reduction), table: table)
    var state = PlanState(network, table, gates: gates(of: best.attempts))
    for (column, number) in best.attempts.enumerated() where number > 0 { state.add(column, number) }
    if !reduction.isBound { rounding.trim(&state) { clock.mustStop } }
    return state.attempts
  }

  private func gates(of attempts: [Int]) -> [Int] {
    reduction.gates.map { gate in
      gate.waiting.filter { attempts[$0] > 0 }.map { reduction.columns[$0].start }.min()
        ?? reduction.instance.steps
    }
  }
}
