import Allocation
import Allocators
import Reporting
import Search

extension Study {
  /// What naive allocators lose against an answer, in the order of `NaiveRule.allCases`.
  ///
  /// - Parameter isStopped: asked now and then; once true, what is not yet found stays unfinished.
  package func compare(
    _ answer: Answer, rules: [NaiveRule] = NaiveRule.allCases, isStopped: @escaping () -> Bool = { false }
  ) -> [AllocatorRow] {
    Comparison.run(
      instance: instance, best: answer.chance, rules: rules,
      options: ComparisonOptions(seed: answer.search.seed), isStopped: isStopped
    ).map { AllocatorRow($0, in: instance) }
  }

  /// The rules that have something to go by and yet no row, since their plans were not finished.
  package func unfinished(_ rules: [NaiveRule], in rows: [AllocatorRow]) -> [String] {
    NaiveRule.allCases.filter { rules.contains($0) && $0.applies(to: instance) }.map(\.rawValue)
      .filter { name in !rows.contains { $0.name == name } }
  }

  /// What one naive allocator would do: of `random` its first plan.
  ///
  /// - Parameters:
  ///   - seed: only `random` uses it.
  ///   - isStopped: asked now and then; once true, a plan that is not finished is left out.
  package func naivePlan(
    _ rule: NaiveRule, seed: UInt64 = 1, isStopped: @escaping () -> Bool = { false }
  ) -> NaivePlanReport {
    var workload = Workload(units: ComparisonOptions().planUnits, isStopped: isStopped)
    let plan = try? NaiveAllocator.plan(
      rule, instance, seed: NaiveAllocator.seedOfFirst(seed), workload: &workload)
    let which = rule == .random ? "the first of its plans, seed \(seed)" : nil
    return NaivePlanReport(
      name: rule.rawValue, which: which, plan: plan?.normalised(in: instance),
      chance: plan.map(instance.chance))
  }

  /// Everything that is to be said about an answer; `text()` and `json()` of it are what the command prints.
  ///
  /// - Parameter evaluation: of the answer's plan, where it is known.
  package func report(
    _ answer: Answer, allocators: [AllocatorRow] = [], evaluation: Evaluation? = nil
  ) -> SolveReport {
    SolveReport(
      problem: identity, instance: instance, plan: answer.plan,
      evaluation: evaluation ?? self.evaluation(of: answer), status: answer.status,
      bound: answer.bound, ground: answer.ground, allocators: allocators,
      search: answer.search)
  }

  /// The exact chance of an answer's plan with its parts, worked out anew.
  package func evaluation(of answer: Answer) -> Evaluation { instance.judge(answer.plan) }

  /// Where an answer contradicts an independent look at its plan; nil: nowhere. Anything else is a bug.
  ///
  /// The chance is compared with the sum over all worlds, and with every φ in 31 digits in as many worlds as that can
  /// be said for in a moment, spread evenly.
  ///
  /// - Parameter evaluation: of the answer's plan, where it is known.
  package func check(_ answer: Answer, evaluation: Evaluation? = nil) -> Contradiction? {
    if let violation = instance.violations(of: answer.plan).first {
      return .infeasible(violation.description)
    }
    let evaluation = evaluation ?? self.evaluation(of: answer)
    if !(abs(evaluation.chance - answer.chance) <= Contradiction.tolerance) {
      return .chance(claimed: answer.chance, judged: evaluation.chance)
    }
    let worlds = carefulWorlds
    for (world, chance) in zip(worlds, instance.carefulChances(of: answer.plan, in: worlds)) {
      let claimed = evaluation.worlds[world].chance
      if !(abs(chance - claimed) <= Contradiction.tolerance) {
        return .chance(claimed: claimed, judged: chance)
      }
    }
    if !(answer.bound >= evaluation.chance - Contradiction.tolerance) {
      return .bound(answer.bound, judged: evaluation.chance)
    }
    return nil
  }

  /// Worlds in which a check works out every φ in another way.
  private static let mostCarefulWorlds = 64

  private var carefulWorlds: [Int] {
    let count = instance.worlds.count
    let checked = min(count, Self.mostCarefulWorlds)
    return (0..<checked).map { $0 * count / checked }
  }
}

/// An answer that cannot be right.
package enum Contradiction: Sendable, CustomStringConvertible {
  /// How far two computations of one chance may differ.
  package static let tolerance = 1e-11

  case infeasible(String)
  case chance(claimed: Double, judged: Double)
  case bound(Double, judged: Double)

  package var description: String {
    switch self {
    case .infeasible(let violation): "the plan that was found is not feasible: \(violation)"
    case .chance(let claimed, let judged): "the chance of the plan is \(judged), and \(claimed) was claimed"
    case .bound(let bound, let judged): "the bound \(bound) lies below the chance of the plan, \(judged)"
    }
  }
}

extension AllocatorRow {
  init(_ outcome: RuleOutcome, in instance: Instance) {
    self.init(
      name: outcome.rule.rawValue, chance: outcome.chance, interval: outcome.interval, points: outcome.points,
      odds: outcome.odds, years: Measure(outcome.years), people: Measure(outcome.people),
      shortage: outcome.shortage.map {
        Shortage(
          budget: instance.problem.budgets[$0.budget].name, boundary: $0.step, plans: $0.plans,
          plansInAll: $0.plansInAll)
      })
  }
}

extension AllocatorRow.Measure {
  init(_ measure: RuleOutcome.Measure) {
    switch measure {
    case .value(let value): self = .value(value)
    case .none: self = .none
    case .unfinished: self = .unfinished
    }
  }
}
