import Allocation
import Answers
import Search

/// The judgement of plans that are there already, and the independent look at an answer.
package struct AnswerJudge: Sendable {
  private let instance: Instance

  package init(_ instance: Instance) { self.instance = instance }

  /// The answer that a plan is, without looking for a better one.
  ///
  /// The bound is from the calendar alone: the share of deadlines by which every needed chunk could end if it
  /// had everybody to itself. Where the plan reaches it to within the gap the status is `optimal`, else `limit`.
  ///
  /// - Throws: everything in which the plan is not feasible.
  package func judge(_ plan: Plan, _ options: SearchOptions = SearchOptions()) throws(InfeasiblePlan)
    -> Answer
  {
    let violations = instance.violations(of: plan)
    guard violations.isEmpty else { throw InfeasiblePlan(violations: violations.map(\.description)) }
    let chance = instance.chance(of: plan)
    let bound = max(chance, instance.calendarBound)
    return Answer(
      plan: plan, chance: chance, bound: bound, status: bound - chance <= options.gap ? .optimal : .limit,
      ground: .calendar, search: SearchFacts(seconds: 0, seed: options.seed, gapAsked: options.gap))
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
    if !(abs(evaluation.chance - answer.chance) <= AnalysisTuning.check) {
      return .chance(claimed: answer.chance, judged: evaluation.chance)
    }
    let worlds = carefulWorlds
    for (world, chance) in zip(worlds, instance.carefulChances(of: answer.plan, in: worlds)) {
      let claimed = evaluation.worlds[world].chance
      if !(abs(chance - claimed) <= AnalysisTuning.check) {
        return .chance(claimed: claimed, judged: chance)
      }
    }
    if !(answer.bound >= evaluation.chance - AnalysisTuning.check) {
      return .bound(answer.bound, judged: evaluation.chance)
    }
    return nil
  }

  /// Worlds in which a check works out every φ in another way.
  private static let mostCarefulWorlds = 64

  /// Places of the worlds that are looked at with care.
  private var carefulWorlds: [Int] {
    let count = instance.worlds.count
    let checked = min(count, Self.mostCarefulWorlds)
    return (0..<checked).map { $0 * count / checked }
  }
}

/// An answer that cannot be right.
package enum Contradiction: Sendable, CustomStringConvertible {
  /// Its plan breaks a rule of the model.
  case infeasible(String)
  /// Two ways to work out the chance do not agree.
  case chance(claimed: Double, judged: Double)
  /// No plan should exceed the bound, and its own does.
  case bound(Double, judged: Double)

  package var description: String {
    switch self {
    case .infeasible(let violation): "the plan that was found is not feasible: \(violation)"
    case .chance(let claimed, let judged): "the chance of the plan is \(judged), and \(claimed) was claimed"
    case .bound(let bound, let judged): "the bound \(bound) lies below the chance of the plan, \(judged)"
    }
  }
}
