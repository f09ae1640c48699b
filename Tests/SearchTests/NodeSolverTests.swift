import Foundation
import GLPKSolver
import Support
import Testing
import Threads

@testable import Formulation
@testable import Search

/// The processing of nodes: whatever a task closes cannot be better than what it knows or found.
@Suite("Node solver")
struct NodeSolverTests {
  private static func solver<Result>(
    _ tiny: Tiny, _ options: SearchOptions, _ clock: SearchClock? = nil, _ body: (NodeSolver) throws -> Result
  ) throws -> Result {
    let clock = clock ?? SearchClock(options, within: TimeBudget())
    return try tiny.relaxed { relaxation in
      try LinearProgram.withScope { shadow in
        try LinearProgram.withScope { mix in
          let hasSpace = !options.isPlain && OutcomeRelaxation.isWorthwhile(tiny.reduction)
          let isPriced = hasSpace && tiny.layout.count >= options.pricedColumns
          let prices =
            isPriced
            ? try LagrangianBound(
              tiny.network, layout: tiny.layout, program: mix, resources: relaxation.resources, plans: [])
            : nil
          let space =
            hasSpace
            ? try OutcomeRelaxation(
              tiny.reduction, layout: tiny.layout, program: shadow, hasChances: prices != nil) : nil
          return try body(
            NodeSolver(
              relaxation, outcomeRelaxation: space, lagrangianBound: prices, root: tiny.rows.rootBox(),
              options: options, clock: clock))
        }
      }
    }
  }

  /// Ways to search: with everything, with prices at every node, and by relaxations alone.
  private static func options(_ way: Int) -> SearchOptions {
    var options = SearchOptions(gap: 1e-6)
    if way == 1 { options.pricedColumns = 0 }
    if way == 2 { options.isPlain = true }
    return options
  }

  /// Every point better than what is known lies in a node that is open, or is no better than what was closed says.
  private static func nothingIsLost(_ tiny: Tiny, _ open: [Node], best: Double, pruned: Double) {
    let root = tiny.rows.rootBox()
    let boxes = open.map { ($0.box(root), $0.bound) }
    for point in tiny.points where point.chance > max(best, pruned) + 1e-9 {
      let isOpen = boxes.contains { tiny.isInside(point, $0, tolerance: 1e-6) && $1 >= point.chance - 1e-9 }
      #expect(isOpen, "\(point.attempts) of \(point.chance): \(tiny.text)")
    }
  }

  @Test("after the preparation, and after each node, no better point is lost", arguments: 0...2)
  func tasks(way: Int) throws {
    let options = Self.options(way)
    var (tasks, found) = (0, 0)
    for tiny in try Tiny.drawn(1...70, most: 500) where !tiny.points.isEmpty && !tiny.reduction.isBound {
      try Self.solver(tiny, options) { solver in
        var report = solver.carryOut(NodeTask(best: 0, work: .prepare(start: nil)))
        var (best, pruned, logs) = (0.0, 0.0, [Double]())
        var open = NodeQueue()
        for _ in 0..<6 {
          tasks += 1
          #expect(report.failure == nil)
          pruned = max(pruned, report.prunedBound)
          if let plan = report.found {
            found += 1
            #expect(plan.chance > best)
            let point = tiny.points.first { $0.attempts == plan.point }
            #expect(abs((point?.chance ?? -1) - plan.chance) < 1e-9, "not a plan: \(tiny.text)")
            (best, logs) = (plan.chance, report.logs)
          }
          for node in report.open { open.insert(node) }
          // Gates are set without loss where the relaxation has no conflict over them, so boxes may tell one of several
          // ways: points are sought where no gate is.
          if tiny.reduction.gates.isEmpty { Self.nothingIsLost(tiny, open.nodes, best: best, pruned: pruned) }
          guard let node = open.pop() else { break }
          report = solver.carryOut(NodeTask(best: best, logs: logs, work: .explore([node], most: 0)))
        }
        // At the end: what is closed or open bounds the optimum.
        let bound = max(best, pruned, open.bound ?? 0, report.open.map(\.bound).max() ?? 0)
        #expect(bound >= tiny.best - 1e-9, "\(tiny.text)")
      }
    }
    #expect(tasks > 80 && found > 20, "\(tasks) tasks, \(found) found")
  }

  @Test("a plan that is known is begun with, and its chance is a floor") func known() throws {
    for tiny in try Tiny.drawn(1...40, most: 500) where !tiny.points.isEmpty && !tiny.reduction.isBound {
      guard let best = tiny.points.max(by: { $0.chance < $1.chance }) else { continue }
      try Self.solver(tiny, SearchOptions(gap: 1e-6)) { solver in
        let report = solver.carryOut(NodeTask(best: 0, work: .prepare(start: best.attempts)))
        #expect(abs((report.found?.chance ?? 0) - best.chance) < 1e-9, "\(tiny.text)")
        // With the best chance known there is nothing to find, and the root is closed or bounded by it soon.
        let next = solver.carryOut(NodeTask(best: best.chance, work: .prepare(start: nil)))
        #expect(next.found.map { $0.chance > best.chance && $0.chance < best.chance + 1e-12 } ?? true)
      }
    }
  }

