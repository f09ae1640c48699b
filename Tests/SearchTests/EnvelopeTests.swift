import Foundation
import Support
import Testing

@testable import Search

/// Facets of hulls, against every point and against the hull as a small linear program over all of them.
@Suite("Envelopes over whole counts")
struct EnvelopeTests {
  private static func points(_ upper: [Int]) -> [[Int]] {
    upper.reduce([[]]) { lists, most in lists.flatMap { list in (0...most).map { list + [$0] } } }
  }

  private static func value(_ facet: Facet, _ point: [Double]) -> Double {
    zip(facet.slopes, point).reduce(facet.level) { $0 + $1.0 * $1.1 }
  }

  /// log P(at least one correct attempt), by a product.
  private static func log(_ correct: [Double], _ counts: [Int]) -> Double {
    var miss = 1.0
    for (chance, count) in zip(correct, counts) { for _ in 0..<count { miss *= 1 - chance } }
    return Foundation.log(1 - miss)
  }

  /// The hull at a point: the least value there of all linear forms above all points, with slopes that are not negative.
  /// Two counts at most.
  private static func hull(_ values: [(counts: [Int], value: Double)], at point: [Double]) -> Double? {
    let dual = Vertices(
      costs: [-1] + point.map { -$0 }, lower: [-200] + point.map { _ in 0 },
      upper: [5] + point.map { _ in 200 },
      rows: values.map { ([-1] + $0.counts.map { -Double($0) }, -$0.value) })
    return dual.maximum.map { -$0 }
  }

