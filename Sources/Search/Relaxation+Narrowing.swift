import Formulation
import Foundation
import GLPKSolver
import Modelling

extension Relaxation {
  /// Intervals of log-chances within which alone the relaxed chance can exceed `floor`: for each of the atoms
  /// the largest and smallest V under that condition (bound tightening by optimisation). The last solution's
  /// basis stays feasible throughout.
  func intervals(
    of atoms: [Int], above floor: Double, options: SimplexOptions
  ) throws -> [Int: ClosedRange<Double>] {
    let basis = try program.basis()
    let costs = program.costs
    var block = SparseBlock()
    for (column, cost) in costs.enumerated() where cost != 0 { block.add(column, cost) }
    block.close(.atLeast(floor - reduction.constant))
    let row = try program.addRows(block).lowerBound
    var options = options
    options.method = .primal
    var result: [Int: ClosedRange<Double>] = [:]
    for atom in atoms {
      let column = layout.atom(atom)
      var ends = (box.lower[column], box.upper[column])
      for sign in [1.0, -1.0] where sign > 0 || ends.0.isFinite {
        var direction = [Double](repeating: 0, count: program.columnCount)
        direction[column] = sign
        try program.setCosts(direction)
        let outcome = try program.solve(options)
        narrowingWork += outcome.iterations
        guard outcome.status == .optimal else { continue }
        let extreme = sign * (try program.provenUpperBound()) + sign * 1e-11
        if sign > 0 { ends.1 = min(ends.1, extreme) } else { ends.0 = max(ends.0, extreme) }
      }
      if ends.0 <= ends.1 { result[atom] = ends.0...ends.1 }
    }
    try program.deleteRows([row])
    try program.setCosts(costs)
    try program.restore(basis)
    return result
  }

  /// For each atom how far the relaxation overrates it at the solution: its chance there against the product of the
  /// functions that it stands for.
  func overratings() -> [Double] {
    if isSingle { return [0] }
    return reduction.atoms.enumerated().map { index, atom in
      if secants[index] == nil { return 0 }
      return atom.weight * max(0, solution[chances[index]] - exp(logEstimate(index)))
    }
  }

  /// Σ log φ of an atom at the solution's counts, by the bounds there.
  func logEstimate(_ atom: Int) -> Double {
    var sum = 0.0
    for term in reduction.atoms[atom].terms {
      let counts = counts(of: term)
      guard let cut = maker.cut(term, at: counts, within: ranges(of: term), tight: false) else { continue }
      sum += min(0, cut.value(at: counts))
    }
    return min(sum, box.upper[layout.atom(atom)])
  }
}
