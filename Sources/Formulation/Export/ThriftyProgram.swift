import Allocation
import Foundation
import Modelling

/// Among plans that reach a chance, the one that costs least: a whole-number program.
///
/// Every start is a column here, not only the late ones that a search makes do with.
///
/// A search is content with any best plan; this finds one that does it with the least.
package struct ThriftyProgram: Sendable {
  package let reduction: Reduction
  private let exact: ExactProgram
  private let layout: VariableLayout

  /// More columns than this are not written. Counted in columns of the reduction, and then in those of the
  /// program.
  static let mostColumns = 1_000

  /// Nil where there is nothing to win, or it would be too much.
  package init?(_ instance: Instance) {
    reduction = Reduction(instance, fromAnyStart: true)
    guard !reduction.outcomes.isEmpty, reduction.columns.count <= Self.mostColumns,
      let exact = try? ExactProgram(reduction), exact.program.columnCount <= Self.mostColumns
    else { return nil }
    self.exact = exact
    layout = VariableLayout(reduction)
  }

  /// What is left to choose: what an attempt in each column costs, and each award.
  package struct Cost {
    package var attempts: (Reduction.Column) -> Double
    package var awards: (AwardOption) -> Double

    package init(
      attempts: @escaping (Reduction.Column) -> Double, awards: @escaping (AwardOption) -> Double = { _ in 0 }
    ) {
      self.attempts = attempts
      self.awards = awards
    }
  }

  /// The program that minimises one cost.
  ///
  /// - Parameters:
  ///   - chance: plans have at least this, but for the slack; above that of plans that do nothing.
  ///   - slack: relative to the chance.
  ///   - within: other costs, and what each may come to.
  package func program(
    reaching chance: Double, slack: Double, minimising cost: Cost,
    within limits: [(cost: Cost, most: Double)] = []
  ) throws -> Program {
    let base = exact.program
    var (lower, rows) = (base.columnLower, base.rows)
    if reduction.outcomes.count == 1 {
      // The one outcome's log-chance is a column.
      lower[layout.outcome(0)] = log((chance - reduction.constant) / reduction.outcomes[0].weight) - slack
    } else {
      for (column, worth) in base.costs.enumerated() where worth != 0 { rows.add(column, worth) }
      rows.close(.atLeast(chance * (1 - slack) - base.objectiveConstant))
    }
    // Each cost that came before stays where it was brought to.
    for limit in limits {
      let entries = entries(limit.cost)
      for (column, value) in entries { rows.add(column, value) }
      if !entries.isEmpty { rows.close(.atMost(limit.most)) }
    }
    var costs = [Double](repeating: 0, count: base.columnCount)
    for (column, value) in entries(cost) { costs[column] = value }
    return try Program(
      sense: .minimise, costs: costs, columnLower: lower, columnUpper: base.columnUpper,
      isInteger: base.isInteger, rows: rows)
  }

  /// A cost column by column, where it is not 0.
  private func entries(_ cost: Cost) -> [(column: Int, value: Double)] {
    let attempts = reduction.columns.enumerated().map { (column: $0, value: cost.attempts($1)) }
    let awards = reduction.awards.enumerated().map {
      (column: layout.awards + $0, value: cost.awards(reduction.instance.awards[$1.option]))
    }
    return (attempts + awards).filter { $0.value != 0 }
  }

  /// What a cost comes to at a point of such a program.
  package func total(_ cost: Cost, at values: [Double]) -> Double {
    entries(cost).reduce(0) { $0 + $1.value * values[$1.column].rounded() }
  }

  /// The plan of a point of such a program.
  package func plan(_ values: [Double]) -> Plan { PlanWriter(reduction).plan(layout.point(of: values)) }
}
