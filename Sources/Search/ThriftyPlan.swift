import Allocation
import Formulation
import Foundation
import GLPKSolver
import Threads

extension Optimizer {
  /// Among the plans of one outcome with the chance of this one: the fewest person-steps, then the earliest ends (the
  /// smallest sum of when attempts end).
  ///
  /// GLPK's own branch and bound chooses, within so many nodes; beyond that, and where there are several outcomes, the
  /// plan is only rid of what adds nothing, and moved to the left.
  ///
  /// - Throws: a failure of the linear-programming library.
  package static func thrifty(
    _ plan: Plan, in instance: Instance, within budget: TimeBudget = TimeBudget()
  ) throws -> Plan {
    AwardThrift.cheapest(try fewest(plan, in: instance, within: budget), in: instance, within: budget)
  }

  /// The same, whatever its awards cost.
  private static func fewest(_ plan: Plan, in instance: Instance, within budget: TimeBudget) throws -> Plan {
    let trimmed = PlanTrimming.trimmed(plan, in: instance, unless: { budget.isOver }).plan
    var best = LeftShift.move(trimmed, in: instance, unless: { budget.isOver })
    // Where work moves the deadline no program counts it.
    if budget.isOver || instance.hastening != nil { return best }
    guard let program = ThriftyProgram(instance), let outcome = program.reduction.outcomes.first else {
      return best
    }
    let chance = instance.chance(of: plan)
    guard chance > program.reduction.constant else { return .empty(for: instance) }
    let floor = log((chance - program.reduction.constant) / outcome.weight)
    let people: ThriftyProgram.Cost = { instance.types[$0.type].personSteps }
    let ends: ThriftyProgram.Cost = { $0.gateEnd }

    /// Takes the optimum of a program where it keeps the chance and is no worse.
    func improve(_ cost: ThriftyProgram.Cost, within limits: [(cost: ThriftyProgram.Cost, most: Int)]) throws
      -> Bool
    {
      let found = try GLPKSolver.solve(
        program.program(reaching: floor - SearchTolerance.treeLog, minimising: cost, within: limits),
        SolveOptions(timeLimit: budget.secondsLeft, nodeLimit: mostThriftyNodes))
      guard found.reason == .optimal, let point = found.point else { return false }
      let other = program.plan(point.values)
      guard instance.violations(of: other).isEmpty,
        instance.chance(of: other) >= chance * (1 - SearchTolerance.samePlan),
        other.personSteps(in: instance) <= best.personSteps(in: instance)
      else { return false }
      best = other
      return true
    }
    guard try improve(people, within: []) else { return best }
    _ = try improve(ends, within: [(people, best.personSteps(in: instance))])
    return best
  }

  private static let mostThriftyNodes = 500
}