  @Test("hazards: above every point, touching one; on the hull where that can be reckoned", arguments: 1...80)
  func hazards(seed: Int) throws {
    var dice = Dice(seed)
    let kinds = dice.int(1...4)
    let correct = (0..<kinds).map { _ in dice.happens(0.1) ? 1 : dice.double(0.03...0.97) }
    let upper = (0..<kinds).map { _ in dice.int(1...(kinds < 3 ? 4 : 6)) }
    let hazards = correct.map { $0 == 1 ? Double.infinity : -log1p(-$0) }
    let envelope = try #require(HazardEnvelope(hazards: hazards, upper: upper))
    let point = upper.map { dice.double(0...Double($0)) }
    guard let facet = try envelope.facet(at: point) else { return }
    #expect(facet.slopes.allSatisfy { $0 >= 0 })
    let all = Self.points(upper)
    let rests = all.map { Self.value(facet, $0.map(Double.init)) - Self.log(correct, $0) }
    #expect(rests.allSatisfy { $0 > -1e-11 }, "\(correct)")
    #expect((rests.min() ?? 1) < 1e-9)
    if kinds <= 2 {
      let values = all.map { (counts: $0, value: Self.log(correct, $0)) }.filter { $0.value.isFinite }
      // One attempt that cannot fail is as good as many, so that there more than one is one.
      let inside = zip(point, correct).map { $1 == 1 ? min($0, 1) : $0 }
      let expected = try #require(Self.hull(values.filter { Self.isFirst($0.counts, correct) }, at: inside))
      // Outside the hull of what is alive there is nothing to be tight against.
      if expected > -199 { #expect(Self.value(facet, inside) <= expected + 1e-7) }
    }
  }

  private static func isFirst(_ counts: [Int], _ correct: [Double]) -> Bool {
    zip(counts, correct).allSatisfy { $1 < 1 || $0 <= 1 }
  }

  @Test("hulls of too many lines are not built") func tooManyLines() {
    #expect(HazardEnvelope(hazards: [0.1, 0.2], upper: [59_999, 5]) != nil)
    #expect(HazardEnvelope(hazards: [0.1, 0.2], upper: [60_001, 5]) == nil)
    // Those that cannot fail count once, and of several kinds only a share is alive.
    #expect(HazardEnvelope(hazards: [.infinity, 0.2], upper: [1_000_000, 5]) != nil)
    #expect(HazardEnvelope(hazards: [0.1, 0.1, 0.1], upper: [300, 300, 9]) != nil)
    #expect(HazardEnvelope(hazards: [0.1, 0.1, 0.1], upper: [400, 400, 9]) == nil)
  }

  /// With one kind log φ is concave: its facets are the lines through neighbours.
  @Test("of one kind the facet is the line through two neighbours", arguments: [0.1, 0.5, 0.9])
  func oneKind(correct: Double) throws {
    let envelope = try #require(HazardEnvelope(hazards: [-log1p(-correct)], upper: [9]))
    for low in 1..<9 {
      let facet = try #require(try envelope.facet(at: [Double(low) + 0.4]))
      for count in [low, low + 1] {
        #expect(abs(Self.value(facet, [Double(count)]) - Self.log([correct], [count])) < 1e-10)
      }
    }
  }

  @Test("tables: above every point of the box, touching one, on the hull", arguments: 1...40)
  func tables(seed: Int) throws {
    var dice = Dice(seed)
    let kinds = dice.int(1...3)
    let correct = (0..<kinds).map { _ in dice.double(0.05...0.95) }
    let box = (0..<kinds).map { _ -> ClosedRange<Int> in
      let low = dice.int(0...3)
      return low...(low + dice.int(0...(kinds < 3 ? 4 : 6)))
    }
    let needed = dice.int(1...4)
    let all = Self.points(box.map { $0.count - 1 }).map { zip($0, box).map { $0 + $1.lowerBound } }
    func log(_ counts: [Int]) -> Double {
      // Up to so many correct ones, the last place for all beyond.
      var law = [1.0] + [Double](repeating: 0, count: needed)
      for (chance, count) in zip(correct, counts) {
        for _ in 0..<count {
          law = law.indices.map { place in
            (place < needed ? law[place] * (1 - chance) : law[place])
              + (place > 0 ? law[place - 1] * chance : 0)
          }
        }
      }
      return Foundation.log(min(1, law[needed]))
    }
    let values = all.map { (counts: $0, value: log($0)) }
    guard let envelope = LatticeEnvelope(box, correct: correct, atLeast: needed) else {
      #expect(values.allSatisfy { !$0.value.isFinite })
      return
    }
    #expect(envelope.size == all.count)
    let point = box.map { dice.double(Double($0.lowerBound)...Double($0.upperBound)) }
    guard let facet = try envelope.facet(at: point) else { return }
    let rests = values.map { Self.value(facet, $0.counts.map(Double.init)) - $0.value }
    #expect(facet.slopes.allSatisfy { $0 >= 0 } && rests.allSatisfy { $0 > -1e-11 })
    #expect((rests.min() ?? 1) < 1e-10)
    if kinds <= 2, let expected = Self.hull(values.filter { $0.value.isFinite }, at: point), expected > -199 {
      #expect(Self.value(facet, point) <= expected + 1e-7)
    }
  }

  @Test("boxes of too many points, or where nothing is alive, get no table") func noTable() {
    #expect(LatticeEnvelope([0...999, 0...999], correct: [0.5, 0.5], atLeast: 2) == nil)
    #expect(LatticeEnvelope([0...1, 0...1], correct: [0.5, 0.5], atLeast: 3) == nil)
    #expect(LatticeEnvelope([0...1, 0...2], correct: [0.5, 0.5], atLeast: 3) != nil)
  }

  /// The hull of drawn values over a few points of a plane.
  @Test("a facet is the least linear form above the points", arguments: 1...60)
  func facets(seed: Int) throws {
    var dice = Dice(seed)
    let chosen = Self.points([3, 3]).filter { _ in dice.happens(0.5) }
    // Growing with both counts, as log φ does.
    let values = chosen.map { counts in
      (counts: counts, value: -4 + Double(counts[0] + counts[1]) * dice.double(0.5...0.6))
    }
    let point = [dice.double(0...3), dice.double(0...3)]
    guard let slopes = try EnvelopeFacet.slopes(values, at: point) else {
      // Outside the hull: some line keeps it apart from all points, so that a steep form falls below any level.
      return
    }
    let level =
      values.map { $0.value - Double($0.counts[0]) * slopes[0] - Double($0.counts[1]) * slopes[1] }
      .max() ?? 0
    let facet = Facet(level: level, slopes: slopes)
    let expected = try #require(Self.hull(values, at: point))
    #expect(Self.value(facet, point) >= expected - 1e-9)
    #expect(Self.value(facet, point) <= expected + 1e-6)
  }
}
