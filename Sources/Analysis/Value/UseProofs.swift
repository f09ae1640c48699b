import Allocation
import Answers
import Search
import Threads

/// Which chunks and grants every plan near the best uses, and which none does, by proof: the best plan that must not use
/// one, and the best that must.
///
/// A search is only made where no plan that is known answers already.
struct UseProofs {
  /// A chunk or grant, by index.
  enum Part: Sendable, Equatable {
    case chunk(Int)
    case grant(Int)

    func isUsed(by plan: Plan, in instance: Instance) -> Bool {
      switch self {
      case .chunk(let index): plan.usesBundle(index, in: instance)
      case .grant(let index): plan.usesGrant(index, in: instance)
      }
    }
  }

  /// The problem as it is stated.
  let instance: Instance
  /// For all searches together.
  private let budget: SearchBudget
  /// How much less than the best chance counts as near it.
  let within: Double
  /// Feasible plans with their chances, the best that was found first.
  private(set) var known: [JudgedPlan]
  /// What no plan exceeds.
  private let ceiling: Double
  /// Of those without a part what is proven, in the order of `parts`; nil where a plan answered.
  private(set) var without: [Bracket?] = []
  /// Of those with it.
  var with: [Bracket?] = []

  /// Chunks and grants, in the order of the file.
  let parts: [Part]

  /// - Parameter best: the best plan that was found, and what none exceeds.
  init(_ instance: Instance, beside best: SolvedInstance, within: Double, _ budget: SearchBudget) {
    self.instance = instance
    ceiling = best.bracket.most
    self.within = within
    self.budget = budget
    known = [JudgedPlan(plan: best.plan, chance: instance.chance(of: best.plan))]
    parts =
      instance.bundles.indices.map { .chunk($0) }
      + instance.awardLimits.indices.filter {
        instance.awardLimits[$0].most > 0 && !instance.awardLimits[$0].options.isEmpty
      }
      .map { .grant($0) }
  }

  /// What the searches were made against: the chance of the best plan that is known.
  var best: Double { known.map(\.chance).max() ?? 0 }

  /// Searches for plans without, and then for plans with each part where that is open.
  ///
  /// - Throws: `ImpossibleValue`; a failure of the linear-programming library.
  mutating func run() throws {
    without = parts.map { _ in nil }
    with = without
    try forbid(budget.share(0.5))
    try force(budget)
  }

  /// Below it plans decide nothing: neither are they near the best, nor do they tell what is worth nothing.
  private var floor: Double { max(0, best - max(within, budget.search.gap) - budget.search.gap) }

  /// Plans without each part that the best plan uses; of the others that plan itself says that they can be spared.
  private mutating func forbid(_ budget: SearchBudget) throws {
    // Without a chunk that is needed everywhere nothing is ever won, which takes no search.
    let open = parts.indices.filter { parts[$0].isUsed(by: known[0].plan, in: instance) }
    let trivial = open.filter { isVital(parts[$0]) }
    for place in trivial { without[place] = Bracket(0, 0) }
    let searched = open.filter { !trivial.contains($0) }
    let found = try ValueSearch.solve(
      searched.map { ValueJob(instance: forbidding(parts[$0]), floor: floor, ceiling: ceiling) }, budget)
    for (place, solved) in zip(searched, found) {
      without[place] = solved.bracket
      note(solved.plan)
    }
  }

  /// A chunk without which nothing is won in any world that anybody believes in.
  private func isVital(_ part: Part) -> Bool {
    guard case .chunk(let index) = part else { return false }
    return instance.views.allSatisfy { instance.worlds[$0.world].needed[index] }
  }

  /// The problem in which a part cannot be used.
  private func forbidding(_ part: Part) -> Instance {
    switch part {
    case .chunk(let index): return instance.withoutWork(on: index)
    case .grant(let index):
      var most = instance.awardLimits.map(\.most)
      most[index] = 0
      return instance.allowingAwards(most)
    }
  }

  /// A feasible plan that may speak for other parts, too.
  private mutating func note(_ plan: Plan) {
    known.append(JudgedPlan(plan: plan, chance: instance.chance(of: plan)))
  }

