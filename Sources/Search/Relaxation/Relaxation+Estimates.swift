import Formulation
import Foundation

/// What the solution errs by.
extension Relaxation {
  /// For each outcome how far the relaxation overrates its chance at the solution, times its weight: secant
  /// against exponential, or, where it has no lower end, its upper end against what its counts allow. Not
  /// negative; 0 where there is one outcome, whose log-chance is the objective itself.
  func secantErrors() throws -> [Double] {
    if isSingle { return [0] }
    return try reduction.outcomes.enumerated().map { index, outcome in
      let column = layout.outcome(index)
      if reduction.isDirect(index) { return 0 }
      if box.lower[column].isFinite {
        let value = solution[column]
        return max(
          0,
          loaded.secants[index].constant + loaded.secants[index].slope * value - outcome.weight * exp(value))
      }
      return outcome.weight * max(0, exp(box.upper[column]) - exp(try logEstimate(index)))
    }
  }

  /// Σ log φ of an outcome at the solution's counts, by the cuts there: what its log-chance could be, where
  /// the program leaves it at its floor.
  func logEstimate(_ outcome: Int) throws -> Double {
    var sum = 0.0
    for term in reduction.outcomes[outcome].terms {
      let counts = counts(of: term)
      guard let cut = try separator.cut(term, at: counts, within: ranges(of: term), tight: false) else {
        continue
      }
      sum += min(0, cut.value(at: counts))
    }
    return min(sum, box.upper[layout.outcome(outcome)])
  }
}
