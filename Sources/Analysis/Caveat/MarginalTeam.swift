import Allocation
import Foundation

/// What one more team that is dedicated to a bundle adds to the chance of a plan.
///
/// The plan, its gates and its look stay as they are. The team is of extra people and costs nothing. It works on its
/// bundle from the first step in which that is open, attempt after attempt without a break until the last boundary, and
/// is never misdirected. Where several crews may do that the best one counts. On a bundle of separate credit each of
/// its attempts goes to the copy where it adds most; where it adds nothing anywhere, to the one with least hope.
///
/// Under a two-stage plan the team is part of the shared stage, in all branches alike: before the look it begins what
/// every branch lets it begin. Afterwards it goes on at the same work, on each branch from when that is open there.
struct MarginalTeam {
  /// The problem under losses; where there are any it also knows every kind of attempt without them, for the team.
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

  /// The chance of the plan without it, losses included.
  func chance(of plan: Plan) -> Double { instance.chance(of: plan) }

  /// For each bundle; nil where it was stopped before.
  func worths(of plan: Plan, chance: Double, unless isStopped: () -> Bool = { false }) -> [Double]? {
    var worths: [Double] = []
    for bundle in instance.bundles.indices {
      var best = chance
      for kind in matters(bundle, plan) ? kinds[bundle] : [] {
        if isStopped() { return nil }
        best = max(best, with(one: kind, on: bundle, plan))
      }
      worths.append(best - chance)
    }
    return worths
  }

  /// Some world needs it, or it reveals the world.
  private func matters(_ bundle: Int, _ plan: Plan) -> Bool {
    plan.look?.chunk == bundle || instance.worlds.contains { $0.credence > 0 && $0.needed[bundle] }
  }

  /// Where one attempt of the team goes: to a branch, or (nil) to all of them.
  private typealias Shift = (branch: Int?, start: Int)

  /// The chance with a team of one kind at work on a bundle throughout. Where there are copies, each attempt in turn
  /// goes where it adds most.
  private func with(one type: Int, on bundle: Int, _ plan: Plan) -> Double {
    let shifts = shifts(of: instance.types[type].length, on: bundle, plan)
    if instance.bundles[bundle].copies == 1 {
      let more = shifts.reduce(into: plan) {
        $0[$1.branch].append(Plan.Entry(type: type + offset, start: $1.start))
      }
      return instance.chance(of: more)
    }
    return shifts.reduce((plan, 0.0)) { found, shift in
      best(found.0, Plan.Entry(type: type + offset, start: shift.start), on: shift.branch, of: bundle)
    }.1
  }

  /// Attempts of so many steps, one after another.
  private func shifts(of length: Int, on bundle: Int, _ plan: Plan) -> [Shift] {
    let split = plan.split(in: instance)
    let last = instance.steps - length
    let openings = plan.branches.map { instance.opening(of: bundle, on: $0) }
    // Before the look all branches have to allow it; a shift under way at the look goes on in all of them.
    let together = Array(
      stride(from: openings.max() ?? 0, to: max(0, min(split, last + 1)), by: length))
    let apart = openings.enumerated().flatMap { branch, opening in
      let first = together.last.map { $0 + length } ?? max(split, opening)
      return stride(from: first, through: last, by: length).map { Shift(branch, $0) }
    }
    return together.map { Shift(nil, $0) } + apart
  }

  /// The plan with one attempt more, on the best copy, and its chance.
  private func best(
    _ plan: Plan, _ entry: Plan.Entry, on branch: Int?, of bundle: Int
  ) -> (Plan, Double) {
    var best: (plan: Plan, chance: Double, hazard: Double)?
    for (copy, hazard) in unlike(plan, on: branch, of: bundle) {
      var more = plan
      var one = entry
      one.copy = copy
      more[branch].append(one)
      let chance = instance.chance(of: more)
      if let best, (best.chance, -best.hazard) >= (chance, -hazard) { continue }
      best = (more, chance, hazard)
    }
    return best.map { ($0.plan, $0.chance) } ?? (plan, instance.chance(of: plan))
  }

  /// The first of the copies that are staffed alike, and the hazard of each in the file's first world.
  private func unlike(
    _ plan: Plan, on branch: Int?, of bundle: Int
  ) -> [(copy: Int, hazard: Double)] {
    let copies = instance.bundles[bundle].copies
    var staffing = [[Int]](repeating: [], count: copies)
    var hazards = [Double](repeating: 0, count: copies)
    for place in branch.map({ [$0] }) ?? Array(plan.branches.indices) {
      for entry in plan.entries(on: place).normalised(in: instance)
      where instance.types[entry.type].bundle == bundle {
        staffing[entry.copy] += [place, entry.type, entry.start, entry.attempts]
        let correct = instance.types[entry.type].outcomes.compactMap { $0?.correct }.first ?? 0
        hazards[entry.copy] -= log1p(-correct) * Double(entry.attempts)
      }
    }
    // Copies that only some worlds need differ by that too.
    let needs = (0..<copies).map { copy in instance.worlds.map { copy < $0.counts[bundle] } }
    var seen: Set<[Int]> = []
    return (0..<copies).filter { seen.insert(staffing[$0] + [-1] + needs[$0].map { $0 ? 1 : 0 }).inserted }
      .map { ($0, hazards[$0]) }
  }
}
