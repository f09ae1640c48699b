import Allocation
import Answers
import Search
import Threads

/// The best plan of a problem kept in a changed one, with what it is worth there, beside which plans made anew are held.
struct KeptPlan {
  /// The changed problem; it may know more kinds of attempts than it offers.
  let instance: Instance
  /// Feasible there.
  let plan: Plan
  let chance: Double

  /// As it is written down, where that can be done, or as `PlanKeeping` does it; whichever fares better.
  ///
  /// - Parameters:
  ///   - best: of the problem as it is.
  ///   - fills: whether people and money that are new are given to what the plan does.
  init(_ best: SolvedInstance, in changed: Instance, fills: Bool, within time: TimeBudget) {
    let told = changed.telling(best.plan, of: best.instance)
    let kept = PlanKeeping.kept(best.plan, of: best.instance, in: told.instance)
    let options = [kept] + (told.instance.violations(of: told.plan).isEmpty ? [told.plan] : [])
    let judged = options.map { ($0, told.instance.chance(of: $0)) }
    let own = judged.dropFirst().reduce(judged[0]) { $1.1 > $0.1 ? $1 : $0 }
    instance = told.instance
    plan = fills ? PlanFilling.filled(own.0, in: told.instance, within: time) : own.0
    chance = fills ? told.instance.chance(of: plan) : own.1
  }

  /// The best plan made anew.
  ///
  /// - Parameters:
  ///   - rivals: feasible; this plan among them.
  ///   - ceiling: what no plan exceeds.
  ///   - loss: what is to be told is only whether more than that is lost; nil: how much is.
  ///   - gap: of the search; nil: none is made, and only what is known already counts.
  /// - Throws: a failure of the linear-programming library.
  func solved(
    _ rivals: [Plan], ceiling: Double, over loss: Double? = nil, gap: Double?, _ budget: SearchBudget
  ) throws -> SolvedInstance {
    let judged = rivals.map { ($0, instance.chance(of: $0)) }
    let first = judged.reduce((plan, chance)) { $1.1 > $0.1 ? $1 : $0 }
    let known = SolvedInstance(instance: instance, plan: first.0, bracket: Bracket(first.1, ceiling))
    guard let gap else { return known }
    var part = budget
    part.search.gap = gap
    var solved = try ValueSearch(budget: part).solve(instance, rivals: rivals)
    solved.bracket = Bracket(solved.bracket.least, min(ceiling, solved.bracket.most))
    return solved
  }
}
