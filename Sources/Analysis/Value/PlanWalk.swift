import Allocation
import Threads

/// A feasible plan with its chance.
struct JudgedPlan: Sendable {
  let plan: Plan
  let chance: Double
}

/// A walk from plan to plan within a loss, towards more person-years of some bundles and fewer of others: attempts are taken
/// away, added, or exchanged, whichever costs least chance.
///
/// A local search: it ends where no such step is left, which does not say that no plan lies farther. No attempt is added that
/// adds nothing, else idle people would carry it as far as there are people.
struct PlanWalk {
  private let instance: Instance
  /// Plans below it are not stepped on.
  private let floor: Double
  private let time: TimeBudget
  /// Plans that may still be judged.
  private var work = Self.mostPlans

  /// Plans that one walk judges at the most.
  private static let mostPlans = 20_000

  init(in instance: Instance, above floor: Double, within time: TimeBudget) {
    self.instance = instance
    self.floor = floor
    self.time = time
  }

  /// The last plan of the walk.
  ///
  /// - Parameter wishes: for each bundle above 0 where more is wanted, below 0 where less is, 0 where it does not matter.
  mutating func run(from start: JudgedPlan, wishes: [Int]) -> JudgedPlan {
    var here = start
    // Each step has more of what is wanted or less of what is not, so there is an end to them.
    while let next = lessened(here, wishes) ?? raised(here, wishes) ?? exchanged(here, wishes) { here = next }
    return here
  }

  /// A plan's chance; nil where it lies below the floor, or there is no more work to be done.
  private mutating func judged(_ plan: Plan) -> JudgedPlan? {
    work -= 1
    guard work >= 0, !time.isOver else { return nil }
    let chance = instance.chance(of: plan)
    return chance >= floor ? JudgedPlan(plan: plan, chance: chance) : nil
  }

  /// Without attempts on what less is wanted of: of one row as many as the loss allows, of all rows that which costs least.
  private mutating func lessened(_ here: JudgedPlan, _ wishes: [Int]) -> JudgedPlan? {
    var best: JudgedPlan?
    for (stage, place) in rows(of: here.plan, where: { wishes[$0] < 0 }) {
      var number = here.plan[stage][place].attempts
      while number > 0 {
        if let next = judged(without(number, of: place, in: stage, here.plan)) {
          if next.chance > best?.chance ?? -1 { best = next }
          break
        }
        number /= 2
      }
    }
    return best
  }

  /// With one attempt more on what more is wanted of, where somebody is free.
  private mutating func raised(_ here: JudgedPlan, _ wishes: [Int]) -> JudgedPlan? {
    let wanted = instance.bundles.indices.filter { wishes[$0] > 0 }
    guard !wanted.isEmpty, work > 0, !time.isOver else { return nil }
    work -= 1
    let found = PlanFilling.raised(here.plan, by: wanted, in: instance, within: time)
    return found.flatMap { $0.chance >= floor ? $0 : nil }
  }

  /// With one attempt more on what is wanted in the place of one on something else.
  private mutating func exchanged(_ here: JudgedPlan, _ wishes: [Int]) -> JudgedPlan? {
    guard wishes.contains(where: { $0 > 0 }) else { return nil }
    var best: JudgedPlan?
    for (stage, place) in rows(of: here.plan, where: { wishes[$0] <= 0 }) {
      guard work > 0, !time.isOver else { return best }
      work -= 1
      let less = without(1, of: place, in: stage, here.plan)
      let next = raised(JudgedPlan(plan: less, chance: instance.chance(of: less)), wishes)
      if let next, next.chance > best?.chance ?? -1 { best = next }
    }
    return best
  }

  /// Where the rows of a plan stand that are on some bundles.
  private func rows(of plan: Plan, where isOf: (Int) -> Bool) -> [(stage: Int?, place: Int)] {
    plan.stages.flatMap { stage in
      plan[stage].indices.filter { isOf(instance.types[plan[stage][$0].type].bundle) }.map { (stage, $0) }
    }
  }

  /// The plan with fewer attempts in a row; gates open as late as what is left allows.
  private func without(_ number: Int, of place: Int, in stage: Int?, _ plan: Plan) -> Plan {
    var plan = plan
    let row = plan[stage][place]
    if row.attempts == number {
      plan[stage].remove(at: place)
    } else {
      plan[stage][place] = Plan.Entry(
        type: row.type, start: row.start, copy: row.copy, attempts: row.attempts - number)
    }
    plan.open(in: instance)
    return plan
  }
}
