import Allocation
import Formulation
import Foundation

/// All whole points of a tiny reduction, from the instance and the definitions alone: no row of a program, no cache and no
/// tail of the library has a part in them.
package struct WholePoints {
  /// Attempts for each column, and what follows.
  package struct Point {
    package let attempts: [Int]
    package let counts: [Int]
    /// log φ of each term.
    package let logs: [Double]
    /// For each outcome the sum of its terms' logs.
    package let outcomes: [Double]
    package let chance: Double
  }

  package let reduction: Reduction
  package private(set) var points: [Point] = []
  private var known: [TermFunction: [[Int]: Double]] = [:]

  /// Nil where there are more than `most`.
  package init?(_ reduction: Reduction, most: Int = 4_000) {
    self.reduction = reduction
    var found: [[Int]] = []
    let instance = reduction.instance
    var attempts = reduction.columns.map { _ in 0 }
    guard Self.fill(0, &attempts, instance.headcounts, reduction, &found, most) else { return nil }
    for attempts in found where Self.isPaid(attempts, reduction) && Self.isInOrder(attempts, reduction) {
      points.append(point(attempts))
    }
  }

  /// The largest chance.
  package var best: Double { points.map(\.chance).max() ?? reduction.constant }

  // MARK: - What is allowed

  /// People: each column's attempts from none to as many as are free in all of its steps.
  private static func fill(
    _ column: Int, _ attempts: inout [Int], _ free: [[Int]], _ reduction: Reduction, _ found: inout [[Int]],
    _ most: Int
  ) -> Bool {
    if column == attempts.count {
      found.append(attempts)
      return found.count <= most
    }
    let facts = reduction.columns[column]
    let type = reduction.instance.types[facts.type]
    var left = free
    for number in 0... {
      attempts[column] = number
      if !fill(column + 1, &attempts, left, reduction, &found, most) { return false }
      for holding in type.held {
        for step in facts.start..<facts.start + type.length { left[holding.pool][step] -= holding.people }
      }
      if left.contains(where: { $0.contains { $0 < 0 } }) { break }
    }
    attempts[column] = 0
    return true
  }

  /// Money: in no step more is spent by then than has come in.
  private static func isPaid(_ attempts: [Int], _ reduction: Reduction) -> Bool {
    let instance = reduction.instance
    return instance.income.indices.allSatisfy { budget in
      var spent = 0.0
      return (0..<instance.steps).allSatisfy { step in
        for (column, number) in zip(reduction.columns, attempts) {
          let type = instance.types[column.type]
          if column.start <= step && step < column.start + type.length {
            spent += Double(number) * type.spending[budget]
          }
        }
        return spent <= instance.income[budget][step] * (1 + 1e-9)
      }
    }
  }

  /// Gates: nothing that waits for a bundle starts before what counts of that bundle has ended.
  private static func isInOrder(_ attempts: [Int], _ reduction: Reduction) -> Bool {
    reduction.gates.allSatisfy { gate in
      let first = gate.waiting.filter { attempts[$0] > 0 }.map { reduction.columns[$0].start }.min() ?? .max
      return zip(gate.own, gate.ends).allSatisfy { attempts[$0] == 0 || $1 <= first }
    }
  }

  // MARK: - What it is worth

  private mutating func point(_ attempts: [Int]) -> Point {
    var counts: [Int] = []
    for counter in reduction.counters {
      let before = counter.previous.map { counts[$0] } ?? 0
      counts.append(before + counter.columns.reduce(0) { $0 + attempts[$1] })
    }
    let logs = reduction.terms.map { log($0, counts) }
    let outcomes = reduction.outcomes.map { $0.terms.reduce(0) { $0 + logs[$1] } }
    let chance = zip(reduction.outcomes, outcomes).reduce(reduction.constant) { $0 + $1.0.weight * exp($1.1) }
    return Point(attempts: attempts, counts: counts, logs: logs, outcomes: outcomes, chance: chance)
  }

  private mutating func log(_ term: Reduction.Term, _ counts: [Int]) -> Double {
    let function = reduction.functions[term.function]
    let own = term.counters.map { counts[$0] }
    if let value = known[function]?[own] { return value }
    let value = Self.log(function, own)
    known[function, default: [:]][own] = value
    return value
  }

  /// log φ as its definition says: one attempt after another; of copies that share, equal shares.
  package static func log(_ function: TermFunction, _ counts: [Int]) -> Double {
    let chances = zip(function.correct, counts).flatMap { [Double](repeating: $0, count: $1) }
    switch function.kind {
    case .pooled(let needed):
      return Foundation.log(min(1, Dyadic.tail(of: chances, atLeast: needed).value))
    case .dealt(let copies):
      return (0..<copies).reduce(0) { sum, copy in
        let own = chances.indices.filter { $0 % copies == copy }.map { chances[$0] }
        return sum + Foundation.log(Dyadic.tail(of: own, atLeast: 1).value)
      }
    case .spread(let copies):
      if chances.count < copies { return -.infinity }
      let certain = chances.filter { $0 == 1 }.count
      let open = max(0, copies - certain)
      let miss = chances.filter { $0 < 1 }.reduce(1) { $0 * pow(1 - $1, 1 / Double(max(1, open))) }
      return Double(open) * Foundation.log(1 - miss)
    }
  }
}
