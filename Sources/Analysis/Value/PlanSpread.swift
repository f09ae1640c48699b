import Allocation
import Answers
import Threads

/// How far plans near the best lie apart: of each chunk the fewest and the most person-years that walks from plan to plan come
/// to within the loss, and of all these plans the one that lies farthest from the best.
///
/// Every plan is there, with its exact chance; that none lies beyond them is not claimed.
struct PlanSpread {
  private let instance: Instance
  /// Plans near the best, the best that was found first.
  private let near: [JudgedPlan]
  /// How many walks go on side by side.
  private let threads: Int

  /// Plans from which the farthest one is looked for.
  private static let starts = 3

  /// - Parameters:
  ///   - known: feasible plans, the best that was found first.
  ///   - floor: plans below it are not near.
  init(
    _ instance: Instance, beside known: [JudgedPlan], above floor: Double, threads: Int,
    within time: TimeBudget
  ) throws {
    self.instance = instance
    self.threads = threads
    let near = known.filter { $0.chance >= floor }
    guard let best = near.first else {
      self.near = []
      return
    }
    let years = near.map { $0.plan.personYears(in: instance) }
    // Each bundle is pushed both ways, from the plan that is farthest that way already.
    let wishes = instance.bundles.indices.flatMap { [($0, -1), ($0, 1)] }
    let walks = try Workers.map(wishes, threads: threads) { bundle, sign in
      let start =
        near.indices.max { Double(sign) * years[$0][bundle] < Double(sign) * years[$1][bundle] } ?? 0
      var walk = PlanWalk(in: instance, above: floor, within: time)
      return walk.run(from: near[start], wishes: instance.bundles.indices.map { $0 == bundle ? sign : 0 })
    }
    let all = near + walks
    // From the farthest of them farther away, each bundle the way that it went already.
    let own = best.plan.personYears(in: instance)
    let far = all.enumerated().map {
      (place: $0.offset, apart: Self.apart($0.element.plan, from: own, in: instance))
    }
    .sorted { (-$0.apart, $0.place) < (-$1.apart, $1.place) }.prefix(Self.starts).map { all[$0.place] }
    let farther = try Workers.map(far, threads: threads) { start in
      let moved = zip(start.plan.personYears(in: instance), own).map { $0 - $1 }
      var walk = PlanWalk(in: instance, above: floor, within: time)
      return walk.run(from: start, wishes: moved.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 })
    }
    self.near = all + farther
  }

  /// Half the sum of what is more and what is less: person-years that are spent otherwise.
  private static func apart(_ plan: Plan, from best: [Double], in instance: Instance) -> Double {
    zip(plan.personYears(in: instance), best).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
  }

  /// The chunks in the order of the file; none where nothing is near.
  var shares: [ValueAnswer.Share] {
    guard let best = near.first else { return [] }
    let own = best.plan.personYears(in: instance)
    let years = near.map { $0.plan.personYears(in: instance) }
    return instance.bundles.indices.map { bundle in
      let all = years.map { $0[bundle] }
      return ValueAnswer.Share(
        instance.bundles[bundle].name, best: own[bundle], least: all.min() ?? 0, most: all.max() ?? 0)
    }
  }

  /// The plan that lies farthest from the best; nil where no other is near. Of equals the likelier one.
  var farthest: ValueAnswer.Farthest? {
    guard let best = near.first else { return nil }
    let own = best.plan.personYears(in: instance)
    let others = near.map { (plan: $0, apart: Self.apart($0.plan, from: own, in: instance)) }
    guard let far = others.max(by: { ($0.apart, $0.plan.chance) < ($1.apart, $1.plan.chance) }),
      far.apart > 0
    else { return nil }
    return .init(
      chance: far.plan.chance, apart: far.apart, personYears: far.plan.plan.personYears(in: instance),
      rows: PlanRow.rows(of: far.plan.plan, in: instance))
  }
}

extension Plan {
  /// Of each bundle the person-years that the plan holds for it, all pools together; with a look the mean over its branches.
  func personYears(in instance: Instance) -> [Double] {
    var steps = [Double](repeating: 0, count: instance.bundles.count)
    for stage in stages {
      // What is shared is done on every branch, what is a branch's own on one of them.
      let share = stage == nil ? 1 : 1 / Double(branches.count)
      for entry in self[stage] {
        let type = instance.types[entry.type]
        steps[type.bundle] += share * Double(entry.attempts) * Double(type.people) * Double(type.length)
      }
    }
    return steps.map { $0 * instance.time.step }
  }
}
