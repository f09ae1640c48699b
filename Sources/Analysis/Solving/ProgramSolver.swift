import Allocation
import Answers
import Formulation
import Search
import Threads

/// GLPK's own branch and cut on the exact program: a second opinion, which shares neither relaxation nor search with
/// `PlanSearch`.
///
/// Its bound is that of a solver in floating point, and is given `ProgramSearch.tolerance` larger.
package struct ProgramSolver: Sendable {
  private let instance: Instance
  private let options: SearchOptions
  private let time: TimeBudget
  private let began: Double

  /// - Parameters:
  ///   - options: their time limit is not looked at, their threads neither: one does all.
  ///   - time: when it is over, what was found so far is the answer.
  package init(
    _ instance: Instance, _ options: SearchOptions = SearchOptions(), within time: TimeBudget = TimeBudget()
  ) {
    self.instance = instance
    self.options = options
    self.time = time
    began = time.now
  }

  /// The best plan that branch and cut finds, and its bound.
  ///
  /// - Throws: `ExactProgram.Failure` where the problem has no such program, or none of a bearable size; a failure of
  ///   the linear-programming library.
  package func solve(progress: (@Sendable (SearchProgress) -> Void)? = nil) throws -> Answer {
    let rivals = NaivePlans.all(of: instance, within: time)
    let exact: ExactProgram
    do {
      exact = try ExactProgram(learning: instance) { time.isOver }
    } catch ExactProgram.Failure.stopped {
      return answer(stopped(rivals))
    }
    return answer(
      try ProgramSearch(exact, of: instance, options, within: time, progress: progress).solve(rivals: rivals))
  }

  private func answer(_ found: ProgramResult) -> Answer {
    // A file that reveals the world gets a two-stage plan, even where that is never too late to matter.
    let look = instance.dateOfLearning.map { Policy.Look(boundary: $0) }
    let policy =
      found.policy ?? look.flatMap { look in found.plan.map { Policy($0, look: look, in: instance) } }
    let shared = policy.map { Plan(entries: $0.shared, gates: $0.branches[0].gates) }
    return Answer(
      plan: shared ?? found.plan ?? .empty(for: instance), policy: policy, chance: found.chance,
      bound: found.bound, status: found.status, ground: .program(tolerance: ProgramSearch.tolerance),
      search: SearchFacts(
        seconds: time.now - began, nodes: found.nodes, seed: options.seed, gapAsked: options.gap))
  }

  /// Time was over before there was a program: the best plan of those that are known, and no proof.
  private func stopped(_ rivals: [Plan]) -> ProgramResult {
    let judged = (rivals + [.empty(for: instance)]).map { ($0, instance.chance(of: $0)) }
    let best = judged.reduce((Plan.empty(for: instance), 0)) { $1.1 > $0.1 ? $1 : $0 }
    return ProgramResult(
      plan: best.0, policy: nil, chance: best.1, bound: 1, status: time.isInterrupted ? .interrupted : .limit,
      nodes: 0)
  }
}
