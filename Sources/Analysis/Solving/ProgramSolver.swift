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

  /// The answer in terms of the file: with a look where it has one.
  private func answer(_ found: SearchResult) -> Answer {
    var answer = Answer(
      found, ground: .program(tolerance: ProgramSearch.tolerance), options, seconds: time.now - began)
    // A file that reveals the world gets a two-stage plan, even where that is never too late to matter.
    if answer.plan.look == nil, let date = instance.dateOfLearning {
      answer.plan = Plan(answer.plan, look: .init(boundary: date), in: instance)
    }
    return answer
  }

  /// Time was over before there was a program: the best plan of those that are known, and no proof.
  private func stopped(_ rivals: [Plan]) -> SearchResult {
    let judged = (rivals + [.empty(for: instance)]).map { ($0, instance.chance(of: $0)) }
    let best = judged.reduce((Plan.empty(for: instance), 0)) { $1.1 > $0.1 ? $1 : $0 }
    return SearchResult(
      best.0, chance: best.1, bound: 1, nodes: 0, gap: options.gap, isInterrupted: time.isInterrupted,
      mayBeOptimal: false)
  }
}
