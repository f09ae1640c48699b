import Formulation
import Foundation
import GLPKSolver
import Probability
import Problems
import Testing

@testable import Search

@Suite struct ProductMeansTests {
  private static func sum(
    _ means: MeanOverestimator, _ outcome: Int, _ reduction: Reduction, _ logs: [Double]
  )
    -> Double
  {
    Set(reduction.outcomes[outcome].terms).reduce(0) { sum, term in
      means.parts[term].filter { $0.outcome == outcome }.reduce(sum) { $0 + $1.value(logs[term]) }
    }
  }

  /// A mean is never below the product, and nothing above it at the reference.
  @Test func meansLieAboveProducts() throws {
    var random = SplitMix64(seed: 4)
    var (seen, near) = (0, 0)
    for (name, reduction) in try OutcomeTests.reductions() {
      for _ in 0..<20 {
        // Log-chances down to −8, now and then no chance at all or certainty.
        func draw(_ width: Double) -> [Double] {
          reduction.terms.map { _ in
            let share = random.share()
            return share < 0.05 ? -.infinity : share > 0.9 ? 0 : -width * pow(random.share(), 3)
          }
        }
        let reference = draw(0.5)
        let means = MeanOverestimator(reduction, reference: reference)
        for outcome in reduction.outcomes.indices where means.isBoundedByMean[outcome] {
          let terms = reduction.outcomes[outcome].terms
          let own = exp(terms.reduce(0) { $0 + reference[$1] })
          #expect(abs(Self.sum(means, outcome, reduction, reference) - own) < 1e-9, "\(name)")
          for _ in 0..<20 {
            let logs = draw(8)
            let product = exp(terms.reduce(0) { $0 + logs[$1] })
            let sum = Self.sum(means, outcome, reduction, logs)
            #expect(sum >= product, "\(name): \(sum) below \(product)")
            seen += 1
            if sum < product + 0.05 { near += 1 }
          }
        }
      }
    }
    #expect(seen > 1_000 && near > 50, "\(near) of \(seen) near")
  }

  /// With means, prices bound the chances of all plans, no worse than without and often better; so do their supports.
  @Test func pricesBoundChances() throws {
    var random = SplitMix64(seed: 5)
    var (seen, better, near) = (0, 0, 0)
    for (name, reduction) in try OutcomeTests.reductions() {
      let layout = VariableLayout(reduction)
      let rows = BaseConstraints(reduction, layout)
      let resources = Resources(rows, VariableLayout(reduction))
      try LinearProgram.withScope { large in
        let relaxation = try Relaxation(
          Incidence(reduction), layout: layout, program: large, rows: rows, root: rows.rootBox(),
          table: TermCache(reduction)
        )
        try LinearProgram.withScope { mix in
          guard
            let prices = try LagrangianBound(
              Incidence(reduction), layout: layout, program: mix, resources: resources, plans: [])
          else {
            return
          }
          for _ in 0..<6 {
            let plan = OutcomeTests.draw(reduction, &random)
            let values = OutcomeTests.values(reduction, plan)
            var box = rows.rootBox()
            for (outcome, value) in values.enumerated() where value.isFinite {
              box.lower[layout.outcome(outcome)] = value - random.share()
              box.upper[layout.outcome(outcome)] = min(0, value + random.share())
            }
            let shares = relaxation.secants(in: box)
            func bound(_ constants: [Double]) throws -> (bound: Double, support: OutcomeCut)? {
              try prices.bound(
                shares.map(\.slope), constants: constants,
                lower: values.indices.map { box.lower[layout.outcome($0)] },
                upper: values.indices.map { box.upper[layout.outcome($0)] }, tolerance: 1e-7,
                enough: -.infinity,
                from: nil, SimplexOptions())
            }
            let constants = shares.map(\.constant)
            let before = try bound([])
            try prices.linearise(at: plan.logs)
            guard let before, let after = try bound(constants) else { continue }
            seen += 1
            let secants = before.bound + constants.reduce(0, +)
            #expect(after.bound >= plan.chance - reduction.constant - 1e-12, "\(name)")
            #expect(after.bound <= secants + 1e-6, "\(name)")
            if after.bound < secants - 1e-4 { better += 1 }
            for _ in 0..<40 {
              let values = OutcomeTests.values(reduction, OutcomeTests.draw(reduction, &random))
              let sum = OutcomeTests.sum(after.support, values)
              #expect(sum <= after.support.level + 1e-10, "\(name)")
              let size = after.support.slopes.reduce(0, +) + after.support.shares.reduce(0, +)
              if sum > after.support.level - 0.2 * size { near += 1 }
            }
          }
        }
      }
    }
    #expect(seen > 50 && better > 10 && near > 100, "\(seen) bounds, \(better) better, \(near) near")
  }
}
