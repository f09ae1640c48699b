import Formulation
import Foundation
import GLPKSolver
import Support
import Testing

@testable import Search

/// Bounds by prices, against every whole point.
@Suite("Lagrangian bounds")
struct LagrangianBoundTests {
  /// Those whose units all have a pricing problem, with one.
  private static func each(
    _ seeds: ClosedRange<Int>, _ body: (Tiny, Resources, LagrangianBound, inout Dice) throws -> Void
  ) throws {
    for (index, tiny) in try Tiny.withOutcomes(seeds).enumerated() {
      var dice = Dice(index)
      let resources = Resources(tiny.rows, VariableLayout(tiny.reduction))
      try LinearProgram.withScope { program in
        guard
          let prices = try LagrangianBound(
            tiny.network, layout: tiny.layout, program: program, resources: resources, plans: [],
            keepsDirections: true)
        else { return }
        try body(tiny, resources, prices, &dice)
      }
    }
  }

  private static func sum(_ slopes: [Double], _ outcomes: [Double]) -> Double {
    zip(slopes, outcomes).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
  }

  @Test("no whole point exceeds a bound on its log-chances, nor what follows from it")
  func boundsLogs() throws {
    var (seen, tight) = (0, 0)
    try Self.each(1...130) { tiny, _, prices, dice in
      for _ in 0..<3 {
        let costs = tiny.reduction.outcomes.map { _ in dice.happens(0.3) ? 0 : dice.double(0.1...1) }
        guard costs.contains(where: { $0 > 0 }) else { continue }
        let answer = try #require(
          try prices.bound(
            costs, lower: costs.map { _ in -.infinity }, upper: costs.map { _ in 0 }, tolerance: 1e-7,
            enough: -.infinity, from: nil, SimplexOptions()))
        let best = tiny.points.map { Self.sum(costs, $0.outcomes) }.max() ?? -.infinity
        seen += 1
        #expect(answer.bound >= best - 1e-10, "\(tiny.text)")
        if answer.bound < best + 0.3 * costs.reduce(0, +) { tight += 1 }
        for point in tiny.points {
          #expect(Self.sum(answer.support.slopes, point.outcomes) <= answer.support.level + 1e-10)
        }
        // The mix is within what there is.
        let solution = try prices.solution()
        let attempts = tiny.reduction.columns.indices.map { solution[$0] }
        #expect(attempts.allSatisfy { $0 >= 0 })
        for point in tiny.points.prefix(1) { #expect(point.attempts.count == attempts.count) }
      }
    }
    #expect(seen > 30 && tight > 15, "\(seen) bounds, \(tight) tight")
  }

  @Test("nothing is asked where nothing is worth anything") func noCosts() throws {
    try Self.each(1...20) { tiny, _, prices, _ in
      let none = tiny.reduction.outcomes.map { _ in 0.0 }
      let answer = try prices.bound(
        none, lower: none.map { _ in -.infinity }, upper: none, tolerance: 1e-7, enough: -.infinity,
        from: nil, SimplexOptions())
      #expect(answer == nil)
    }
  }

  @Test("within intervals, by secants and by means, no whole point exceeds the bound on its chance")
  func boundsChances() throws {
    var (seen, meant) = (0, 0)
    try Self.each(1...130) { tiny, _, prices, dice in
      let alive = tiny.points.filter { $0.outcomes.allSatisfy(\.isFinite) }
      guard !alive.isEmpty else { return }
      try tiny.relaxed { relaxation in
        for round in 0..<3 {
          let point = dice.one(of: alive)
          if round == 1 {
            try prices.linearise(at: dice.one(of: alive).logs)
            if prices.means?.isBoundedByMean.contains(true) == true { meant += 1 }
          }
          let lower = point.outcomes.map { $0 - dice.double(0...1.5) }
          let upper = point.outcomes.map { min(0, $0 + dice.double(0...1.5)) }
          var box = tiny.rows.rootBox()
          for outcome in lower.indices {
            box.lower[tiny.layout.outcome(outcome)] = lower[outcome]
            box.upper[tiny.layout.outcome(outcome)] = upper[outcome]
          }
          let shares = relaxation.secants(in: box)
          guard
            let answer = try prices.bound(
              shares.map(\.slope), constants: shares.map(\.constant), lower: lower, upper: upper,
              tolerance: 1e-6, enough: -.infinity, from: nil, SimplexOptions())
          else { continue }
          seen += 1
          for other in tiny.points where tiny.isInside(other, box) {
            #expect(answer.bound >= other.chance - tiny.reduction.constant - 1e-10, "\(tiny.text)")
          }
          for other in tiny.points {
            let chances = zip(answer.support.shares, other.outcomes).reduce(0) { $0 + $1.0 * exp($1.1) }
            let sum = Self.sum(answer.support.slopes, other.outcomes) + chances
            #expect(sum <= answer.support.level + 1e-10, "\(tiny.text)")
          }
        }
      }
    }
    #expect(seen > 30 && meant > 5, "\(seen) bounds, \(meant) by means")
  }

