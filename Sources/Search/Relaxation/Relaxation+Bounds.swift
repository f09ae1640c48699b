import Formulation
import GLPKSolver

/// OBBT on the log-chances of outcomes.
extension Relaxation {
  /// Intervals of log-chances within which alone the relaxed chance can exceed `floor`, aligned with the
  /// outcomes.
  ///
  /// - Parameter learn: is told of every plan what the duals of these programs say, too.
  func intervals(
    of outcomes: [Int], above floor: Double, options: SimplexOptions, learn: (OutcomeCut) throws -> Void
  ) throws -> [(lower: Double, upper: Double)] {
    let constant = loaded.secants.reduce(reduction.constant) { $0 + $1.constant }
    var options = options
    // An interval is welcome, not needed: GLPK may cycle on its way to one.
    options.iterationLimit = 10_000 + 20 * layout.count
    let columns = outcomes.map(layout.outcome)
    return try program.intervals(
      of: columns, ends: columns.map { (box.lower[$0], box.upper[$0]) }, above: floor - constant, options
    ) { row, solved in
      work.tightening += solved.iterations
      if solved.status == .optimal, let support = try support(without: row) { try learn(support) }
    }
  }
}
