import Allocation
import Threads

/// Greedy filling of a whole plan: what is free is given, one attempt at a time, to what raises the chance most; nothing
/// that was planned moves.
///
/// A rule of thumb: attempts that only gain together are not found.
struct PlanFilling {
  /// Whose people and money are given out.
  private let instance: Instance
  /// When it is over the plan is left as far as it is filled.
  private let time: TimeBudget
  /// Chances of bundles that may still be looked at.
  private var work: Int
  /// The plan as far as it is filled.
  private var plan: Plan
  private var chance: Double
  /// Of each branch, with what is shared.
  private var calendars: [ResourceCalendar]

  /// Chances of bundles that one filling looks at.
  private static let mostWork = 20_000_000

  /// - Parameter plan: feasible.
  private init(_ plan: Plan, in instance: Instance, within time: TimeBudget) {
    self.instance = instance
    self.time = time
    self.plan = plan
    work = Self.mostWork
    chance = instance.chance(of: plan)
    calendars = plan.branches.indices.map {
      ResourceCalendar(instance, holding: plan.entries(on: $0), making: plan.awards(on: $0))
    }
  }

  /// The plan with what fits beside it; where grants can still be awarded, with one award more if that is better.
  ///
  /// - Parameter plan: feasible in the instance.
  static func filled(_ plan: Plan, in instance: Instance, within time: TimeBudget) -> Plan {
    let options = instance.awards.indices.map { adding(award: $0, to: plan, in: instance) }
    let starts = [plan] + options.compactMap { $0 }
    // Strictly better only: of equal plans that without the award stays, and the first moment of award.
    var best: PlanFilling?
    for start in starts where !time.isOver {
      var filling = PlanFilling(start, in: instance, within: time)
      filling.fill()
      if filling.chance > (best?.chance ?? -1) + AnalysisTuning.gain { best = filling }
    }
    return best?.plan.normalised(in: instance) ?? plan
  }

  /// The plan with one award more; nil where that is not feasible.
  static func adding(award option: Int, to plan: Plan, in instance: Instance) -> Plan? {
    var plan = plan
    let isShared = instance.awards[option].boundary < plan.split(in: instance)
    for stage in plan.stages where (stage == nil) == isShared {
      plan[awards: stage] = (plan[awards: stage] + [.init(option: option)]).normalised
    }
    return instance.violations(of: plan).isEmpty ? plan : nil
  }

  /// The plan with one attempt more on a bundle; nil where none fits beside the others.
  static func adding(attemptOn bundle: Int, to plan: Plan, in instance: Instance, within time: TimeBudget)
    -> Plan?
  {
    let filling = PlanFilling(plan, in: instance, within: time)
    for stage in plan.stages {
      for entry in filling.candidates(stage, on: bundle) {
        var trial = plan
        trial[stage].append(entry)
        if instance.violations(of: trial).isEmpty { return trial.normalised(in: instance) }
      }
    }
    return nil
  }

  /// The plan with that attempt more on one of some bundles that raises its chance most; nil where none does.
  static func raised(_ plan: Plan, by bundles: [Int], in instance: Instance, within time: TimeBudget)
    -> JudgedPlan?
  {
    var filling = PlanFilling(plan, in: instance, within: time)
    guard let best = filling.best(on: bundles) else { return nil }
    var plan = plan
    plan[best.stage].append(best.entry)
    return JudgedPlan(plan: plan.normalised(in: instance), chance: best.chance)
  }

  /// Attempt by attempt, each booked at once, until none gains anything.
  private mutating func fill() {
    while let best = best(on: Array(instance.bundles.indices)) {
      plan[best.stage].append(best.entry)
      chance = best.chance
      for branch in branches(of: best.stage) {
        calendars[branch].book(instance.types[best.entry.type], at: best.entry.start)
      }
    }
  }

  /// The attempt on one of some bundles that raises the chance most; nil where none does.
  private mutating func best(on bundles: [Int]) -> (stage: Int?, entry: Plan.Entry, chance: Double)? {
    var best: (stage: Int?, entry: Plan.Entry, chance: Double)?
    for stage in plan.stages {
      for entry in bundles.flatMap({ candidates(stage, on: $0) }) {
        work -= costOfChance
        if work < 0 || time.isOver { return nil }
        var trial = plan
        trial[stage].append(entry)
        let found = instance.chance(of: trial)
        if found > max(chance, best?.chance ?? 0) + AnalysisTuning.gain { best = (stage, entry, found) }
      }
    }
    return best
  }

  /// What it takes to work out a chance.
  private var costOfChance: Int {
    let entries = plan.stages.reduce(1) { $0 + plan[$1].count }
    return instance.worlds.count.timesSaturating(entries * (plan.look == nil ? 1 : 2))
  }

  /// The branches, by place, on which what starts in a stage is done.
  private func branches(of stage: Int?) -> Range<Int> { stage.map { $0..<($0 + 1) } ?? plan.branches.indices }

  /// Each kind of attempt on a bundle at its first start that fits: earlier is never worse. Of separate copies that with
  /// the fewest attempts.
  private func candidates(_ stage: Int?, on bundle: Int) -> [Plan.Entry] {
    let split = plan.split(in: instance)
    // What is shared has to wait for the latest gate of all branches, and ends before the look begins.
    let gates =
      branches(of: stage).map { branch in
        instance.bundles[bundle].after.compactMap { plan.branches[branch].gates[$0] }.max() ?? 0
      }.max() ?? 0
    let starts = stage == nil ? gates..<max(gates, split) : max(gates, split)..<max(gates, instance.steps)
    // Copies are chosen by how little is done for them so far, which is where another attempt tells most.
    let copy = fewest(on: bundle, stage)
    return instance.bundles[bundle].crews.flatMap(\.options).compactMap { type in
      let kind = instance.types[type]
      // Kinds of attempts that only exist for a while, such as those under way, keep their own starts.
      let own = kind.starts.map { starts.clamped(to: $0) } ?? starts
      let start = own.first { start in
        branches(of: stage).allSatisfy { calendars[$0].room(for: kind, at: start) > 0 }
      }
      return start.map { Plan.Entry(type: type, start: $0, copy: copy) }
    }
  }

  /// The copy on which the fewest attempts are made that somebody sees in this stage; the first of equals.
  private func fewest(on bundle: Int, _ stage: Int?) -> Int {
    let copies = instance.bundles[bundle].copies
    guard copies > 1 else { return 0 }
    var attempts = [Int](repeating: 0, count: copies)
    for entry in plan.entries(on: branches(of: stage).lowerBound)
    where instance.types[entry.type].bundle == bundle { attempts[entry.copy] += entry.attempts }
    return attempts.indices.min { attempts[$0] < attempts[$1] } ?? 0
  }
}
