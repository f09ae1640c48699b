import Formulation
import Foundation

/// What the solution lacks.
extension Relaxation {
  /// For each atom how far the relaxation overrates it at the solution: secant against exponential.
  func overratings() throws -> [Double] {
    if isSingle { return [0] }
    return try reduction.atoms.enumerated().map { index, atom in
      let column = layout.atom(index)
      if reduction.isDirect(index) { return 0 }
      if box.lower[column].isFinite {
        let value = solution[column]
        return max(0, shares[index].constant + shares[index].slope * value - atom.weight * exp(value))
      }
      return atom.weight * max(0, exp(box.upper[column]) - exp(try logEstimate(index)))
    }
  }

  /// Σ log φ of an atom at the solution's counts, by the bounds there.
  func logEstimate(_ atom: Int) throws -> Double {
    var sum = 0.0
    for term in reduction.atoms[atom].terms {
      let counts = counts(of: term)
      guard let cut = try maker.cut(term, at: counts, within: ranges(of: term), tight: false) else {
        continue
      }
      sum += min(0, cut.value(at: counts))
    }
    return min(sum, box.upper[layout.atom(atom)])
  }
}
