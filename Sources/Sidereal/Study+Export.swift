import Formulation
import Modelling

extension Study {
  /// File formats that other solvers read.
  public enum ExportFormat: String, Sendable, CaseIterable { case mps, lp }

  /// The exact mixed-integer program, whose optimum is the chance, or its logarithm, within a tolerance.
  ///
  /// The file begins with comments that say what its optimum means.
  ///
  /// - Throws: `ExactProgram.Failure` where a chunk can be staffed in too many ways to list them.
  public func export(_ format: ExportFormat) throws -> String {
    let exact = try ExactProgram(instance)
    switch format {
    case .mps:
      let optimum = exact.program.sense == .maximise ? "z, minus the smallest value of the objective," : "z"
      return Self.comments("*", optimum, exact.objective) + MPSWriter.text(exact.program)
    case .lp:
      let optimum = "z, the largest value of the objective,"
      return Self.comments("\\", optimum, exact.objective) + LPWriter.text(exact.program)
    }
  }

  private static func comments(_ mark: String, _ optimum: String, _ objective: ExactProgram.Objective)
    -> String
  {
    let meaning =
      switch objective {
      case .chance(let tolerance): "\(optimum) is the best chance, to within \(tolerance)."
      case .logChance(let tolerance, let weight, let constant):
        "\(optimum) gives the best chance \(constant) + \(weight) exp(z), z to within \(tolerance)."
      }
    return "\(mark) \(meaning)\n"
  }
}
