import Allocation
import Allocators
import Formulation
import Reporting
import Search
import Threads

/// What looks for the best plan.
package enum Engine: String, Sendable, CaseIterable {
  /// Our own branch and bound over the chance itself.
  case search
  /// GLPK's own branch and cut on the exact program, that of `Study.export`: a second opinion.
  case mip
}

extension Study {
  /// Gives the exact program to GLPK's own branch and cut, which shares neither relaxation nor search with `solve`.
  ///
  /// Its bound is that of a solver in floating point, and is given `ProgramSearch.tolerance` larger.
  ///
  /// - Parameters:
  ///   - options: their time limit is not looked at, their threads neither: one does all.
  ///   - budget: when it is over, what was found so far is the answer.
  /// - Throws: `ExactProgram.Failure` where the problem has no such program, or none of a bearable size; a failure of
  ///   the linear-programming library.
  package func solveByProgram(
    _ options: SearchOptions = SearchOptions(), within budget: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    let began = budget.now
    let rivals = naivePlans(budget)
    let exact: ExactProgram
    do {
      exact = try ExactProgram(learning: instance) { budget.isOver }
    } catch ExactProgram.Failure.stopped {
      return stopped(rivals, options, budget, seconds: budget.now - began)
    }
    let found = try ProgramSearch(exact, of: instance, options, within: budget, progress: progress)
      .solve(rivals: rivals)
    return answer(found, options, seconds: budget.now - began)
  }

  private func answer(_ found: SearchResult, _ options: SearchOptions, seconds: Double) -> Answer {
    var answer = Answer(
      found, ground: .program(tolerance: ProgramSearch.tolerance), options, seconds: seconds)
    // A file that reveals the world gets a two-stage plan, even where that is never too late to matter.
    if answer.plan.look == nil, let date = instance.dateOfLearning {
      answer.plan = Plan(answer.plan, look: .init(boundary: date), in: instance)
    }
    return answer
  }

  /// Time was over before there was a program: the best plan of those that are known, and no proof.
  private func stopped(
    _ rivals: [Plan], _ options: SearchOptions, _ budget: TimeBudget, seconds: Double
  ) -> Answer {
    let judged = (rivals + [.empty(for: instance)]).map { ($0, instance.chance(of: $0)) }
    let best = judged.reduce((Plan.empty(for: instance), 0)) { $1.1 > $0.1 ? $1 : $0 }
    let found = SearchResult(
      best.0, chance: best.1, bound: 1, nodes: 0, gap: options.gap, isInterrupted: budget.isInterrupted,
      mayBeOptimal: false)
    return answer(found, options, seconds: seconds)
  }
}

extension SolveReport.Status {
  /// Each way in which a search ends has its word in a report.
  init(_ status: SearchStatus) {
    switch status {
    case .optimal: self = .optimal
    case .limit: self = .limit
    case .interrupted: self = .interrupted
    }
  }
}
