import Foundation
import GLPKSolver
import Support
import Testing

@testable import Formulation
@testable import Search

/// The space of outcomes: its pool of cuts, and its bounds against every whole point.
@Suite("Outcome space")
struct OutcomeSpaceTests {
  private static func cut(_ slopes: [Double], _ level: Double, _ shares: [Double] = []) -> OutcomeCut {
    OutcomeCut(slopes: slopes, level: level, shares: shares)
  }

  @Test("a pool gives what a point violates most, for its size")
  func violated() {
    var dice = Dice(1)
    for hasShares in [false, true] {
      var pool = OutcomeCutPool(outcomes: 3, hasShares: hasShares)
      var cuts: [OutcomeCut] = []
      for _ in 0..<60 {
        let shares = hasShares && dice.happens(0.7) ? (0..<3).map { _ in dice.share() } : []
        let cut = Self.cut((0..<3).map { _ in dice.share() }, -2 * dice.share(), shares)
        cuts.append(cut)
        pool.add(cut)
      }
      #expect(pool.count == 60)
      for _ in 0..<40 {
        let point = (0..<(hasShares ? 6 : 3)).map { $0 < 3 ? -2 * dice.share() : dice.share() }
        func excess(_ cut: OutcomeCut) -> Double {
          let logs = zip(cut.slopes, point).reduce(0) { $0 + $1.0 * $1.1 }
          let sum = zip(cut.shares, point.dropFirst(3)).reduce(logs) { $0 + $1.0 * $1.1 }
          return (sum - cut.level) / (cut.slopes.reduce(0, +) + cut.shares.reduce(0, +))
        }
        let number = dice.int(1...8)
        let expected = cuts.indices.filter { excess(cuts[$0]) > 1e-7 }
          .sorted { (-excess(cuts[$0]), $0) < (-excess(cuts[$1]), $1) }.prefix(number)
        #expect(pool.violated(at: point, number: number) == Array(expected))
      }
      for (place, cut) in cuts.enumerated() {
        let kept = pool.support(place)
        #expect(kept.slopes == cut.slopes && kept.level == cut.level)
        #expect(kept.shares == (cut.shares.isEmpty && hasShares ? [0, 0, 0] : cut.shares))
      }
    }
  }

