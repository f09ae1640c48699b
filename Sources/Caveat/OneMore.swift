import Allocation
import Foundation

/// What one more team that is dedicated to a bundle adds to the chance of a plan.
///
/// The plan and its gates stay as they are. The team is of extra people and costs nothing. It works on its bundle
/// from the first step in which that is open, attempt after attempt without a break until the last boundary, and is
/// never misdirected. Where several crews may do that the best one counts. On a bundle of separate credit each of
/// its attempts goes to the copy where it adds most; where it adds nothing anywhere, to the one with least hope.
struct OneMore {
  let instance: Instance
  /// Kinds of attempts that the problem offers on each bundle.
  private let kinds: [[Int]]
  /// The kind of a dedicated attempt is that of a planned one plus this.
  let offset: Int

  /// - Parameter error: the chance that an attempt of the plan is lost.
  init(_ instance: Instance, losing error: Double = 0) {
    kinds = instance.bundles.map { bundle in
      Set(bundle.crews.flatMap { $0.options.isEmpty ? [$0.base] : $0.options }).sorted()
    }
    offset = error > 0 ? instance.types.count : 0
    self.instance = error > 0 ? instance.careless(error) : instance
  }

  func chance(of plan: Plan) -> Double { instance.chance(of: plan) }

  /// For each bundle.
  func worths(of plan: Plan, chance: Double) -> [Double] {
    instance.bundles.indices.map { bundle in
      guard instance.worlds.contains(where: { $0.credence > 0 && $0.needed[bundle] }) else { return 0 }
      let best = kinds[bundle].map { with(one: $0, on: bundle, plan) }.max() ?? chance
      return max(0, best - chance)
    }
  }

  private func with(one type: Int, on bundle: Int, _ plan: Plan) -> Double {
    let facts = instance.bundles[bundle]
    let length = instance.types[type].length
    let opening = facts.after.map { plan.gates[$0] ?? instance.steps }.max() ?? 0
    let last = instance.steps - length
    guard opening <= last else { return 0 }
    let starts = Array(stride(from: opening, through: last, by: length))
    if facts.copies == 1 {
      var more = plan
      more.entries += starts.map { Plan.Entry(type: type + offset, start: $0) }
      return instance.chance(of: more)
    }
    return starts.reduce((plan, 0.0)) { found, start in
      best(found.0, Plan.Entry(type: type + offset, start: start), copies: facts.copies, of: bundle)
    }.1
  }

  /// The plan with one attempt more, on the best copy, and its chance.
  private func best(_ plan: Plan, _ entry: Plan.Entry, copies: Int, of bundle: Int) -> (Plan, Double) {
    var best: (plan: Plan, chance: Double, hazard: Double)?
    for (copy, hazard) in unlike(plan, copies: copies, of: bundle) {
      var more = plan
      var one = entry
      one.copy = copy
      more.entries.append(one)
      let chance = instance.chance(of: more)
      if let best, (best.chance, -best.hazard) >= (chance, -hazard) { continue }
      best = (more, chance, hazard)
    }
    return best.map { ($0.plan, $0.chance) } ?? (plan, instance.chance(of: plan))
  }

  /// The first of the copies that are staffed alike, and the hazard of each in the file's first world.
  private func unlike(_ plan: Plan, copies: Int, of bundle: Int) -> [(copy: Int, hazard: Double)] {
    var staffing = [[Int]](repeating: [], count: copies)
    var hazards = [Double](repeating: 0, count: copies)
    for entry in plan.normalised(in: instance).entries where instance.types[entry.type].bundle == bundle {
      staffing[entry.copy] += [entry.type, entry.start, entry.attempts]
      let correct = instance.types[entry.type].outcomes.compactMap { $0?.correct }.first ?? 0
      hazards[entry.copy] -= log1p(-correct) * Double(entry.attempts)
    }
    // Copies that only some worlds need differ by that too.
    let needs = (0..<copies).map { copy in instance.worlds.map { copy < $0.counts[bundle] } }
    var seen: Set<[Int]> = []
    return (0..<copies).filter { seen.insert(staffing[$0] + [-1] + needs[$0].map { $0 ? 1 : 0 }).inserted }
      .map { ($0, hazards[$0]) }
  }
}
