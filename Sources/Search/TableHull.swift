import Foundation

/// Facets of the concave hull of log φ over a box of whole counts, all values at hand in a table. For functions
/// that are not concave: the number of correct attempts of several kinds.
struct TableHull {
  private let box: [ClosedRange<Int>]
  /// In the order of counting, the first count running fastest; −∞ where φ is 0.
  private let values: [Double]
  /// Boxes of more points than this get no table.
  static let mostPoints = 60_000

  /// - Parameters:
  ///   - correct: of each kind, aligned with the box.
  ///   - count: correct attempts that are needed, at least 1.
  init?(_ box: [ClosedRange<Int>], correct: [Double], atLeast count: Int) {
    let points = box.reduce(1) { min($0 * $1.count, 1_000_000_000) }
    guard points <= Self.mostPoints, points * count <= 20 * Self.mostPoints * 10 else { return nil }
    self.box = box
    var values: [Double] = []
    values.reserveCapacity(points)
    Self.fill(&values, box.count - 1, box, correct, Law(atLeast: count))
    self.values = values
    guard values.contains(where: \.isFinite) else { return nil }
  }

  /// The law of the number of correct attempts: below the threshold one by one, the rest as one chance that
  /// only grows, by positive terms, as attempts are added.
  private struct Law {
    var below: [Double]
    var reached = 0.0

    init(atLeast count: Int) {
      below = [1] + [Double](repeating: 0, count: count - 1)
    }

    mutating func add(_ correct: Double) {
      reached += correct * below[below.count - 1]
      for k in below.indices.reversed() {
        below[k] = below[k] * (1 - correct) + (k > 0 ? below[k - 1] * correct : 0)
      }
    }
  }

  private static func fill(
    _ values: inout [Double], _ place: Int, _ box: [ClosedRange<Int>], _ correct: [Double], _ start: Law
  ) {
    var law = start
    for _ in 0..<box[place].lowerBound { law.add(correct[place]) }
    for _ in box[place] {
      if place == 0 {
        values.append(log(min(1, law.reached)))
      } else {
        fill(&values, place - 1, box, correct, law)
      }
      law.add(correct[place])
    }
  }

  private static func advance(_ cursor: inout [Int], in box: [ClosedRange<Int>]) {
    for place in cursor.indices {
      if cursor[place] < box[place].upperBound {
        cursor[place] += 1
        return
      }
      cursor[place] = box[place].lowerBound
    }
  }

  func facet(at point: [Double]) -> Facet? {
    let inside = zip(point, box).map { min(max($0, Double($1.lowerBound)), Double($1.upperBound)) }
    var start: [HullProgram.Point] = []
    var corner = [Bool](repeating: false, count: box.count)
    // Around the point, and the corners of the box, which keep it inside the hull of those that are alive.
    for code in 0..<(1 << box.count) {
      for place in corner.indices { corner[place] = code >> place & 1 == 1 }
      let near = box.indices.map { place in
        min(Int(inside[place].rounded(.down)) + (corner[place] ? 1 : 0), box[place].upperBound)
      }
      let far = box.indices.map { corner[$0] ? box[$0].upperBound : box[$0].lowerBound }
      for counts in [near, far]
      where value(counts).isFinite && !start.contains(where: { $0.counts == counts }) {
        start.append((counts, value(counts)))
      }
    }
    return HullProgram.facet(at: inside, from: start, worst: worst)
  }

  private func value(_ counts: [Int]) -> Double {
    var index = 0
    for place in box.indices.reversed() {
      index = index * box[place].count + counts[place] - box[place].lowerBound
    }
    return values[index]
  }

  private func worst(_ slopes: [Double]) -> HullProgram.Excess {
    var best = (index: 0, excess: -Double.infinity)
    var cursor = box.map(\.lowerBound)
    var linear = zip(slopes, cursor).reduce(0) { $0 + $1.0 * Double($1.1) }
    let (width, step) = (box[0].count, slopes[0])
    var index = 0
    while index < values.count {
      for offset in 0..<width {
        let excess = values[index + offset] - linear - step * Double(offset)
        if excess > best.excess { best = (index + offset, excess) }
      }
      index += width
      cursor[0] = box[0].upperBound
      Self.advance(&cursor, in: box)
      linear = zip(slopes, cursor).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    var rest = best.index
    let counts = box.map { range -> Int in
      let (quotient, place) = rest.quotientAndRemainder(dividingBy: range.count)
      rest = quotient
      return range.lowerBound + place
    }
    return (counts, best.excess)
  }
}
