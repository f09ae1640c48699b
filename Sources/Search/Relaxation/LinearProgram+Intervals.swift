import Formulation
import GLPKSolver
import Modelling

/// Optimality-based bound tightening (OBBT) within any linear program.
extension LinearProgram {
  /// Share of an interval that is not worth a program: a solution within it proves that no more could go.
  private static let near = 0.1
  /// Rounds of cuts for one end: each takes another solve.
  private static let mostCuts = 4

  /// For each of some columns the interval within which alone c·x can reach `floor`: its largest and
  /// smallest value under that condition. The last solution's basis stays feasible throughout, and is left
  /// as it was, with the costs. An end that some solution on the way comes close to is left as it is.
  ///
  /// - Parameters:
  ///   - ends: of each column; where the lower one is infinite only the upper one is looked for.
  ///   - floor: less than the optimum of c·x, so that the last solution fulfils the condition.
  ///   - each: is told the row of the condition after each solve that came to its end.
  ///   - takesCuts: adds rows that the last solution violates; whether there were any.
  /// - Returns: aligned with the columns; proven by duals, not read from solutions.
  func intervals(
    of columns: [Int], ends: [(lower: Double, upper: Double)], above floor: Double, _ options: SimplexOptions,
    each: (_ row: Int, LinearOutcome) throws -> Void = { _, _ in }, takesCuts: () throws -> Bool = { false }
  ) throws -> [(lower: Double, upper: Double)] {
    // The condition c·x ≥ floor becomes a row for as long as it takes.
    let (basis, costs) = (try basis(), costs)
    var condition = SparseBlock()
    for (column, cost) in costs.enumerated() where cost > 0 { condition.add(column, cost) }
    condition.close(.atLeast(floor))
    let row = try addRows(condition).lowerBound
    var options = options
    let primals = try primals()
    // The least and the largest value that some solution has.
    var seen = columns.map { (least: primals[$0], largest: primals[$0]) }
    let found = try zip(columns, ends).enumerated().map { place, known in
      let column = known.0
      var ends = known.1
      let near = Self.near * (ends.lower.isFinite ? ends.upper - ends.lower : 0)
      // The upper end first, then the lower.
      for sign in [1.0, -1.0] where sign > 0 || ends.lower.isFinite {
        let isNear =
          sign > 0 ? seen[place].largest > ends.upper - near : seen[place].least < ends.lower + near
        if isNear { continue }
        var direction = [Double](repeating: 0, count: columnCount)
        direction[column] = sign
        try setCosts(direction)
        // New costs leave the basis primal feasible; new rows leave it dual feasible.
        options.method = .primal
        var solved = try solve(options)
        options.method = .dual
        for _ in 0..<Self.mostCuts where solved.status == .optimal {
          if try !takesCuts() { break }
          solved = try solve(options)
        }
        try each(row, solved)
        guard solved.status == .optimal else { continue }
        let primals = try self.primals()
        seen = zip(columns, seen).map { (min($1.least, primals[$0]), max($1.largest, primals[$0])) }
        let extreme = sign * (try provenUpperBound() + SearchTolerance.tightenedEnd)
        if sign > 0 { ends.upper = min(ends.upper, extreme) } else { ends.lower = max(ends.lower, extreme) }
      }
      return ends
    }
    // As it was before.
    try deleteRows([row])
    try setCosts(costs)
    try restore(basis)
    return found
  }
}

extension VariableBounds {
  /// Cuts a column's interval to `ends`; the share that went, 1 where one without a lower end got clearly shorter.
  mutating func cut(_ column: Int, to ends: (lower: Double, upper: Double)) -> Double {
    let (low, high) = (lower[column], upper[column])
    lower[column] = max(low, ends.lower)
    upper[column] = min(high, ends.upper)
    if !low.isFinite { return upper[column] < high - 0.05 ? 1 : 0 }
    return 1 - (upper[column] - lower[column]) / max(high - low, SearchTolerance.width)
  }
}
