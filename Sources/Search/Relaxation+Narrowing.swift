import Formulation
import GLPKSolver
import Modelling

extension Relaxation {
  /// Intervals of log-chances within which alone the relaxed chance can exceed `floor`: for each of the atoms
  /// the largest and smallest V under that condition (bound tightening by optimisation). The last solution's
  /// basis stays feasible throughout.
  func intervals(
    of atoms: [Int], above floor: Double, options: SimplexOptions, learn: (Support) throws -> Void
  ) throws -> [Int: ClosedRange<Double>] {
    let basis = try program.basis()
    var block = SparseBlock()
    var constant = reduction.constant
    for (index, share) in shares.enumerated() {
      constant += share.constant
      if share.slope > 0 { block.add(layout.atom(index), share.slope) }
    }
    block.close(.atLeast(floor - constant))
    let row = try program.addRows(block).lowerBound
    let costs = program.costs
    var options = options
    options.method = .primal
    // An interval is welcome, not needed: GLPK may cycle on its way to one.
    options.iterationLimit = 10_000 + 20 * layout.count
    var result: [Int: ClosedRange<Double>] = [:]
    for atom in atoms {
      let column = layout.atom(atom)
      var ends = (box.lower[column], box.upper[column])
      for sign in [1.0, -1.0] where sign > 0 || ends.0.isFinite {
        var direction = [Double](repeating: 0, count: layout.count)
        direction[column] = sign
        try program.setCosts(direction)
        let outcome = try program.solve(options)
        narrowingWork += outcome.iterations
        guard outcome.status == .optimal else { continue }
        if let support = try support(without: row) { try learn(support) }
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
}