  /// Plans with each part that no plan near the best is known to use.
  private mutating func force(_ budget: SearchBudget) throws {
    if known[0].plan.look != nil { return try forceByWorld(budget) }
    var jobs: [(place: Int, job: ForcedJob)] = []
    for place in parts.indices where !isUsedNearBest(parts[place]) {
      // None where no plan can use it, whatever else is done.
      with[place] = Bracket(0, 0)
      jobs += forced(parts[place], in: instance, above: floor, below: ceiling).map { (place, $0) }
    }
    let found = try ValueSearch.solve(jobs.map(\.job.search), fine(budget))
    for (one, solved) in zip(jobs, found) {
      let award = one.job.award
      let plan = award.flatMap { PlanFilling.adding(award: $0, to: solved.plan, in: instance) } ?? solved.plan
      // The award that was made for it belongs to the plan; where it is not feasible here, only the bound counts.
      let isPlan = award == nil || parts[one.place].isUsed(by: plan, in: instance)
      if isPlan { note(plan) }
      // Of several moments of award the best counts.
      let proven = one.job.bracket(solved, below: ceiling)
      let own = isPlan ? proven : Bracket(0, proven.most)
      with[one.place] =
        with[one.place].map { Bracket(max($0.least, own.least), max($0.most, own.most)) } ?? own
    }
  }

  /// A search for the best plan that uses a part.
  struct ForcedJob {
    let search: ValueJob
    /// The award that is made in it; nil: an attempt is asked for, and chances are told in halves.
    let award: Int?

    /// What is proven of plans that use the part, which are plans of the problem too.
    ///
    /// - Parameter ceiling: what no plan exceeds that need not use it.
    func bracket(_ solved: SolvedInstance, below ceiling: Double) -> Bracket {
      let (least, most) = (solved.bracket.least, solved.bracket.most)
      guard award == nil else { return Bracket(min(least, ceiling), min(most, ceiling)) }
      return Bracket(max(0, 2 * least - 1), min(ceiling, max(0, 2 * most - 1)))
    }
  }

  /// The searches of which the best is that for the best plan that uses a part: none where no plan can.
  ///
  /// - Parameters:
  ///   - floor: plans below it are of no interest.
  ///   - ceiling: what no plan of the instance exceeds.
  func forced(_ part: Part, in instance: Instance, above floor: Double, below ceiling: Double) -> [ForcedJob]
  {
    // Who looks has no plan for those who do not.
    let rivals = known.prefix(1).map(\.plan).filter { $0.look == nil }
    switch part {
    case .chunk(let index):
      let search = ValueJob(
        instance: instance.requiringAttempt(on: index), rivals: rivals, floor: (1 + floor) / 2,
        ceiling: (1 + ceiling) / 2)
      return [ForcedJob(search: search, award: nil)]
    case .grant(let index):
      let calendar = ResourceCalendar(instance.withEveryAward)
      return instance.awardLimits[index].options
        .filter { calendar.room(for: instance.awards[$0]) > 0 }
        .map { option in
          // Where it takes people that are not there nothing is taken: no ceiling holds.
          let search = ValueJob(instance: instance.awarding(option), rivals: rivals, floor: floor)
          return ForcedJob(search: search, award: option)
        }
    }
  }

  /// A budget for chances that are told in halves.
  func fine(_ budget: SearchBudget) -> SearchBudget {
    var fine = budget
    fine.search.gap /= 2
    return fine
  }

  /// Whether a plan is known that uses a part and is near the best: found on the way, or the best with one attempt or
  /// award more.
  mutating func isUsedNearBest(_ part: Part) -> Bool {
    func isNear() -> Bool {
      known.contains { $0.chance >= best - within && part.isUsed(by: $0.plan, in: instance) }
    }
    if isNear() { return true }
    // One attempt or award beside everything else costs nothing where somebody is idle.
    let plan = known[0].plan
    let more: [Plan] =
      switch part {
      case .chunk(let index):
        [PlanFilling.adding(attemptOn: index, to: plan, in: instance, within: budget.time)].compactMap { $0 }
      case .grant(let index):
        instance.awardLimits[index].options.compactMap {
          PlanFilling.adding(award: $0, to: plan, in: instance)
        }
      }
    for plan in more { note(plan) }
    return isNear()
  }

  /// What is proven of a part, against the best plan that was found on all ways.
  func verdict(of part: Part) -> Verdict {
    guard let place = parts.firstIndex(of: part), !without.isEmpty else { return .may }
    if let most = without[place]?.most, most < best - within { return .must }
    if let most = with[place]?.most, most < best - within { return .never }
    return .may
  }

  /// Whether plans near the best are known with a part, and without.
  func isDecided(_ part: Part) -> Bool {
    let near = known.filter { $0.chance >= best - within }.map { part.isUsed(by: $0.plan, in: instance) }
    return verdict(of: part) != .may || near.contains(true) && near.contains(false)
  }

  /// Whether no more than a gap is lost without a part, by a plan that is known.
  func isWorthNothing(_ part: Part, gap: Double) -> Bool {
    known.contains { $0.chance >= best - gap && !part.isUsed(by: $0.plan, in: instance) }
  }

  /// How sure it is that a part is used.
  enum Verdict { case must, may, never }
}
