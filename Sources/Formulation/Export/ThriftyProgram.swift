import Allocation
import Modelling

/// Among plans of one outcome that reach a chance, the one that costs least: a whole-number program.
///
/// Every start is a column here, not only the late ones that a search makes do with.
///
/// A search is content with any best plan; this finds one that does it with the least.
package struct ThriftyProgram: Sendable {
  package let reduction: Reduction
  private let exact: ExactProgram
  /// The column of the outcome's log-chance.
  private let outcome: Int

  /// More columns than this are not written. Counted in columns of the reduction, and then in those of the
  /// program.
  static let mostColumns = 1_000

  /// Nil where there are several outcomes, or it would be too much.
  package init?(_ instance: Instance) {
    reduction = Reduction(instance, fromAnyStart: true)
    guard reduction.outcomes.count == 1, reduction.columns.count <= Self.mostColumns,
      let exact = try? ExactProgram(reduction), exact.program.columnCount <= Self.mostColumns
    else { return nil }
    self.exact = exact
    outcome = VariableLayout(reduction).outcome(0)
  }

  /// What is left to choose: the cost of an attempt in each column of the reduction.
  package typealias Cost = (Reduction.Column) -> Int

  /// The program that minimises one cost.
  ///
  /// - Parameters:
  ///   - logChance: relative to the outcome's weight; plans have at least this.
  ///   - within: other costs, and what each may come to.
  package func program(
    reaching logChance: Double, minimising cost: Cost, within limits: [(cost: Cost, most: Int)] = []
  ) throws -> Program {
    let base = exact.program
    var lower = base.columnLower
    lower[outcome] = logChance
    var costs = [Double](repeating: 0, count: base.columnCount)
    for (index, column) in reduction.columns.enumerated() { costs[index] = Double(cost(column)) }
    // Each cost that came before stays where it was brought to.
    var rows = base.rows
    for limit in limits {
      var entries = 0
      for (index, column) in reduction.columns.enumerated() where limit.cost(column) != 0 {
        rows.add(index, Double(limit.cost(column)))
        entries += 1
      }
      if entries > 0 { rows.close(.atMost(Double(limit.most))) }
    }
    return try Program(
      sense: .minimise, costs: costs, columnLower: lower, columnUpper: base.columnUpper,
      isInteger: base.isInteger, rows: rows)
  }

  /// The plan of a point of such a program.
  package func plan(_ values: [Double]) -> Plan {
    PlanWriter(reduction).plan(VariableLayout(reduction).point(of: values))
  }
}
