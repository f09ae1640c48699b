import Allocation
import Formulation
import Modelling
import Search
import Threads

/// A program for other solvers.
package struct ExportedProgram: Sendable {
  /// The file; its first lines are comments that say what its optimum means.
  package let text: String
  package let objective: ExactProgram.Objective
  /// Whether every plan has a chance of 0; nil: that is not known.
  package let isHopeless: Bool?
}

extension Study {
  /// File formats that other solvers read.
  package enum ExportFormat: String, Sendable, CaseIterable { case mps, lp }

  /// The exact mixed-integer program, whose optimum is the chance, or its logarithm, within a tolerance: of static
  /// plans, or of two-stage plans where the file reveals the world at a date.
  ///
  /// - Throws: `ExactProgram.Failure` where there is no such program, or none of a bearable size.
  package func export(_ format: ExportFormat) throws -> String { try exported(format).text }

  /// The same, with what is known about its optimum.
  ///
  /// - Parameter budget: when it is over, `ExactProgram.Failure.stopped` is thrown.
  package func exported(
    _ format: ExportFormat, within budget: TimeBudget = TimeBudget()
  ) throws -> ExportedProgram {
    let exact = try ExactProgram(learning: instance) { budget.isOver }
    let isHopeless = try isHopeless(exact, budget)
    if budget.isOver { throw ExactProgram.Failure.stopped }
    let comments = ExportComments(exact: exact, samples: problem.uncertainty?.samples, isHopeless: isHopeless)
    let text =
      switch format {
      case .mps:
        comments.lines("*", isNegated: exact.program.sense == .maximise) + MPSWriter.text(exact.program)
      case .lp: comments.lines("\\", isNegated: false) + LPWriter.text(exact.program)
      }
    return ExportedProgram(text: text, objective: exact.objective, isHopeless: isHopeless)
  }

  /// Seconds that may be spent on whether there is any chance at all, where no naive plan has one.
  private static let secondsForHope = 2.0

  private func isHopeless(_ exact: ExactProgram, _ budget: TimeBudget) throws -> Bool? {
    if exact.reduction.trivialBound <= 0 { return true }
    let known = [Plan.empty(for: instance)] + naivePlans(budget)
    if known.contains(where: { instance.chance(of: $0) > 0 }) { return false }
    let own = budget.share(0.25).limited(to: Self.secondsForHope)
    let answer = try solve(SearchOptions(gap: 1e-12), within: own)
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

  private func meaning(_ optimum: String) -> String {
    switch exact.objective {
    case .chance(let tolerance): "\(optimum) is the best chance, to within \(tolerance)."
    case .logChance(let tolerance, let weight, let constant):
      "\(optimum) gives the best chance \(constant) + \(weight) exp(z), z to within \(tolerance);"
        + " where no point is feasible, it is \(constant)."
    }
  }

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
