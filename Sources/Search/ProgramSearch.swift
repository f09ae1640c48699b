import Allocation
import Answers
import Formulation
import Foundation
import GLPKSolver
import Threads

/// Gives the exact program to GLPK's own branch and cut: a second opinion, which shares neither relaxation nor search
/// with `Optimizer`.
///
/// Its proof is that of a solver in floating point: rows hold to 1e-7, whole numbers to 1e-7, and a subproblem is left
/// where it promises less than 1e-7 more. So bounds are given that much larger, and a little.
package struct ProgramSearch {
  /// Added to every bound: absolute on the chance; where the program is of the log-chance, on that.
  package static let tolerance = SearchTolerance.treeBound
  /// Seconds that GLPK has to see that it should end before it is left to itself.
  private static let grace = 0.3

  private let exact: ExactProgram
  private let instance: Instance
  private let options: SearchOptions
  private let budget: TimeBudget
  private let progress: (@Sendable (SearchProgress) -> Void)?

  /// - Parameter budget: the time limit of the options is not looked at.
  package init(
    _ exact: ExactProgram, of instance: Instance, _ options: SearchOptions = SearchOptions(),
    within budget: TimeBudget, progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) {
    self.exact = exact
    self.instance = instance
    self.options = options
    self.budget = budget
    self.progress = progress
  }

  /// Searches until the gap is closed, as far as the tolerance allows, or until the budget is over.
  ///
  /// - Parameter rivals: feasible static plans; the answer is at least as good as each of them.
  /// - Returns: its bound is what GLPK says in floating point, with the tolerance; its nodes are subproblems of the
  ///   tree.
  /// - Throws: a failure of the linear-programming library.
  package func solve(rivals: [Plan] = []) throws -> SearchResult {
    let log = TreeLog()
    let solution = try attempt(log)
    let found = log.state
    var bound = exact.reduction.trivialBound
    let isWithoutPoint = solution?.reason == .infeasible
    if isWithoutPoint { bound = exact.objective.chance(nil) }
    if let proven = solution.map(\.bound) ?? found.bound { bound = min(bound, chance(bound: proven)) }
    let points = [solution?.point?.values, found.values].compactMap { $0 }
    return answer(
      points.map(layout.point), rivals, bound: bound, nodes: max(found.nodes, solution?.nodes ?? 0))
  }

  /// The chance that a bound on the objective leaves possible.
  private func chance(bound: Double) -> Double {
    min(1, max(0, exact.objective.chance(bound + Self.tolerance + exact.objective.tolerance)))
  }

  private var layout: VariableLayout { VariableLayout(exact.reduction) }

  /// GLPK on a thread of its own: one linear program of its tree may see neither flag nor clock. Nil: it was left
  /// to itself, and what the log has is all that there is.
  private func attempt(_ log: TreeLog) throws -> Solution? {
    let flag = StopFlag()
    let began = budget.now
    let (program, objective, gap) = (exact.program, exact.objective, options.gap)
    let trivial = exact.reduction.trivialBound
    let (memory, seconds) = (options.memoryLimit, budget.secondsLeft)
    let tell = progress.map { progress in
      { @Sendable [budget] (state: TreeLog.State) in
        progress(
          SearchProgress(
            seconds: budget.now - began, nodes: state.nodes,
            chance: state.objective.map(objective.chance) ?? 0,
            bound: min(trivial, state.bound.map(objective.chance) ?? trivial)))
      }
    }
    // So that what is left behind still ends.
    defer { flag.raise() }
    return try Overseer.run(within: budget, grace: Self.grace) { [budget] in
      var own = SolveOptions(
        timeLimit: seconds, memoryLimit: memory, integrality: SearchTolerance.treeIntegrality, stop: flag)
      own.watch = { note in
        let state = log.note(note)
        tell?(state)
        if budget.isOver { return true }
        guard let best = state.objective, let bound = state.bound else { return false }
        // What the tolerance adds is added anyhow: to go on until it is all that is left is enough.
        return objective.chance(bound) - objective.chance(best) <= max(0, gap - 2 * Self.tolerance)
      }
      return try GLPKSolver.solve(program, own)
    }
  }

  private func answer(_ points: [[Int]], _ rivals: [Plan], bound: Double, nodes: Int) -> SearchResult {
    let plan = best(points, rivals + [.empty(for: instance)])
    return SearchResult(
      plan, chance: instance.chance(of: plan), bound: bound, nodes: nodes, gap: options.gap,
      isInterrupted: budget.isInterrupted)
  }

  /// The best plan of some points and static plans, without what adds nothing.
  private func best(_ points: [[Int]], _ rivals: [Plan]) -> Plan {
    let look = exact.reduction.stage.map { Plan.Look(boundary: $0.look) }
    let known =
      points.map(PlanWriter(exact.reduction).plan)
      + rivals.map { rival in look.map { Plan(rival, look: $0, in: instance) } ?? rival }
    let sound = known.filter { instance.violations(of: $0).isEmpty }.map { ($0, instance.chance(of: $0)) }
    let most = sound.reduce((known[known.count - 1], 0)) {
      $1.1 > $0.1 * (1 + SearchTolerance.betterPlan) ? $1 : $0
    }
    let trimmed = PlanTrimming.trimmed(most.0, in: instance, unless: { budget.isOver }).plan
    return LeftShift.move(AwardThrift.cheapest(trimmed, in: instance, within: budget), in: instance)
  }
}

/// The best point and the least bound of a tree so far, for a thread that does not grow it. Unchecked because the
/// lock guards the state.
private final class TreeLog: @unchecked Sendable {
  struct State: Sendable {
    var nodes = 0
    var bound: Double?
    var objective: Double?
    var values: [Double]?
  }

  private let lock = NSLock()
  private var noted = State()

  var state: State { lock.withLock { noted } }

  func note(_ note: TreeNote) -> State {
    lock.withLock {
      noted.nodes = note.nodes
      if let point = note.point { (noted.objective, noted.values) = (point.objective, point.values) }
      // Subproblems that the best point ended are bounded by it.
      if let bound = note.bound { noted.bound = max(bound, noted.objective ?? bound) }
      return noted
    }
  }
}
