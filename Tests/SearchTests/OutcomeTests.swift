import Allocation
import Formulation
import Foundation
import GLPKSolver
import Probability
import Support
import Testing
import Threads

@testable import Search

/// What the search learns of the space of outcomes holds for every plan.
@Suite struct OutcomeTests {
  struct Fixture: Decodable {
    let name: String
    let yaml: String
    let chance: Double
  }

  static func fixtures() throws -> [Fixture] {
    let file = Cases.tests.appending(path: "Oracle/Fixtures/tiny.json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
  }

  /// The reductions of fixtures for which there is a space of outcomes.
  static func reductions() throws -> [(name: String, reduction: Reduction)] {
    try fixtures().map { ($0.name, Reduction(try Instance(text: $0.yaml))) }
      .filter { OutcomeRelaxation.isWorthwhile($0.1) }
  }

  /// Supports of the first nodes, nothing being known of any plan.
  ///
  /// - Parameter areChances: with bounds by prices, which bound chances by means too.
  private static func supports(_ reduction: Reduction, nodes: Int, areChances: Bool) -> [OutcomeCut] {
    let layout = VariableLayout(reduction)
    let rows = BaseConstraints(reduction, layout)
    var options = SearchOptions(gap: 1e-9)
    if areChances { options.pricedColumns = 0 }
    let crew = LaneThreads(
      1,
      .init(
        network: Incidence(reduction), layout: layout, rows: rows, root: rows.rootBox(),
        options: options, clock: SearchClock(options, within: TimeBudget()), method: .dual))
    defer { _ = crew.dismiss() }
    crew.give(NodeTask(best: 0, work: .prepare(start: nil)), to: 0)
    var report = crew.report().report
    var found = report.supports
    let logs = report.logs
    for _ in 0..<nodes {
      guard let node = report.open.popLast() else { break }
      crew.give(NodeTask(best: 0, logs: logs, work: .explore([node], most: 0)), to: 0)
      let next = crew.report().report
      found += next.supports
      report.open += next.open
    }
    return found
  }

  /// A plan of attempts drawn until nothing more fits, or before.
  static func draw(_ reduction: Reduction, _ random: inout SplitMix64) -> PartialPlan {
    let gates = reduction.gates.map { $0.moments.randomElement(using: &random) ?? reduction.instance.steps }
    var state = PartialPlan(Incidence(reduction), TermCache(reduction), gates: gates)
    let most = Int.random(in: 0...12, using: &random)
    for _ in 0..<most {
      let open = reduction.columns.indices.filter { state.room($0) > 0 }
      guard let column = open.randomElement(using: &random) else { break }
      state.add(column, Int.random(in: 1...min(3, state.room(column)), using: &random))
    }
    return state
  }

  @Test(arguments: [false, true]) func everySupportHoldsForEveryPlan(areChances: Bool) throws {
    var random = SplitMix64(seed: 1)
    var (seen, near) = (0, 0)
    for (name, reduction) in try Self.reductions() {
      let supports = Self.supports(reduction, nodes: 6, areChances: areChances)
      seen += supports.filter { !areChances || $0.shares.contains { $0 > 0 } }.count
      for _ in 0..<40 {
        let state = Self.draw(reduction, &random)
        let values = Self.values(reduction, state)
        for support in supports {
          let sum = Self.sum(support, values)
          #expect(sum <= support.level + 1e-10, "\(name) \(state.attempts)")
          let size = support.slopes.reduce(0, +) + support.shares.reduce(0, +)
          if sum > support.level - 0.2 * size { near += 1 }
        }
      }
    }
    // Supports that no plan comes near would hold whatever the plan.
    #expect(seen > (areChances ? 50 : 200) && near > 1_000, "\(seen) supports, \(near) near")
  }

  /// In boxes around a plan the shadow's bound is not below its chance, and narrowing keeps it inside.
  @Test(arguments: [false, true]) func shadowsKeepWhatTheyMay(areChances: Bool) throws {
    var random = SplitMix64(seed: 1)
    var (narrowed, tight) = (0, 0)
    for (name, reduction) in try Self.reductions() where !reduction.isBound {
      let layout = VariableLayout(reduction)
      let rows = BaseConstraints(reduction, layout)
      let supports = Self.supports(reduction, nodes: 2, areChances: areChances)
      try LinearProgram.withScope { large in
        let relaxation = try Relaxation(
          Incidence(reduction), layout: layout, program: large, rows: rows, root: rows.rootBox(),
          table: TermCache(reduction)
        )
        for _ in 0..<10 {
          let state = Self.draw(reduction, &random)
          let values = Self.values(reduction, state)
          var box = rows.rootBox()
          for (outcome, value) in values.enumerated() where value.isFinite && !reduction.isDirect(outcome) {
            box.lower[layout.outcome(outcome)] = value - Double.random(in: 0...2, using: &random)
            box.upper[layout.outcome(outcome)] = min(0, value + Double.random(in: 0...2, using: &random))
          }
          try LinearProgram.withScope { program in
            let outcomeRelaxation = try OutcomeRelaxation(
              reduction, layout: layout, program: program, hasChances: areChances)
            outcomeRelaxation.add(supports)
            let bound = try #require(
              try outcomeRelaxation.bound(
                in: box, secants: relaxation.secants(in: box), options: SimplexOptions()))
            #expect(bound >= state.chance - 1e-12, "\(name)")
            if bound < state.chance + 0.1 { tight += 1 }
            var narrow = box
            let outcomes = Array(values.indices.filter { !reduction.isDirect($0) })
            let floor = state.chance - 1e-6
            if try outcomeRelaxation.tightenBounds(&narrow, of: outcomes, above: floor, SimplexOptions())
              > 0.01
            {
              narrowed += 1
            }
            for outcome in outcomes where values[outcome].isFinite {
              let column = layout.outcome(outcome)
              #expect(narrow.lower[column] <= values[outcome] + 1e-10, "\(name)")
              #expect(narrow.upper[column] >= values[outcome] - 1e-10, "\(name)")
            }
          }
        }
      }
    }
    #expect(narrowed > 100 && tight > 100, "\(narrowed) narrowed, \(tight) tight")
  }

