import Allocation
import Ladder
import Problems
import Reporting
import Search
import Threads

extension Study {
  /// The best plan of somebody who learns the world as the file says; nil where it never reveals it.
  ///
  /// - Parameter rivals: feasible static plans.
  func learned(
    _ options: SearchOptions, rivals: @autoclosure () -> [Plan] = [], within budget: TimeBudget,
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> SearchResult? {
    if case .chunk(let chunk) = problem.information {
      return try Optimizer.solve(
        instance, learningFrom: chunk, options: options, rivals: rivals(), within: budget, progress: progress)
    }
    guard let look = instance.dateOfLearning else { return nil }
    return try Optimizer.solve(
      instance, learningAt: look, options: options, rivals: rivals(), within: budget, progress: progress)
  }

  /// What the file's own moment of learning makes of the static rung, and the two-stage plan with which; nil where
  /// the file reveals nothing, or no such plan was looked for.
  ///
  /// - Parameters:
  ///   - knowing: the rung of somebody who knows the world before the start.
  ///   - given: to be taken instead of looking for one; feasible.
  ///   - needsPlan: whether the plan is asked for even where that rung says all.
  func learning(_ ladder: Ladder, knowing: Rung, needsPlan: Bool, given: Plan? = nil, _ patience: Patience)
    throws
    -> (rung: Rung, plan: Plan?)
  {
    if problem.information == .never {
      let note = "the file reveals nothing on the way, so this is the static plan"
      return (renamed(ladder.static, note), nil)
    }
    let isKnownBefore = instance.dateOfLearning == 0
    if isKnownBefore, !needsPlan, given == nil { return (renamed(knowing, Self.knownBefore), nil) }
    // Kinds of attempts that only the ladder knows are none that a search may use.
    let isOffered = ladder.plan.entries.allSatisfy { $0.type < instance.types.count }
    let found: (plan: Plan, chance: Double, bound: Double)
    if let given {
      found = (given, try judge(given).chance, learnsMoreThanTheWorld ? 1 : knowing.bound ?? 1)
    } else {
      let rivals = isOffered ? [ladder.plan] : []
      guard let searched = try learned(patience.whole, rivals: rivals, within: patience.budget) else {
        return (ladder.static, nil)
      }
      found = (searched.plan, searched.chance, searched.bound)
    }
    // The static plan is a plan of this rung too.
    let isBetter = found.chance >= ladder.chance
    var plan = found.plan
    if !isBetter, let look = plan.look { plan = Plan(ladder.plan, look: look, in: ladder.instance) }
    let chance = max(found.chance, ladder.chance)
    if isKnownBefore {
      var rung = renamed(knowing, Self.knownBefore)
      rung.chance = chance
      rung.bound = max(chance, min(found.bound, knowing.bound ?? 1))
      return (rung, plan)
    }
    let more =
      learnsMoreThanTheWorld && !plan.isStatic
      ? "; seeing it also saves further work on it, which knowing the world would not" : ""
    let rung = Rung(
      .learnsTheWorld, chance: chance, bound: max(chance, found.bound),
      note: LookText.note(plan, instance).map { $0 + more })
    return (rung, plan)
  }

  private static let knownBefore = "the file reveals the world before the start"

  private func renamed(_ rung: Rung, _ note: String) -> Rung {
    var rung = rung
    rung.name = .learnsTheWorld
    rung.note = note
    return rung
  }

  /// Whether seeing the revealing chunk finished tells more than the world: that it needs no more work. Then
  /// somebody who learns may do better than somebody who knows the world and sees nothing.
  package var learnsMoreThanTheWorld: Bool {
    guard case .chunk(let chunk) = problem.information else { return false }
    return instance.worlds.contains { $0.credence > 0 && $0.needed[chunk] }
  }
}
