import Allocation
import Foundation
import Modelling

@testable import Formulation

/// The whole-number points of a reduction: attempts in each column, with gates, that keep its rows.
struct Points {
  let reduction: Reduction
  private let layout: VariableLayout
  private let fixed: BaseConstraints
  private let rows: [(entries: [(column: Int, value: Double)], lower: Double, upper: Double)]

  /// The columns that may have attempts.
  private let open: Set<Int>

  init(_ reduction: Reduction, cuts: Bool = false, columns: Set<Int>? = nil) {
    self.reduction = reduction
    open = columns ?? Set(reduction.columns.indices)
    layout = VariableLayout(reduction)
    fixed = BaseConstraints(reduction, layout, outcomes: false, cuts: cuts)
    let all = fixed.rows
    rows = (0..<all.count).map { row in
      (all.entries(row).map { (Int(all.indices[$0]), all.values[$0]) }, all.lower[row], all.upper[row])
    }
  }

  /// Attempts that people and budgets allow, found column by column.
  func attempts() -> [[Int]] {
    var found: [[Int]] = []
    var values = [Double](repeating: 0, count: layout.count)
    func choose(_ column: Int) {
      guard column < reduction.columns.count else {
        if values[..<column].allSatisfy({ $0 >= 0 }) { found.append(values[..<column].map { Int($0) }) }
        return
      }
      for number in 0...(open.contains(column) ? reduction.columns[column].upper : 0) {
        values[column] = Double(number)
        // What is spent and held only grows.
        if !(0..<fixed.firstCounter).allSatisfy({ holds($0, values) }) { break }
        choose(column + 1)
      }
      values[column] = 0
    }
    choose(0)
    return found
  }

  /// Whether people and budgets allow so many attempts.
  func isAffordable(_ attempts: [Int]) -> Bool {
    let values = values(attempts)
    return (0..<fixed.firstCounter).allSatisfy { holds($0, values) }
  }

  /// Whether all bounds and rows hold for some choice of gates.
  func isFeasible(_ attempts: [Int]) -> Bool {
    var open = [values(attempts)]
    let box = fixed.rootBox()
    guard (0..<layout.terms).allSatisfy({ open[0][$0] <= box.upper[$0] }) else { return false }
    for (index, gate) in reduction.gates.enumerated() {
      open = open.flatMap { known in
        (0...gate.moments.count).map { first in
          var values = known
          for place in first..<gate.moments.count { values[layout.gates[index] + place] = 1 }
          return values
        }
      }
    }
    return open.contains { values in rows.indices.allSatisfy { holds($0, values) } }
  }

  private func values(_ attempts: [Int]) -> [Double] {
    var values = [Double](repeating: 0, count: layout.count)
    for (column, number) in attempts.enumerated() { values[column] = Double(number) }
    for (index, count) in counts(attempts).enumerated() { values[layout.counter(index)] = Double(count) }
    return values
  }

  private func holds(_ row: Int, _ values: [Double]) -> Bool {
    var sum = 0.0
    for (column, value) in rows[row].entries { sum += value * values[column] }
    return rows[row].lower - 1e-9 <= sum && sum <= rows[row].upper + 1e-9
  }

  func counts(_ attempts: [Int]) -> [Int] {
    var counts: [Int] = []
    for counter in reduction.counters {
      counts.append(
        (counter.previous.map { counts[$0] } ?? 0) + counter.columns.reduce(0) { $0 + attempts[$1] })
    }
    return counts
  }

  /// The objective: Σ weight Π φ.
  func value(_ attempts: [Int]) -> Double {
    let counts = counts(attempts)
    return reduction.outcomes.reduce(reduction.constant) { sum, outcome in
      let log = outcome.terms.reduce(0.0) { sum, index in
        let term = reduction.terms[index]
        return sum + reduction.functions[term.function].value(term.counters.map { counts[$0] })
      }
      return sum + outcome.weight * exp(log)
    }
  }

  /// The largest objective of a point.
  func best() -> Double { attempts().filter(isFeasible).reduce(0) { max($0, value($1)) } }
}
