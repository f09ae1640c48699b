import Allocation
import Formulation
import Modelling
import Search
import Threads

/// The exact program of a problem as a file for other solvers.
package struct ExportedProgram: Sendable {
  /// The file; its first lines are comments that say what its optimum means.
  package let text: String
  /// What its optimum is: a chance, or a log-chance with a weight and a constant.
  package let objective: ExactProgram.Objective
  /// Whether every plan has a chance of 0; nil: that is not known.
  package let isHopeless: Bool?

  /// - Parameter time: when it is over, `ExactProgram.Failure.stopped` is thrown.
  /// - Throws: `ExactProgram.Failure` where there is no such program, or none of a bearable size; a failure of the
  ///   linear-programming library.
  package init(
    _ instance: Instance, _ format: ProgramFormat, within time: TimeBudget = TimeBudget()
  ) throws {
    /// The program that the file holds.
    let exact = try ExactProgram(learning: instance) { time.isOver }
    let isHopeless = try Self.isHopeless(exact, of: instance, within: time)
    if time.isOver { throw ExactProgram.Failure.stopped }
    let comments = ExportComments(
      exact: exact, samples: instance.problem.uncertainty?.samples, isHopeless: isHopeless)
    text =
      switch format {
      case .mps:
        comments.lines("*", isNegated: exact.program.sense == .maximise) + MPSWriter.text(exact.program)
      case .lp: comments.lines("\\", isNegated: false) + LPWriter.text(exact.program)
      }
    objective = exact.objective
    self.isHopeless = isHopeless
  }

  /// Seconds that may be spent on whether there is any chance at all, where no naive plan has one.
  private static let secondsForHope = 2.0

  /// Looks for any plan that may succeed: the trivial bound first, then naive plans, then a short search. Solvers
  /// report an empty program of log-chances as infeasible, and the reader should know why.
  private static func isHopeless(
    _ exact: ExactProgram, of instance: Instance, within time: TimeBudget
  ) throws -> Bool? {
    if exact.reduction.trivialBound <= 0 { return true }
    let known = [Plan.empty(for: instance)] + NaivePlans.all(of: instance, within: time)
    if known.contains(where: { instance.chance(of: $0) > 0 }) { return false }
    let own = time.share(0.25).limited(to: secondsForHope)
    let answer = try PlanSearch(instance, SearchOptions(gap: AnalysisTuning.hopeGap), within: own).solve()
    return answer.chance > 0 ? false : answer.bound <= 0 ? true : nil
  }
}

/// What the first lines of a file say about its optimum.
private struct ExportComments {
  let exact: ExactProgram
  /// Of uncertain numbers.
  let samples: Int?
  let isHopeless: Bool?

  /// - Parameters:
  ///   - mark: what a comment begins with.
  ///   - isNegated: the file asks for the smallest value of minus the objective.
  func lines(_ mark: String, isNegated: Bool) -> String {
    let optimum = "z, \(isNegated ? "minus the smallest" : "the largest") value of the objective,"
    return ([meaning(optimum)] + about).map { "\(mark) \($0)\n" }.joined()
  }

  /// How to get the best chance out of the optimum.
  private func meaning(_ optimum: String) -> String {
    switch exact.objective {
    case .chance(let tolerance): "\(optimum) is the best chance, to within \(tolerance)."
    case .logChance(let tolerance, let weight, let constant):
      "\(optimum) gives the best chance \(constant) + \(weight) exp(z), z to within \(tolerance);"
        + " where no point is feasible, it is \(constant)."
    }
  }

  /// Whose plans the program describes, and what its numbers rest on.
  private var about: [String] {
    var lines: [String] = []
    if let look = exact.reduction.stage?.look {
      let moment = exact.reduction.base.time.moment(of: look)
      lines.append(
        look == 0
          ? "Its plans are of somebody who learns the world before the start: one plan for each world."
          : "Its plans are of somebody who learns the world at \(moment): what starts earlier is common to all worlds."
      )
    } else {
      lines.append("Its plans are static: what is written down at the start.")
    }
    if let samples { lines.append("Uncertain numbers are those of the file's own sample of \(samples).") }
    if isHopeless == true { lines.append("No plan has any chance: the best chance is 0.") }
    return lines
  }
}
