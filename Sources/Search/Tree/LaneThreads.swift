import Formulation
import Foundation
import GLPKSolver

/// Lanes that process nodes side by side, each with linear programs of its own, spread over threads.
///
/// A lane stays on one thread, since GLPK's programs do. How many lanes there are never depends on the
/// threads, and lanes share nothing: so the answers do not depend on the threads either.
final class LaneThreads {
  /// Lanes of a wide tree. Each holds programs of its own, and may explore nodes that a single lane would
  /// have closed unseen: more lanes than processors are a loss.
  static let lanes = 2
  /// Scopes of programs are nested in one another on it.
  private static let stackBytes = 64 << 20

  /// All that a lane starts from.
  struct Setting: Sendable {
    let network: Incidence
    let layout: VariableLayout
    /// The same for all lanes.
    let rows: BaseConstraints
    let root: VariableBounds
    let options: SearchOptions
    let clock: SearchClock
    /// Of simplex, for the relaxations.
    let method: SimplexOptions.Method
    /// What earlier lanes left: cuts, a basis, columns.
    var warmStart = WarmStart()
  }

  let count: Int
  private let exchange: TaskExchange

  /// Starts the threads; `dismiss` ends them.
  /// Lanes are dealt out to threads in turn; there are never more threads than lanes.
  init(_ count: Int, _ setting: Setting) {
    self.count = count
    let threads = max(1, min(count, setting.options.threads))
    let exchange = TaskExchange(lanes: count, threads: threads)
    self.exchange = exchange
    for first in 0..<threads {
      let thread = Thread {
        let own = Array(stride(from: first, to: count, by: threads))
        do { try Self.host(own[...], opened: [], setting: setting, exchange: exchange) } catch {
          exchange.fail(own, error)
        }
        exchange.leave()
      }
      thread.stackSize = Self.stackBytes
      thread.start()
    }
  }

  /// Gives a lane that is idle a task.
  func give(_ task: NodeTask, to lane: Int) { exchange.give(task, lane) }

  /// Waits for the next lane that is done with its task.
  func report() -> (lane: Int, report: NodeReport) { exchange.report() }

  /// Ends the threads; what the first lane leaves.
  func dismiss() -> WarmStart { exchange.dismiss() }

  /// Opens the programs of some lanes inside one another, since each lives in a scope, then serves all of
  /// them until the tree dismisses them.
  private static func host(
    _ lanes: ArraySlice<Int>, opened: [(lane: Int, solver: NodeSolver)], setting: Setting,
    exchange: TaskExchange
  ) throws {
    guard let lane = lanes.first else {
      while let (task, lane) = exchange.next(opened.map(\.lane)) {
        for one in opened where one.lane == lane { exchange.put(one.solver.carryOut(task), lane) }
      }
      // The first lane's cuts and basis are as good as any; that it is always the first keeps answers the
      // same.
      if let first = opened.first, first.lane == 0 { exchange.keep(first.solver.warmStart()) }
      return
    }
    try LinearProgram.withScope { program in
      let relaxation = try Relaxation(
        setting.network, layout: setting.layout, program: program, rows: setting.rows, root: setting.root,
        table: TermCache(setting.network.reduction), cuts: setting.warmStart.cuts)
      relaxation.method = setting.method
      if let basis = setting.warmStart.basis { try program.restore(basis) }
      try LinearProgram.withScope { projection in
        try LinearProgram.withScope { master in
          let (network, layout, options) = (setting.network, setting.layout, setting.options)
          let isProjected = !options.isPlain && OutcomeRelaxation.isWorthwhile(network.reduction)
          let isPriced = isProjected && layout.count >= options.pricedColumns
          // Large programs with few outcomes are bounded by column generation first.
          let lagrangianBound =
            isPriced
            ? try LagrangianBound(
              network, layout: layout, program: master, resources: relaxation.resources,
              plans: setting.warmStart.plans,
              keepsDirections: options.keepsDirections) : nil
          let outcomeRelaxation =
            isProjected
            ? try OutcomeRelaxation(
              network.reduction, layout: layout, program: projection, hasChances: lagrangianBound != nil)
            : nil
          let solver = NodeSolver(
            relaxation, outcomeRelaxation: outcomeRelaxation, lagrangianBound: lagrangianBound,
            root: setting.root,
            options: options, clock: setting.clock)
          try host(lanes.dropFirst(), opened: opened + [(lane, solver)], setting: setting, exchange: exchange)
        }
      }
    }
  }
}

/// A monitor where tasks and reports change hands; unchecked because everything is touched under the
/// condition's lock.
private final class TaskExchange: @unchecked Sendable {
  private let condition = NSCondition()
  /// Tasks that lanes are at, and whether they have begun.
  private var tasks: [(task: NodeTask, isBegun: Bool)?]
  /// What came of tasks, until it is fetched.
  private var reports: [(lane: Int, report: NodeReport)] = []
  /// Of lanes that could not begin or that came to an end.
  private var failures: [(any Error)?]
  private var isOver = false
  /// Threads that have not left yet.
  private var present: Int
  /// What the first lane leaves.
  private var warmStart = WarmStart()

  init(lanes: Int, threads: Int) {
    tasks = .init(repeating: nil, count: lanes)
    failures = .init(repeating: nil, count: lanes)
    present = threads
  }

  /// A lane that came to an end before gives its task back at once.
  func give(_ task: NodeTask, _ lane: Int) {
    condition.withLock {
      tasks[lane] = (task, false)
      if let failure = failures[lane] { giveUp(lane, failure) }
      condition.broadcast()
    }
  }

  /// The next report, whichever lane's; waits for it. Which comes first depends on time, what lanes make of
  /// it does not.
  func report() -> (lane: Int, report: NodeReport) {
    condition.withLock {
      while reports.isEmpty { condition.wait() }
      return reports.removeFirst()
    }
  }

  /// A task of one of some lanes once there is one; nil when all is over.
  func next(_ lanes: [Int]) -> (task: NodeTask, lane: Int)? {
    condition.withLock {
      while !isOver {
        for lane in lanes {
          if let (task, isBegun) = tasks[lane], !isBegun {
            tasks[lane]?.isBegun = true
            return (task, lane)
          }
        }
        condition.wait()
      }
      return nil
    }
  }

  /// What came of a lane's task.
  func put(_ report: NodeReport, _ lane: Int) {
    condition.withLock {
      tasks[lane] = nil
      reports.append((lane, report))
      condition.broadcast()
    }
  }

  /// Some lanes cannot go on, and say so once and to every later task.
  func fail(_ lanes: [Int], _ error: any Error) {
    condition.withLock {
      for lane in lanes {
        failures[lane] = error
        giveUp(lane, error)
      }
      condition.broadcast()
    }
  }

  /// A lane that cannot go on leaves the nodes of its task as they were.
  private func giveUp(_ lane: Int, _ failure: any Error) {
    guard let task = tasks[lane]?.task else { return }
    tasks[lane] = nil
    reports.append((lane, NodeReport(open: task.nodes, failure: failure)))
  }

  func keep(_ warmStart: WarmStart) { condition.withLock { self.warmStart = warmStart } }

  /// A thread ends.
  func leave() {
    condition.withLock {
      present -= 1
      condition.broadcast()
    }
  }

  /// Ends all threads and waits for them, so that no program is alive when the next ones are opened.
  func dismiss() -> WarmStart {
    condition.withLock {
      isOver = true
      condition.broadcast()
      while present > 0 { condition.wait() }
      return warmStart
    }
  }
}
