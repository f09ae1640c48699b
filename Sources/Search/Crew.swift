import Formulation
import Foundation
import GLPKSolver

/// Lanes that solve nodes side by side, each with a linear program of its own, spread over threads.
///
/// A lane stays on one thread, since GLPK's programs do. How many lanes there are never depends on the threads, and
/// lanes share nothing: so the answers do not depend on the threads either.
final class Crew {
  /// Lanes of a wide tree.
  static let lanes = 2
  private static let stackBytes = 64 << 20

  /// All that a lane starts from.
  struct Setting: Sendable {
    let network: Network
    let layout: Layout
    let rows: StaticRows
    let root: Box
    let options: SearchOptions
    let clock: SearchClock
    let method: SimplexOptions.Method
    /// Cuts of an earlier lane, and the basis that it ended with.
    var legacy = Legacy()
  }

  /// What a lane leaves to later ones: cuts, its last basis, and plans of single units.
  struct Legacy: Sendable {
    var cuts: [Cut] = []
    var basis: Basis?
    var plans: [PriceProgram.Plan] = []
  }

  let count: Int
  private let desk: Desk

  /// Starts the threads; `dismiss` ends them.
  init(_ count: Int, _ setting: Setting) {
    self.count = count
    let threads = max(1, min(count, setting.options.threads))
    let desk = Desk(lanes: count, threads: threads)
    self.desk = desk
    for first in 0..<threads {
      let thread = Thread {
        let own = Array(stride(from: first, to: count, by: threads))
        do { try Self.host(own[...], [], setting, desk) } catch { desk.fail(own, error) }
        desk.leave()
      }
      thread.stackSize = Self.stackBytes
      thread.start()
    }
  }

  /// Gives each of the first lanes a task, and waits for all of them.
  func round(_ tasks: [NodeTask]) -> [NodeReport] { desk.round(tasks) }

  /// Ends the threads; what the first lane leaves.
  func dismiss() -> Legacy { desk.dismiss() }

  /// Opens the programs of some lanes inside one another, then serves all of them.
  private static func host(
    _ lanes: ArraySlice<Int>, _ opened: [(lane: Int, solver: NodeSolver)], _ setting: Setting, _ desk: Desk
  ) throws {
    guard let lane = lanes.first else {
      while let tasks = desk.next(opened.map(\.lane)) {
        for (task, one) in zip(tasks, opened) { task.map { desk.put(one.solver.carryOut($0), one.lane) } }
      }
      if let first = opened.first, first.lane == 0 { desk.keep(first.solver.legacy()) }
      return
    }
    try LinearProgram.withScope { program in
      let relaxation = try Relaxation(
        setting.network, setting.layout, program, rows: setting.rows, root: setting.root,
        table: FunctionTable(setting.network.reduction), cuts: setting.legacy.cuts)
      relaxation.method = setting.method
      if let basis = setting.legacy.basis { try program.restore(basis) }
      try LinearProgram.withScope { shadow in
        try LinearProgram.withScope { mix in
          let (network, layout, options) = (setting.network, setting.layout, setting.options)
          let hasShadow = !options.isPlain && OutcomeProgram.isWorthwhile(network.reduction)
          let isPriced = hasShadow && layout.count >= options.pricedColumns
          let solver = NodeSolver(
            relaxation, hasShadow ? try OutcomeProgram(network.reduction, layout, shadow) : nil,
            isPriced
              ? try PriceProgram(network, layout, mix, relaxation.resources, plans: setting.legacy.plans)
              : nil,
            root: setting.root, options: options, clock: setting.clock)
          try host(lanes.dropFirst(), opened + [(lane, solver)], setting, desk)
        }
      }
    }
  }
}

/// Where tasks and reports change hands; unchecked because everything is touched under the condition's lock.
private final class Desk: @unchecked Sendable {
  private let condition = NSCondition()
  private var tasks: [NodeTask?]
  private var reports: [NodeReport?]
  private var failures: [(any Error)?]
  private var isOver = false
  private var present: Int
  private var legacy = Crew.Legacy()

  init(lanes: Int, threads: Int) {
    tasks = .init(repeating: nil, count: lanes)
    reports = .init(repeating: nil, count: lanes)
    failures = .init(repeating: nil, count: lanes)
    present = threads
  }

  func round(_ fresh: [NodeTask]) -> [NodeReport] {
    condition.withLock {
      for (lane, task) in fresh.enumerated() {
        reports[lane] = nil
        tasks[lane] = task
      }
      condition.broadcast()
      while !fresh.indices.allSatisfy({ reports[$0] != nil || failures[$0] != nil }) { condition.wait() }
      return fresh.indices.map { lane in
        if let report = reports[lane] { return report }
        // A lane that could not even begin leaves its nodes as they were.
        return NodeReport(open: fresh[lane].nodes, failure: failures[lane])
      }
    }
  }

  /// The tasks of some lanes once there are any; nil when all is over.
  func next(_ lanes: [Int]) -> [NodeTask?]? {
    condition.withLock {
      while !isOver, lanes.allSatisfy({ tasks[$0] == nil }) { condition.wait() }
      if isOver { return nil }
      return lanes.map { lane in
        defer { tasks[lane] = nil }
        return tasks[lane]
      }
    }
  }

  func put(_ report: NodeReport, _ lane: Int) {
    condition.withLock {
      reports[lane] = report
      condition.broadcast()
    }
  }

  func fail(_ lanes: [Int], _ error: any Error) {
    condition.withLock {
      for lane in lanes where reports[lane] == nil || tasks[lane] != nil { failures[lane] = error }
      condition.broadcast()
    }
  }

  func keep(_ legacy: Crew.Legacy) { condition.withLock { self.legacy = legacy } }

  func leave() {
    condition.withLock {
      present -= 1
      condition.broadcast()
    }
  }

  func dismiss() -> Crew.Legacy {
    condition.withLock {
      isOver = true
      condition.broadcast()
      while present > 0 { condition.wait() }
      return legacy
    }
  }
}
