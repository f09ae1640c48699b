import Foundation

/// The concave envelope of log φ over a box of whole counts, by its facets, all values at hand in a table.
/// For functions that are not concave: the number of correct attempts of several kinds.
///
/// Each facet asks for the point that exceeds a linear form most, over the whole table, up to 15 times.
/// Blocks of points make that cheap: most of them are ruled out by one comparison.
struct LatticeEnvelope {
  private let box: [ClosedRange<Int>]
  /// log φ at every point; −∞ where φ is 0.
  private let points: Grid
  /// log φ at the last point of each block, which is the largest in it.
  private let blocks: Grid
  /// Boxes of more points than this get no table: 3 MB of numbers.
  static let mostPoints = 400_000
  /// Points times correct attempts needed beyond which filling a table would take too long: each point costs
  /// a pass over the law.
  private static let mostWork = 40_000_000
  /// Points of a block along each count.
  private static let edge = 8

  /// - Parameters:
  ///   - correct: of each kind, aligned with the box.
  ///   - count: correct attempts that are needed, at least 1.
  /// Nil where a table would be too large, or the whole box holds nothing alive.
  init?(_ box: [ClosedRange<Int>], correct: [Double], atLeast count: Int) {
    let size = box.reduce(1) { min($0 * $1.count, 1_000_000_000) }
    guard size <= Self.mostPoints, size * count <= Self.mostWork else { return nil }
    self.box = box
    var values: [Double] = []
    values.reserveCapacity(size)
    Self.fill(&values, place: box.count - 1, box: box, correct: correct, from: Law(atLeast: count))
    guard values.contains(where: \.isFinite) else { return nil }
    let points = Grid(values: values, counts: box.map(\.count))
    self.points = points
    // A count beyond the box's end belongs to the last block.
    var blocks = Grid(values: [], counts: points.counts.map { ($0 + Self.edge - 1) / Self.edge })
    blocks.values = (0..<blocks.counts.reduce(1, *)).map { block in
      let last = zip(blocks.place(of: block), points.counts).map { min(Self.edge * ($0 + 1), $1) - 1 }
      return points.values[points.index(of: last)]
    }
    self.blocks = blocks
  }

  var size: Int { points.values.count }

  /// The law of the number of correct attempts: below the threshold one by one, the rest as one chance that
  /// only grows, by positive terms, as attempts are added.
  private struct Law {
    var below: [Double]
    var reached = 0.0

    init(atLeast count: Int) {
      below = [1] + [Double](repeating: 0, count: count - 1)
    }

    /// One more attempt: each number of correct ones moves up by its chance.
    mutating func add(_ correct: Double) {
      reached += correct * below[below.count - 1]
      for k in below.indices.reversed() {
        // 1 − q is not formed: the difference is rounded once.
        below[k] = below[k].addingProduct(-below[k], correct) + (k > 0 ? below[k - 1] * correct : 0)
      }
    }
  }

  /// Appends the values of a box in the order of `Grid`, the first count running fastest: one law is carried
  /// along each line, and copied where the next count goes up.
  private static func fill(
    _ values: inout [Double], place: Int, box: [ClosedRange<Int>], correct: [Double], from start: Law
  ) {
    var law = start
    for _ in 0..<box[place].lowerBound { law.add(correct[place]) }
    for _ in box[place] {
      if place == 0 {
        values.append(log(min(1, law.reached)))
      } else {
        fill(&values, place: place - 1, box: box, correct: correct, from: law)
      }
      law.add(correct[place])
    }
  }

  /// A facet over a point, which is moved into the box; nil where it lies outside the hull of the points
  /// that are alive.
  func facet(at point: [Double]) throws -> Facet? {
    let inside = zip(point, box).map { min(max($0, Double($1.lowerBound)), Double($1.upperBound)) }
    var start: [EnvelopeFacet.Point] = []
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
    return try EnvelopeFacet.facet(at: inside, from: start, worst: worst)
  }

  private func value(_ counts: [Int]) -> Double {
    points.values[points.index(of: zip(counts, box).map { $0 - $1.lowerBound })]
  }

  /// The point at which log φ exceeds a linear form most.
  ///
  /// log φ grows with every count: a block's last point less what its first one costs bounds all of it. The
  /// block with the best bound is searched first; those whose bound is not above what was found there are
  /// passed over.
  ///
  /// - Parameter slopes: not negative.
  private func worst(_ slopes: [Double]) -> EnvelopeFacet.Excess {
    let whole = blocks.counts.map { 0..<$0 }
    let steps = slopes.map { $0 * Double(Self.edge) }
    var best = (index: 0, rest: -Double.infinity)
    blocks.raise(&best, in: whole, slopes: steps)
    let first = best.index
    best.rest = -.infinity
    points.raise(&best, in: ranges(of: first), slopes: slopes)
    for block in blocks.above(best.rest, in: whole, slopes: steps) {
      points.raise(&best, in: ranges(of: block), slopes: slopes)
    }
    let lowest = zip(slopes, box).reduce(0) { $0 + $1.0 * Double($1.1.lowerBound) }
    return (zip(points.place(of: best.index), box).map { $0 + $1.lowerBound }, best.rest - lowest)
  }

  /// The places of a block's points.
  private func ranges(of block: Int) -> [Range<Int>] {
    zip(blocks.place(of: block), points.counts).map { place, count in
      Self.edge * place..<min(Self.edge * (place + 1), count)
    }
  }
}

/// Values over a box of whole numbers from 0 on, the first running fastest.
private struct Grid {
  var values: [Double]
  let counts: [Int]

  /// Moves the best so far to where a value less a linear form is larger still.
  func raise(_ best: inout (index: Int, rest: Double), in ranges: [Range<Int>], slopes: [Double]) {
    visit(ranges.count - 1, from: 0, cost: 0, in: ranges, slopes: slopes) { start, row, cost in
      for one in row {
        let rest = values[start + one] - cost - slopes[0] * Double(one)
        if rest > best.rest { best = (start + one, rest) }
      }
    }
  }

  /// Where values less a linear form exceed a floor.
  func above(_ floor: Double, in ranges: [Range<Int>], slopes: [Double]) -> [Int] {
    var found: [Int] = []
    visit(ranges.count - 1, from: 0, cost: 0, in: ranges, slopes: slopes) { start, row, cost in
      for one in row where values[start + one] - cost - slopes[0] * Double(one) > floor {
        found.append(start + one)
      }
    }
    return found
  }

  /// Rows of the first number, with where they start and what the others cost.
  private func visit(
    _ place: Int, from start: Int, cost: Double, in ranges: [Range<Int>], slopes: [Double],
    _ body: (_ start: Int, _ row: Range<Int>, _ cost: Double) -> Void
  ) {
    if place == 0 { return body(start, ranges[0], cost) }
    for one in ranges[place] {
      visit(
        place - 1, from: (start + one) * counts[place - 1], cost: cost + slopes[place] * Double(one),
        in: ranges, slopes: slopes,
        body)
    }
  }

  /// The numbers of a value, by mixed radix.
  func place(of index: Int) -> [Int] {
    var rest = index
    return counts.map { count in
      let (quotient, place) = rest.quotientAndRemainder(dividingBy: count)
      rest = quotient
      return place
    }
  }

  func index(of place: [Int]) -> Int {
    zip(counts, place).reversed().reduce(0) { $0 * $1.0 + $1.1 }
  }
}
