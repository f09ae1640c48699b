import Allocation
import Formulation
import GLPKSolver
import Threads

extension Optimizer {
  /// Among the plans with the chance of this one: the fewest person-steps, then the least money where there are grants,
  /// then the earliest ends (the smallest sum of when attempts end).
  ///
  /// GLPK's own branch and bound chooses, within so many nodes; beyond that, and where the program would be too large,
  /// the plan is only rid of what adds nothing, of awards that it can spare, and moved to the left.
  ///
  /// - Throws: a failure of the linear-programming library.
  package static func thrifty(
    _ plan: Plan, in instance: Instance, within budget: TimeBudget = TimeBudget()
  ) throws -> Plan {
    let trimmed = PlanTrimming.trimmed(plan, in: instance, unless: { budget.isOver }).plan
    let cheap = AwardThrift.cheapest(trimmed, in: instance, within: budget)
    let best = LeftShift.move(cheap, in: instance, unless: { budget.isOver })
    // Where work moves the deadline no program counts it.
    guard !budget.isOver, instance.hastening == nil, let program = ThriftyProgram(instance) else {
      return best
    }
    let chance = instance.chance(of: plan)
    guard chance > program.reduction.constant else { return .empty(for: instance) }
    var thrift = ThriftySearch(program, of: instance, reaching: chance, best: best, budget)
    let people = ThriftyProgram.Cost(attempts: { Double(instance.types[$0.type].personSteps) })
    guard try thrift.improve(people) else { return best }
    if instance.hasAwards { _ = try thrift.improve(money(of: instance)) }
    _ = try thrift.improve(.init(attempts: { Double($0.gateEnd) }))
    return thrift.best
  }

  /// What plans spend: the shares of what comes into each budget, added up.
  private static func money(of instance: Instance) -> ThriftyProgram.Cost {
    let totals = instance.income.map { max($0.last ?? 0, .leastNormalMagnitude) }
    func share(_ amounts: [Double]) -> Double { zip(amounts, totals).reduce(0) { $0 + $1.0 / $1.1 } }
    return ThriftyProgram.Cost(
      attempts: { column in
        let type = instance.types[column.type]
        return share(type.spending) * Double(type.length)
      }, awards: { share($0.costs) })
  }
}

/// Costs brought down one after another, each as far as those before it allow.
private struct ThriftySearch {
  private let program: ThriftyProgram
  private let instance: Instance
  private let chance: Double
  private let budget: TimeBudget
  private var limits: [(cost: ThriftyProgram.Cost, most: Double)] = []
  /// The plan of the last cost that was brought down.
  private(set) var best: Plan

  /// Nodes of one program.
  private static let mostNodes = 500

  init(
    _ program: ThriftyProgram, of instance: Instance, reaching chance: Double, best: Plan,
    _ budget: TimeBudget
  ) {
    self.program = program
    self.instance = instance
    self.chance = chance
    self.best = best
    self.budget = budget
  }

  /// Takes the optimum of a program where it keeps the chance; what it costs is the limit for what follows.
  ///
  /// - Returns: false where there is none in time.
  mutating func improve(_ cost: ThriftyProgram.Cost) throws -> Bool {
    let found = try GLPKSolver.solve(
      program.program(
        reaching: chance, slack: SearchTolerance.treeLog, minimising: cost, within: limits),
      SolveOptions(timeLimit: budget.secondsLeft, nodeLimit: Self.mostNodes))
    guard found.reason == .optimal, let point = found.point else { return false }
    let other = program.plan(point.values)
    guard instance.violations(of: other).isEmpty,
      instance.chance(of: other) >= chance * (1 - SearchTolerance.samePlan),
      !limits.isEmpty || other.personSteps(in: instance) <= best.personSteps(in: instance)
    else { return false }
    best = other
    limits.append((cost, program.total(cost, at: point.values) * (1 + SearchTolerance.samePlan)))
    return true
  }
}