  @Test("a clock that says stop leaves every node as it was") func stopped() throws {
    for tiny in try Tiny.drawn(1...20, most: 500) {
      let options = SearchOptions(gap: 1e-6)
      let clock = SearchClock(options, within: TimeBudget(seconds: 0))
      try Self.solver(tiny, options, clock) { solver in
        let root = tiny.rows.rootBox()
        let nodes = (1...3).map { Node(parent: nil, box: root, root: root, bound: Double($0) / 4) }
        let report = solver.carryOut(NodeTask(best: 0, work: .explore(nodes, most: 1_000)))
        #expect(report.open.map(\.bound).sorted() == [0.25, 0.5, 0.75] && report.nodes == 0)
        #expect(report.found == nil && report.failure == nil)
      }
    }
  }

  @Test("nodes that cannot be better are given up unseen, with their bound") func hopeless() throws {
    let tiny = try #require(try Tiny.drawn(1...20, most: 500).first)
    try Self.solver(tiny, SearchOptions(gap: 0.01)) { solver in
      let root = tiny.rows.rootBox()
      let nodes = [0.3, 0.505].map { Node(parent: nil, box: root, root: root, bound: $0) }
      let report = solver.carryOut(NodeTask(best: 0.5, work: .explore(nodes, most: 1_000)))
      #expect(report.open.isEmpty && report.prunedBound == 0.505 && report.nodes == 0)
    }
  }

  /// By the duals of a solved node: what is left out cannot beat the best plan.
  @Test("reduced costs leave out only what is no better than the best") func reducedCosts() throws {
    var (fixed, kept) = (0, 0)
    for tiny in try Tiny.drawn(1...200, most: 500) where !tiny.points.isEmpty && !tiny.reduction.isBound {
      let options = Self.options(2)
      try Self.solver(tiny, options) { solver in
        var box = tiny.rows.rootBox()
        guard solver.propagation.tighten(&box) else { return }
        try solver.relaxation.load(box)
        let solved = try solver.relaxation.solve(
          target: -.infinity, tolerance: 1e-6, options: SimplexOptions(), rounds: 20)
        guard case .bounded = solved else { return }
        let sorted = tiny.points.map(\.chance).sorted()
        for share in [0.5, 0.9, 1] {
          solver.incumbent.chance = sorted[Int(share * Double(sorted.count - 1))]
          guard solver.incumbent.chance > tiny.reduction.constant else { continue }
          var fewer = box
          solver.fixByReducedCosts(&fewer, bound: solver.relaxation.answer.bound)
          for column in box.lower.indices
          where fewer.lower[column] > box.lower[column] || fewer.upper[column] < box.upper[column] {
            fixed += 1
          }
          guard tiny.reduction.gates.isEmpty else { continue }
          for point in tiny.points where point.chance > solver.incumbent.chance + 1e-9 {
            kept += 1
            #expect(tiny.isInside(point, fewer, tolerance: 1e-7), "\(tiny.text)")
          }
        }
      }
    }
    #expect(fixed > 60 && kept > 600, "\(fixed) fixed, \(kept) kept")
  }

  @Test("a lane that begins warm says what a cold one says") func warmStarts() throws {
    for tiny in try Tiny.drawn(1...30, most: 500) where !tiny.reduction.isBound {
      let options = Self.options(1)
      let (start, cold) = try Self.solver(tiny, options) { solver in
        let report = solver.carryOut(NodeTask(best: 0, work: .prepare(start: nil)))
        _ = solver.carryOut(NodeTask(best: 0, work: .explore(report.open, most: 1 << 40)))
        return (solver.warmStart(), report.open.map(\.bound).max())
      }
      let bound = try LinearProgram.withScope { program in
        let relaxation = try Relaxation(
          tiny.network, layout: tiny.layout, program: program, rows: tiny.rows, root: tiny.rows.rootBox(),
          table: TermCache(tiny.reduction), cuts: start.cuts)
        #expect(relaxation.cuts.count == start.cuts.count)
        if let basis = start.basis { try program.restore(basis) }
        try relaxation.load(tiny.rows.rootBox())
        let solved = try relaxation.solve(
          target: -.infinity, tolerance: 1e-6, options: SimplexOptions(), rounds: 20)
        if case .bounded(let bound) = solved { return bound }
        return 1
      }
      #expect(bound >= tiny.best - 1e-9 && (cold ?? 1) >= tiny.best - 1e-9, "\(tiny.text)")
    }
  }
}
