import Foundation
import GLPKSolver
import Modelling

/// Facets of the concave hull of log φ over whole counts, for "at least one correct attempt": φ = 1 − e^{−h}, h
/// linear in the counts. Only points near the wanted one enter the small program that finds a facet; the point
/// that it cuts off most, found through the concavity in the last count, joins them until there is none.
struct HazardHull {
  /// −ln(1 − q) of each kind; infinite where an attempt cannot fail.
  let hazards: [Double]
  /// Largest count of each kind.
  let upper: [Int]
  /// Hulls whose search for a cut-off point would look at more lines than this are not built.
  static let mostLines = 20_000

  init?(hazards: [Double], upper: [Int]) {
    // One attempt that cannot fail is as good as many.
    self.hazards = hazards
    self.upper = zip(hazards, upper).map { $0.isFinite ? $1 : min($1, 1) }
    let lines = self.upper.dropLast().reduce(1) { min($0 * ($1 + 1), 1_000_000) }
    guard lines <= Self.mostLines else { return nil }
  }

  private func log(_ counts: [Int]) -> Double {
    var hazard = 0.0
    for (rate, count) in zip(hazards, counts) where count > 0 { hazard += rate * Double(count) }
    return hazard > 0 ? Foundation.log(-expm1(-hazard)) : -.infinity
  }

  /// Level and slopes of a facet over the point; nil where none was found.
  func facet(at point: [Double]) -> (level: Double, slopes: [Double])? {
    let inside = zip(point, upper).map { min($0, Double($1)) }
    var points = neighbours(of: inside)
    for _ in 0..<12 {
      guard let slopes = HullProgram.slopes(points, at: inside) else { return nil }
      let worst = worst(against: slopes)
      let known = points.map { $0.value - linear(slopes, $0.counts) }.max() ?? -.infinity
      if worst.excess <= known + 1e-12 || points.contains(where: { $0.counts == worst.counts }) {
        return (max(known, worst.excess), slopes)
      }
      points.append((worst.counts, log(worst.counts)))
    }
    let slopes = HullProgram.slopes(points, at: inside) ?? []
    return slopes.isEmpty ? nil : (worst(against: slopes).excess, slopes)
  }

  private func linear(_ slopes: [Double], _ counts: [Int]) -> Double {
    zip(slopes, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
  }

  private func neighbours(of point: [Double]) -> [(counts: [Int], value: Double)] {
    var lists: [[Int]] = [[]]
    for (place, value) in point.enumerated() {
      let floor = min(Int((value + 1e-9).rounded(.down)), upper[place])
      let range = max(0, floor)...min(upper[place], floor + 1)
      lists = lists.flatMap { list in range.map { list + [$0] } }
    }
    // Single attempts and the far corners keep the wanted point inside the hull of those that are alive.
    for place in upper.indices where upper[place] > 0 {
      for count in Set([1, 2, upper[place]]) where count <= upper[place] {
        var single = [Int](repeating: 0, count: upper.count)
        single[place] = count
        if !lists.contains(single) { lists.append(single) }
      }
    }
    return lists.map { ($0, log($0)) }.filter { $0.1.isFinite }
  }

  /// The whole point at which log φ exceeds the linear form most.
  private func worst(against slopes: [Double]) -> (counts: [Int], excess: Double) {
    let last = hazards.count - 1
    var cursor = [Int](repeating: 0, count: hazards.count)
    var best = (counts: cursor, excess: -Double.infinity)
    // Along the last count the best hazard does not depend on the others.
    let peak = slopes[last] > 0 ? log1p(hazards[last] / slopes[last]) : .infinity
    while true {
      var hazard = 0.0
      var spent = 0.0
      for place in 0..<last where cursor[place] > 0 {
        hazard += hazards[place] * Double(cursor[place])
        spent += slopes[place] * Double(cursor[place])
      }
      // log φ ≤ 0, so lines that have spent more than the best excess allows cannot beat it.
      for count in -spent > best.excess ? candidates(hazards[last], peak - hazard, upper[last]) : 0..<0 {
        let total = count > 0 ? hazard + hazards[last] * Double(count) : hazard
        guard total > 0 else { continue }
        let excess = Foundation.log(-expm1(-total)) - spent - slopes[last] * Double(count)
        if excess > best.excess {
          cursor[last] = count
          best = (cursor, excess)
          cursor[last] = 0
        }
      }
      var place = 0
      while place < last, cursor[place] == upper[place] {
        cursor[place] = 0
        place += 1
      }
      if place >= last { return best }
      cursor[place] += 1
    }
  }

  /// The whole numbers around the one at which the last kind adds the wanted hazard, within 0 ... most.
  private func candidates(_ rate: Double, _ wanted: Double, _ most: Int) -> Range<Int> {
    if !rate.isFinite { return 0..<(most + 1) }
    let floor = Int(max(0, min(wanted / rate, Double(most))).rounded(.down))
    return floor..<(min(floor + 1, most) + 1)
  }
}

/// The small linear program whose duals are a facet of the concave hull of given points.
enum HullProgram {
  /// Slopes, never negative, of a facet over the point; nil where it lies outside the hull of the points.
  static func slopes(_ points: [(counts: [Int], value: Double)], at point: [Double]) -> [Double]? {
    let duals: [Double]? = try? LinearProgram.withScope { program in
      var rows = SparseBlock()
      rows.close(.fixed(1))
      for count in point { rows.close(.fixed(count)) }
      _ = try program.addRows(rows)
      var columns = SparseBlock()
      for (counts, _) in points {
        columns.add(0, 1)
        for (place, count) in counts.enumerated() where count != 0 { columns.add(place + 1, Double(count)) }
        columns.close(.nonnegative)
      }
      _ = try program.addColumns(columns, costs: points.map(\.value))
      let outcome = try program.solve()
      return outcome.status == .optimal ? try program.rowDuals() : nil
    }
    return duals?.dropFirst().map { max(0, $0) }
  }
}
