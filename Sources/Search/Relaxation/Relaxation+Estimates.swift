import Formulation
import Foundation

/// What the solution lacks.
extension Relaxation {
  /// For each outcome how far the relaxation overrates it at the solution: secant against exponential.
  func secantErrors() throws -> [Double] {
    if isSingle { return [0] }
    return try reduction.outcomes.enumerated().map { index, outcome in
      let column = layout.outcome(index)
      if reduction.isDirect(index) { return 0 }
      if box.lower[column].isFinite {
        let value = solution[column]
        return max(0, shares[index].constant + shares[index].slope * value - outcome.weight * exp(value))
      }
      return outcome.weight * max(0, exp(box.upper[column]) - exp(try logEstimate(index)))
    }
  }

  /// Σ log φ of an outcome at the solution's counts, by the bounds there.
  func logEstimate(_ outcome: Int) throws -> Double {
    var sum = 0.0
    for term in reduction.outcomes[outcome].terms {
      let counts = counts(of: term)
      guard let cut = try maker.cut(term, at: counts, within: ranges(of: term), tight: false) else {
        continue
      }
      sum += min(0, cut.value(at: counts))
    }
    return min(sum, box.upper[layout.outcome(outcome)])
  }
}
