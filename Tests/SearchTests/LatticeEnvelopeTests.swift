import Foundation
import Testing

@testable import Search

/// Facets against sums over every point: tails by plain convolution, the hull by all triples of points.
@Suite struct TableHullTests {
  /// log P(correct attempts ≥ needed), one factor at a time.
  private func log(_ counts: [Int], _ correct: [Double], _ needed: Int) -> Double {
    var law = [1.0]
    for (count, chance) in zip(counts, correct) {
      for _ in 0..<count {
        law = (0...law.count).map { k in
          (k < law.count ? law[k] * (1 - chance) : 0) + (k > 0 ? law[k - 1] * chance : 0)
        }
      }
    }
    return Foundation.log(min(1, law.dropFirst(needed).reduce(0, +)))
  }

  private func points(_ box: [ClosedRange<Int>]) -> [[Int]] {
    box.reduce([[]]) { lists, range in lists.flatMap { list in range.map { list + [$0] } } }
  }

  /// Sizes on both sides of whole blocks, and boxes that do not begin at 0.
  @Test(arguments: [
    ([0...20, 0...17], [0.1, 0.6], 3, [7.3, 2.5]), ([3...18, 5...12], [0.2, 0.5], 6, [9.9, 8.2]),
    ([0...8, 0...9, 0...10], [0.15, 0.4, 0.7], 4, [3.5, 2.25, 1.5]),
    ([0...15, 2...2], [0.3, 0.9], 2, [0.5, 2]),
  ])
  func noPointIsAbove(box: [ClosedRange<Int>], correct: [Double], needed: Int, point: [Double]) throws {
    let facet = try #require(try LatticeEnvelope(box, correct: correct, atLeast: needed)?.facet(at: point))
    #expect(facet.slopes.allSatisfy { $0 >= 0 })
    let rests = points(box).map { counts in
      facet.level + zip(facet.slopes, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
        - log(counts, correct, needed)
    }
    #expect(rests.allSatisfy { $0 > -1e-10 })
    #expect(try #require(rests.min()) < 1e-10)
  }

  @Test func facetIsTheHull() throws {
    let (box, correct, point) = ([0...10, 0...4], [0.2, 0.8], [5.4, 1.3])
    let facet = try #require(try LatticeEnvelope(box, correct: correct, atLeast: 2)?.facet(at: point))
    let known = points(box).map { ($0.map(Double.init), log($0, correct, 2)) }.filter { $0.1.isFinite }
    // The best of all ways to mix three points into the wanted one.
    var best = -Double.infinity
    for (i, a) in known.enumerated() {
      for (j, b) in known.enumerated().dropFirst(i + 1) {
        for c in known.dropFirst(j + 1) {
          let (u, v) = ((b.0[0] - a.0[0], b.0[1] - a.0[1]), (c.0[0] - a.0[0], c.0[1] - a.0[1]))
          let (w, area) = ((point[0] - a.0[0], point[1] - a.0[1]), u.0 * v.1 - u.1 * v.0)
          if area == 0 { continue }
          let (s, t) = ((w.0 * v.1 - w.1 * v.0) / area, (u.0 * w.1 - u.1 * w.0) / area)
          if s < 0 || t < 0 || s + t > 1 { continue }
          best = max(best, (1 - s - t) * a.1 + s * b.1 + t * c.1)
        }
      }
    }
    let value = facet.level + facet.slopes[0] * point[0] + facet.slopes[1] * point[1]
    #expect(abs(value - best) < 1e-9)
  }
}
