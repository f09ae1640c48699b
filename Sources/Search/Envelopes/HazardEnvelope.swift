import Allocation
import Foundation
import Probability

/// The concave envelope of log φ over whole counts by its facets, for "at least one correct attempt": φ = 1
/// − e^{−h}, h linear in the counts.
///
/// Only points near the wanted one enter the small program that finds a facet; the point that it cuts off
/// most, found through the concavity in the last count, joins them until there is none.
struct HazardEnvelope {
  /// −ln(1 − q) of each kind; infinite where an attempt cannot fail.
  let hazards: [Double]
  /// Largest count of each kind.
  let upper: [Int]
  /// Envelopes whose search for a cut-off point would look at more lines than this are not built: a tangent
  /// is then the cut.
  static let mostLines = 60_000
  /// Hazard beyond which φ is 1 but for 1e-12.
  static let certain = 28.0

  /// Nil where there are too many lines.
  init?(hazards: [Double], upper: [Int]) {
    // One attempt that cannot fail is as good as many.
    self.hazards = hazards
    self.upper = zip(hazards, upper).map { $0.isFinite ? $1 : min($1, 1) }
    // Those whose hazards add up to less than what is certain.
    // Lines along the last count, one for each choice of the others.
    var lines = 1.0
    for (place, most) in self.upper.dropLast().enumerated() {
      lines *= Double(most + 1) / Double(place + 1)
    }
    guard lines <= Double(Self.mostLines) else { return nil }
  }

  /// log φ at whole counts.
  private func log(_ counts: [Int]) -> Double {
    var hazard = 0.0
    for (rate, count) in zip(hazards, counts) where count > 0 { hazard += rate * Double(count) }
    return Hazard.logChance(hazard)
  }

  /// Level and slopes of a facet over the point; nil where none was found.
  func facet(at point: [Double]) throws -> Facet? {
    let inside = zip(point, upper).map { min($0, Double($1)) }
    return try EnvelopeFacet.facet(at: inside, from: neighbours(of: inside), worst: worst)
  }

  /// Whole points around the wanted one, whose hull holds it.
  private func neighbours(of point: [Double]) -> [EnvelopeFacet.Point] {
    var lists: [[Int]] = [[]]
    for (place, value) in point.enumerated() {
      let floor = min(Int((value + SearchTolerance.floor).rounded(.down)), upper[place])
      let range = max(0, floor)...min(upper[place], floor + 1)
      lists = lists.flatMap { list in range.map { list + [$0] } }
    }
    // Single attempts and the far corners keep the wanted point inside the hull of those that are alive.
    for place in upper.indices where upper[place] > 0 {
      for count in [1, 2, upper[place]] where count <= upper[place] {
        var single = [Int](repeating: 0, count: upper.count)
        single[place] = count
        if !lists.contains(single) { lists.append(single) }
      }
    }
    return lists.map { (counts: $0, value: log($0)) }.filter { $0.value.isFinite }
  }

  /// The whole point at which log φ exceeds the linear form most, by a walk over all lines that may hold it.
  private func worst(against slopes: [Double]) -> EnvelopeFacet.Excess {
    let last = hazards.count - 1
    var cursor = [Int](repeating: 0, count: hazards.count)
    var best = (counts: cursor, excess: -Double.infinity)
    // Along the last count the best hazard does not depend on the others.
    let peak = slopes[last] > 0 ? log1p(hazards[last] / slopes[last]) : .infinity
    let top = peak > 0 ? Hazard.logChance(peak) : -.infinity
    let price = hazards[last].isFinite ? slopes[last] / hazards[last] : 0
    // An odometer over the counts of all kinds but the last.
    while true {
      var hazard = 0.0
      var spent = 0.0
      for place in 0..<last where cursor[place] > 0 {
        hazard += hazards[place] * Double(cursor[place])
        spent += slopes[place] * Double(cursor[place])
      }
      // No line has more than at its best hazard, and log φ ≤ 0: those that have spent more than the best excess
      // allows cannot beat it.
      let most = (peak.isFinite && hazard < peak ? top - price * (peak - hazard) : 0) - spent
      let isHopeful = most > best.excess - SearchTolerance.lineExcess && -spent > best.excess
      for count in isHopeful
        ? candidates(rate: hazards[last], wanted: peak - hazard, most: upper[last]) : 0..<0
      {
        // An attempt that cannot fail has infinite hazard, and none of it must not become NaN.
        let total = count > 0 ? hazard + hazards[last] * Double(count) : hazard
        guard total > 0 else { continue }
        let excess = Hazard.logChance(total) - spent - slopes[last] * Double(count)
        if excess > best.excess {
          cursor[last] = count
          best = (cursor, excess)
          cursor[last] = 0
        }
      }
      // Nor can lines with still more of the others, or with more where they are certain already.
      var place = 0
      if -spent <= best.excess || hazard > Self.certain {
        while place < last, cursor[place] == 0 { place += 1 }
        if place < last { cursor[place] = upper[place] }
      }
      while place < last, cursor[place] == upper[place] {
        cursor[place] = 0
        place += 1
      }
      if place >= last { return best }
      cursor[place] += 1
    }
  }

  /// The whole numbers around the one at which the last kind adds the wanted hazard, within 0 ... most.
  private func candidates(rate: Double, wanted: Double, most: Int) -> Range<Int> {
    if !rate.isFinite { return 0..<(most + 1) }
    let floor = Int(max(0, min(wanted / rate, Double(most))).rounded(.down))
    return floor..<(min(floor + 1, most) + 1)
  }
}