  /// The same optima where prices are asked at every node, and the relaxation only for what they leave.
  @Test func pricesLeadToTheOptimum() throws {
    var asked = 0
    for (index, fixture) in try Self.fixtures().enumerated() where index.isMultiple(of: 3) {
      let instance = try Instance(text: fixture.yaml)
      var options = SearchOptions(gap: 1e-9)
      options.pricedColumns = 0
      let result = try Optimizer.solve(instance, options: options)
      #expect(abs(result.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(result.bound >= fixture.chance - 1e-13, "\(fixture.name)")
      let reduction = Reduction(instance)
      let isNested = reduction.units.indices.allSatisfy {
        PricingProblem(Incidence(reduction), unit: $0) != nil
      }
      if isNested && OutcomeRelaxation.isWorthwhile(reduction) { asked += 1 }
    }
    #expect(asked > 15, "\(asked) problems with prices")
  }

  /// Multipliers bound every sum of log-chances, and the supports that they leave hold for every plan.
  @Test func pricesBoundEveryPlan() throws {
    var random = SplitMix64(seed: 2)
    var (seen, near) = (0, 0)
    for (name, reduction) in try Self.reductions() {
      let layout = VariableLayout(reduction)
      try LinearProgram.withScope { mix in
        guard
          let prices = try LagrangianBound(
            Incidence(reduction), layout: layout, program: mix,
            resources: Resources(BaseConstraints(reduction, layout), VariableLayout(reduction)),
            plans: [])
        else { return }
        for _ in 0..<4 {
          let costs = reduction.outcomes.map { _ in random.share() < 0.3 ? 0 : random.share() }
          let lower = costs.map { _ in -Double.infinity }
          let upper = costs.map { _ in 0.0 }
          let answer = try prices.bound(
            costs, lower: lower, upper: upper, tolerance: 1e-6, enough: -.infinity, from: nil,
            SimplexOptions())
          guard let answer else { continue }
          seen += 1
          for _ in 0..<40 {
            let values = Self.values(reduction, Self.draw(reduction, &random))
            for (slopes, level) in [(costs, answer.bound), (answer.support.slopes, answer.support.level)] {
              let sum = zip(slopes, values).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
              #expect(sum <= level + 1e-10, "\(name)")
              if sum > level - 0.2 * slopes.reduce(0, +) { near += 1 }
            }
          }
        }
      }
    }
    #expect(seen > 100 && near > 1_000, "\(seen) bounds, \(near) near")
  }

  /// A mix that begins where another one stood says what that one said, and begins with its plans.
  @Test func mixesResume() throws {
    var random = SplitMix64(seed: 3)
    var (seen, kept) = (0, 0)
    for (name, reduction) in try Self.reductions() {
      let layout = VariableLayout(reduction)
      let resources = Resources(BaseConstraints(reduction, layout), VariableLayout(reduction))
      try LinearProgram.withScope { first in
        try LinearProgram.withScope { second in
          guard
            let one = try LagrangianBound(
              Incidence(reduction), layout: layout, program: first, resources: resources, plans: []),
            let other = try LagrangianBound(
              Incidence(reduction), layout: layout, program: second, resources: resources, plans: [])
          else { return }
          for _ in 0..<4 {
            let costs = reduction.outcomes.map { _ in random.share() }
            let lower = costs.map { _ in -Double.infinity }
            let upper = costs.map { _ in 0.0 }
            func bound(_ program: LagrangianBound, from stand: RestrictedMaster.MasterBasis?) throws
              -> Double?
            {
              try program.bound(
                costs, lower: lower, upper: upper, tolerance: 1e-6, enough: -.infinity, from: stand,
                SimplexOptions())?.bound
            }
            guard let expected = try bound(one, from: nil), let stand = one.masterBasis else { continue }
            let before = other.work
            let again = try #require(try bound(other, from: stand))
            #expect(abs(again - expected) <= 2e-6, "\(name): \(again) for \(expected)")
            seen += 1
            // A few steps where nothing is left to find.
            if other.work - before <= 10 * second.rowCount { kept += 1 }
          }
        }
      }
    }
    #expect(seen > 100 && kept > seen / 2, "\(kept) of \(seen) resumed at once")
  }

  /// What a support says is not above its level.
  static func sum(_ support: OutcomeCut, _ values: [Double]) -> Double {
    let logs = zip(support.slopes, values).reduce(0) { $1.0 > 0 ? $0 + $1.0 * $1.1 : $0 }
    return zip(support.shares, values).reduce(logs) { $0 + $1.0 * exp($1.1) }
  }

  static func values(_ reduction: Reduction, _ state: PartialPlan) -> [Double] {
    reduction.outcomes.indices.map { outcome in
      let log = reduction.outcomes[outcome].terms.reduce(0) { $0 + state.logs[$1] }
      return reduction.isDirect(outcome) ? exp(log) : log
    }
  }
}