  /// What is asked for, worked out by hand: a level, and what slopes and shares leave of costs.
  @Test("a query's bound is its level and the ends of intervals") func queries() throws {
    let tiny = try #require(try Tiny.withOutcomes(1...60).first { $0.reduction.outcomes.count == 2 })
    let query = LagrangianBound.BoundQuery(
      costs: [2, 1], constants: [], lower: [-1, -.infinity], upper: [-0.5, -0.25], means: nil,
      reduction: tiny.reduction)
    #expect(query.scale == 2 && query.costs == [1, 0.5] && query.constant == 0)
    #expect(query.isBoundedByMean == [false, false])
    // Rests 1 − 0.4 at the upper end, 0.5 − 0.75 at the lower one; but there is none: nothing is proven.
    #expect(query.bound(3, slopes: [0.4, 0.5], shares: [0, 0]) == 3 - 0.5 * 0.6)
    #expect(query.bound(3, slopes: [1.5, 0.25], shares: [0, 0]) == 3 + 0.5 - 0.25 * 0.25)
    #expect(query.bound(3, slopes: [1, 0.75], shares: [0, 0]) == .infinity)
  }

  @Test("multipliers are mixed evenly") func multipliers() {
    let one = LagrangianBound.Multipliers(resources: [1, 0], slopes: [4], shares: [0])
    let other = LagrangianBound.Multipliers(resources: [3, 1], slopes: [0], shares: [1])
    let mixed = one.smoothed(towards: other, 0.25)
    #expect(mixed.resources == [1.5, 0.25] && mixed.slopes == [3] && mixed.shares == [0.25])
  }

  /// Means of powers lie above products, equal at the reference, whatever the number of terms.
  @Test("means lie above every point's chances, and meet the reference")
  func means() throws {
    var (bounded, seen) = (0, 0)
    for (index, tiny) in try Tiny.withOutcomes(1...120).enumerated() {
      var dice = Dice(index)
      let reference = dice.one(of: tiny.points)
      let means = MeanOverestimator(tiny.reduction, reference: reference.logs)
      for outcome in tiny.reduction.outcomes.indices {
        let facts = tiny.reduction.outcomes[outcome]
        let isNear = facts.terms.reduce(0) { $0 + reference.logs[$1] } > -1.5
        #expect(means.isBoundedByMean[outcome] == (isNear && !tiny.reduction.isDirect(outcome)))
        guard means.isBoundedByMean[outcome] else { continue }
        bounded += 1
        let shares = facts.terms.compactMap { term in
          means.parts[term].first { $0.outcome == outcome }?.share
        }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
        for point in tiny.points {
          let mean = facts.terms.reduce(0) { sum, term in
            sum
              + means.parts[term].filter { $0.outcome == outcome }.reduce(0) {
                $0 + $1.value(point.logs[term])
              }
          }
          let chance = exp(point.outcomes[outcome])
          #expect(mean >= chance)
          if point.attempts == reference.attempts { #expect(abs(mean - chance) < 1e-9) }
          seen += 1
        }
      }
    }
    #expect(bounded > 10 && seen > 1_500, "\(bounded), \(seen)")
  }
}
