import Allocation
import Answers
import Problems
import Search

/// The rung of somebody who learns the world as the file says: what the file's own moment of learning makes of the static
/// rung.
struct LearningRung {
  private let instance: Instance
  /// Whose static plan is a plan for a learner too.
  private let ladder: Ladder
  /// Bounds whoever learns, unless seeing the chunk finished tells more than the world.
  private let knowing: Rung

  /// - Parameters:
  ///   - instance: the problem as the file states it.
  ///   - knowing: the rung of somebody who knows the world before the start.
  init(_ instance: Instance, _ ladder: Ladder, knowing: Rung) {
    self.instance = instance
    self.ladder = ladder
    self.knowing = knowing
  }

  /// The rung, and the two-stage plan with which; nil where the file reveals nothing, or no such plan was looked for.
  ///
  /// - Parameters:
  ///   - given: to be taken instead of looking for one; feasible.
  ///   - needsPlan: whether the plan is asked for even where the knowing rung says all.
  func climb(needsPlan: Bool, given: Plan? = nil, _ budget: SearchBudget) throws
    -> (rung: Rung, plan: Plan?)
  {
    if instance.problem.information == .never {
      return (ladder.static.renamed(.learnsTheWorld, note: .revealsNothing), nil)
    }
    let isKnownBefore = instance.dateOfLearning == 0
    let before = knowing.renamed(.learnsTheWorld, note: .revealedBefore)
    if isKnownBefore, !needsPlan, given == nil { return (before, nil) }
    guard let found = try plan(given, budget) else { return (ladder.static, nil) }
    // The static plan is a plan of this rung too.
    let isBetter = found.chance >= ladder.chance
    var plan = found.plan
    if !isBetter, let look = plan.look { plan = Plan(ladder.plan, look: look, in: ladder.instance) }
    let chance = max(found.chance, ladder.chance)
    if isKnownBefore {
      var rung = before
      rung.chance = chance
      rung.bound = max(chance, min(found.bound, knowing.bound ?? 1))
      return (rung, plan)
    }
    var rung = Rung(
      .learnsTheWorld, chance: chance, bound: max(chance, found.bound),
      note: LookFact(plan, in: instance).map(Rung.Note.look))
    if instance.learnsMoreThanTheWorld && !plan.isStatic { rung.notes.append(.savesWork) }
    return (rung, plan)
  }

  /// A two-stage plan, its chance, and what no such plan exceeds.
  private typealias Found = (plan: Plan, chance: Double, bound: Double)

  /// The given plan judged, or the best that a search finds; nil where there is nothing to learn.
  private func plan(_ given: Plan?, _ budget: SearchBudget) throws -> Found? {
    if let given {
      let chance = try AnswerJudge(instance).judge(given).chance
      return (given, chance, instance.learnsMoreThanTheWorld ? 1 : knowing.bound ?? 1)
    }
    // Kinds of attempts that only the ladder knows are none that a search may use.
    let isOffered = ladder.plan.entries.allSatisfy { $0.type < instance.types.count }
    let search = PlanSearch(instance, budget.whole, within: budget.time)
    return try search.learned(rivals: isOffered ? [ladder.plan] : []).map { ($0.plan, $0.chance, $0.bound) }
  }
}

extension Instance {
  /// Whether seeing the revealing chunk finished tells more than the world: that it needs no more work. Then
  /// somebody who learns may do better than somebody who knows the world and sees nothing.
  package var learnsMoreThanTheWorld: Bool {
    guard case .chunk(let chunk) = problem.information else { return false }
    return worlds.contains { $0.credence > 0 && $0.needed[chunk] }
  }
}
