import Allocation
import Answers
import Search

/// The best static plan of somebody who knows that attempts will be lost, and how many.
struct ForeseenPlan {
  /// The rate of losses that it was made for.
  let error: Double
  /// As it stands on the ladder, proven as far as its search got.
  let rung: Rung
  /// Static; in the kinds of attempts of the ladder.
  let plan: Plan

  /// Its row in the test of the caveat: the losses, and what one more team would add.
  func rows(_ instance: Instance, _ asked: CaveatOptions) -> [CaveatAnswer.Row] {
    var own = asked
    own.errors = [error]
    own.misdirections = [.lost]
    return CaveatTest(instance, own).rows(.foreseen, plan)
  }

  /// For each rate of losses the best static plan for correctnesses times 1 − ε.
  ///
  /// Plans for smaller losses, and the static plan, are feasible for greater ones, so none is beaten by its careless
  /// twin.
  static func all(_ ladder: Ladder, _ asked: CaveatOptions, within budget: SearchBudget) throws
    -> [ForeseenPlan]
  {
    let rates = asked.misdirections.contains(.lost) ? asked.errors.filter { $0 > 0 } : []
    // From small losses to great ones, so that each search begins with the plans of those before.
    var rivals = [ladder.plan]
    var found: [ForeseenPlan] = []
    for (place, error) in rates.enumerated() {
      let own = budget.share(of: rates.count - place)
      let result = try Optimizer.solve(
        ladder.instance.losing(error), options: own.whole, rivals: rivals, within: own.time)
      rivals.append(result.plan)
      let rung = Rung(
        .foreseen, chance: result.chance, bound: result.bound,
        plan: WrittenPlan(result.plan, of: ladder.instance), note: .foreseen(error))
      found.append(ForeseenPlan(error: error, rung: rung, plan: result.plan))
    }
    // A search that time ended may have missed what one for greater losses found.
    return found.map { one in
      let instance = ladder.instance.losing(one.error)
      let other = found.map { (plan: $0.plan, chance: instance.chance(of: $0.plan)) }
        .max { $0.chance < $1.chance }
      guard let other, other.chance > one.rung.chance ?? 0 else { return one }
      var rung = one.rung
      rung.chance = other.chance
      rung.bound = rung.bound.map { max($0, other.chance) }
      rung.plan = WrittenPlan(other.plan, of: ladder.instance)
      return ForeseenPlan(error: one.error, rung: rung, plan: other.plan)
    }
  }

  /// Who foresees losses has at least what the careless have; a row that proves the contrary is a bug.
  ///
  /// - Throws: `ImpossibleLadder`.
  static func check(
    _ foreseen: [ForeseenPlan], against rows: [CaveatAnswer.Row], _ asked: CaveatOptions
  ) throws {
    // An institution that does not do what it is told keeps no order.
    guard asked.institution == Institution() else { return }
    let broken = foreseen.compactMap { one -> BrokenOrder? in
      let row = rows.first {
        $0.allocator == .careless && $0.error == one.error && $0.misdirection == .lost
      }
      guard let row, let most = one.rung.bound, row.chance > most + AnalysisTuning.order else {
        return nil
      }
      return BrokenOrder(upper: one.rung, lower: Rung(.careless, chance: row.chance))
    }
    if !broken.isEmpty { throw ImpossibleLadder(broken: broken) }
  }
}