  @Test("a full pool forgets what was not taken for longest, and nothing that is in use")
  func forgetting() throws {
    var pool = OutcomeCutPool(outcomes: 1, hasShares: false)
    #expect(pool.forget(but: []) == nil)
    for index in 0...OutcomeCutPool.most { pool.add(Self.cut([1], -1 - Double(index))) }
    // The deepest cuts are violated most: these are the last ones.
    let latest = pool.violated(at: [-1.5], number: 10)
    #expect(latest == (0..<10).map { OutcomeCutPool.most - $0 })
    let kept: Set<Int> = [0, 5]
    let forgotten = pool.forget(but: kept)
    let places = try #require(forgotten)
    #expect(pool.count == OutcomeCutPool.most + 1 - OutcomeCutPool.most / 3)
    let gone = places.indices.filter { places[$0] == nil }
    #expect(gone == (1...).prefix(2_002).filter { $0 != 5 }.prefix(OutcomeCutPool.most / 3).map { $0 })
    for (old, new) in places.enumerated() {
      if let new { #expect(pool.support(new).level == -1 - Double(old)) }
    }
    #expect(pool.forget(but: []) == nil)
  }

  /// Cuts that hold for every whole point, tight for some: drawn slopes with the largest sum there is as the level.
  private static func cuts(_ tiny: Tiny, _ dice: inout Dice, shares hasShares: Bool) -> [OutcomeCut] {
    (0..<12).compactMap { _ in
      let slopes = tiny.reduction.outcomes.map { _ in dice.happens(0.4) ? 0 : dice.share() }
      let shares =
        hasShares
        ? tiny.reduction.outcomes.indices.map { tiny.reduction.isDirect($0) ? 0 : dice.share() } : []
      let sums = tiny.points.map { point in
        let logs = zip(slopes, Self.values(tiny, point)).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
        return zip(shares, point.outcomes).reduce(logs) { $0 + $1.0 * exp($1.1) }
      }
      guard let level = sums.max(), level.isFinite else { return nil }
      return Self.cut(slopes, level, shares)
    }
  }

  private static func values(_ tiny: Tiny, _ point: WholePoints.Point) -> [Double] {
    point.outcomes.enumerated().map { tiny.reduction.isDirect($0) ? exp($1) : $1 }
  }

  @Test("no whole point of a box exceeds the bound, and tightening keeps all that reach the floor")
  func boundsAndTightening() throws {
    var (seen, tight, narrowed, empty) = (0, 0, 0, 0)
    for (index, tiny) in try Tiny.withOutcomes(1...100).enumerated() {
      var dice = Dice(index)
      let alive = tiny.points.filter { $0.outcomes.contains(where: \.isFinite) }
      guard !alive.isEmpty else { continue }
      for hasChances in [false, true] {
        let cuts = Self.cuts(tiny, &dice, shares: hasChances)
        try tiny.relaxed { relaxation in
          try LinearProgram.withScope { program in
            let space = try OutcomeRelaxation(
              tiny.reduction, layout: tiny.layout, program: program, hasChances: hasChances)
            space.add(cuts)
            for _ in 0..<3 {
              let box = tiny.box(around: dice.one(of: alive), &dice)
              let inside = tiny.points.filter { Self.isInside($0, box, tiny) }
              let proven = try space.bound(
                in: box, secants: relaxation.secants(in: box), options: SimplexOptions())
              let bound = try #require(proven)
              seen += 1
              let best = inside.map(\.chance).max() ?? 0
              #expect(bound >= best - 1e-10, "\(tiny.text)")
              if bound < best + 0.05 { tight += 1 }
              if bound == -.infinity {
                empty += 1
                continue
              }
              #expect(space.secantErrors().allSatisfy { $0 >= 0 })
              var narrow = box
              let outcomes = tiny.reduction.outcomes.indices.filter { !tiny.reduction.isDirect($0) }
              let floor = best - dice.double(0...0.1)
              let gained = try space.tightenBounds(&narrow, of: outcomes, above: floor, SimplexOptions())
              #expect(gained >= 0)
              if gained > 0.01 { narrowed += 1 }
              for point in inside where point.chance >= floor {
                #expect(Self.isInside(point, narrow, tiny, tolerance: 1e-8), "\(tiny.text)")
              }
              for column in box.lower.indices {
                #expect(
                  narrow.lower[column] >= box.lower[column] && narrow.upper[column] <= box.upper[column])
              }
            }
          }
        }
      }
    }
    #expect(seen > 60 && tight > 20 && narrowed > 20, "\(seen), \(tight) tight, \(narrowed) narrowed")
  }

  /// As far as outcomes go, which is all that the space of outcomes sees.
  private static func isInside(
    _ point: WholePoints.Point, _ box: VariableBounds, _ tiny: Tiny, tolerance: Double = 1e-9
  ) -> Bool {
    values(tiny, point).enumerated().allSatisfy { outcome, value in
      let column = tiny.layout.outcome(outcome)
      return value >= box.lower[column] - tolerance && value <= box.upper[column] + tolerance
    }
  }

  @Test("a box above every cut is empty") func empty() throws {
    let tiny = try #require(try Tiny.withOutcomes(1...60).first)
    try tiny.relaxed { relaxation in
      try LinearProgram.withScope { program in
        let space = try OutcomeRelaxation(
          tiny.reduction, layout: tiny.layout, program: program, hasChances: false)
        let count = tiny.reduction.outcomes.count
        space.add([Self.cut([Double](repeating: 1, count: count), -3 * Double(count))])
        var box = tiny.rows.rootBox()
        for outcome in 0..<count where !tiny.reduction.isDirect(outcome) {
          box.lower[tiny.layout.outcome(outcome)] = -0.5
        }
        #expect(
          try space.bound(in: box, secants: relaxation.secants(in: box), options: SimplexOptions())
            == -.infinity)
      }
    }
  }
}
