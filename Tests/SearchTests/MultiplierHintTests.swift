import Allocation
import Formulation
import Foundation
import GLPKSolver
import Probability
import Support
import Testing

@testable import Search

/// What led to supports of one problem leads to supports of others.
@Suite struct DirectionTests {
  /// What to do with the prices of a reduction, where it has any.
  private static func priced(
    _ reduction: Reduction, _ body: (LagrangianBound) throws -> Void
  ) throws {
    let layout = VariableLayout(reduction)
    let resources = Resources(BaseConstraints(reduction, layout), VariableLayout(reduction))
    try LinearProgram.withScope { mix in
      let prices = try LagrangianBound(
        Incidence(reduction), layout: layout, program: mix, resources: resources, plans: [],
        keepsDirections: true)
      if let prices { try body(prices) }
    }
  }

  private static func supports(_ reduction: Reduction, _ random: inout SplitMix64) throws -> [OutcomeCut] {
    var found: [OutcomeCut] = []
    try priced(reduction) { prices in
      for _ in 0..<4 {
        let costs = reduction.outcomes.map { _ in random.share() < 0.3 ? 0 : random.share() }
        let answer = try prices.bound(
          costs, lower: costs.map { _ in -Double.infinity }, upper: costs.map { _ in 0.0 },
          tolerance: 1e-6, enough: -.infinity, from: nil, SimplexOptions())
        if let answer { found.append(answer.support) }
      }
    }
    return found
  }

  /// In the problem that they are from they say what was said, in any other what holds for every plan.
  @Test func everyDirectionSupportsEveryProblem() throws {
    var random = SplitMix64(seed: 5)
    var (same, others, near) = (0, 0, 0)
    let reductions = try OutcomeTests.reductions().filter { MultiplierHint.isOf($0.reduction) }
    var before: [MultiplierHint] = []
    for (name, reduction) in reductions {
      let supports = try Self.supports(reduction, &random)
      try Self.priced(reduction) { prices in
        for support in supports {
          let direction = try #require(support.direction)
          let again = prices.support(direction)
          same += 1
          #expect(zip(again.slopes, support.slopes).allSatisfy { abs($0 - $1) <= 1e-12 }, "\(name)")
          #expect(abs(again.level - support.level) <= 1e-9, "\(name)")
        }
        let found = before.map(prices.support)
        others += found.count
        for _ in 0..<40 {
          let values = OutcomeTests.values(reduction, OutcomeTests.draw(reduction, &random))
          for support in found {
            let sum = zip(support.slopes, values).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
            #expect(sum <= support.level + 1e-10, "\(name)")
            if sum > support.level - 0.2 * support.slopes.reduce(0, +) { near += 1 }
          }
        }
      }
      before = supports.compactMap(\.direction)
    }
    #expect(same > 50 && others > 50 && near > 500, "\(same) again, \(others) of others, \(near) near")
  }

  /// People of a step that has no row of its own count for the row that speaks for it.
  @Test func pricesFindTheirRows() throws {
    func facts(_ horizon: Int, _ years: Int) throws -> (Reduction, Resources) {
      let reduction = Reduction(
        try Instance(
          text:
            """
            time: {horizon: \(horizon)}
            deadline: {\(horizon - 1): 50%, \(horizon): 50%}
            pools: {a: {headcount: 4, correct: 35%}}
            chunks: {x: {years: \(years)}, y: {years: 1}}
            """))
      return (
        reduction,
        Resources(BaseConstraints(reduction, VariableLayout(reduction)), VariableLayout(reduction))
      )
    }
    let (one, fine) = try facts(6, 1)
    let (other, coarse) = try facts(6, 3)
    let prices = fine.limits.indices.map { Double($0 + 1) }
    let direction = MultiplierHint(slopes: one.outcomes.map { _ in 1 }, prices: prices, one, fine)
    #expect(direction.prices(of: fine) == prices)
    #expect(direction.slopes(in: other) == other.outcomes.map { _ in 1 })
    let moved = direction.prices(of: coarse)
    #expect(moved.count == coarse.limits.count)
    #expect(abs(moved.reduce(0, +) - prices.reduce(0, +)) < 1e-12)
  }
}
