import Allocation

/// Left shift of a plan: its attempts start as early as people, budgets, gates and the look allow; the search places them
/// as late as it can, and whoever carries out a plan would rather not wait. Work that ends earlier is never worse.
///
/// As the serial schedule generation of project scheduling does it: one piece of work after another, each at the first
/// moment at which everything it needs is free, while all others stay where they are.
struct LeftShift {
  private let instance: Instance
  private var plan: Plan
  /// Of each branch, with what is shared.
  private var calendars: [ResourceCalendar]
  /// Plans of more entries times steps than this are left as they are.
  static let mostWork = 4_000_000

  /// - Parameter mustStop: the plan is left as it was once this says so.
  /// - Returns: a plan of the same attempts whose chance is at least that of the plan.
  static func move(_ plan: Plan, in instance: Instance, unless mustStop: () -> Bool = { false }) -> Plan {
    let entries = plan.stages.reduce(0) { $0 + plan[$1].count }
    guard entries * max(1, instance.steps) <= mostWork else { return plan }
    var mover = LeftShift(instance, plan)
    guard mover.move(unless: mustStop) else { return plan }
    let moved = mover.plan.normalised(in: instance)
    // Should rounding of a budget ever stand in the way, the plan stays as it was.
    let isSound = instance.violations(of: moved).isEmpty
    return isSound && instance.chance(of: moved) >= instance.chance(of: plan) ? moved : plan
  }

  private init(_ instance: Instance, _ plan: Plan) {
    self.instance = instance
    self.plan = plan
    calendars = plan.branches.indices.map {
      ResourceCalendar(instance, holding: plan.entries(on: $0), making: plan.awards(on: $0))
    }
  }

  /// The branches, by place, on which what starts in a stage is done.
  private func branches(of stage: Int?) -> Range<Int> {
    stage.map { $0..<($0 + 1) } ?? plan.branches.indices
  }

  /// Bundles one after another, each after what it waits for, so that an earlier gate lets more move.
  ///
  /// - Returns: false where it stopped on the way.
  private mutating func move(unless mustStop: () -> Bool) -> Bool {
    let types = instance.types
    let planned = plan.stages.map { stage in
      (stage, Dictionary(grouping: plan[stage]) { types[$0.type].bundle })
    }
    for stage in plan.stages { plan[stage] = [] }
    for bundle in instance.bundleOrder {
      let own = planned.flatMap { stage, entries in (entries[bundle] ?? []).map { (stage: stage, entry: $0) }
      }
      .sorted {
        let (one, two) = ($0.entry, $1.entry)
        return (one.start, $0.stage ?? -1, one.type, one.copy) < (
          two.start, $1.stage ?? -1, two.type, two.copy
        )
      }
      for (stage, entry) in own {
        if mustStop() { return false }
        plan[stage] += shifted(entry, in: stage)
      }
      for place in plan.branches.indices {
        plan.branches[place].gates[bundle] = lastCounted(bundle, on: place)
      }
    }
    return true
  }

  /// The last end of an attempt on a bundle that its gate on a branch counts; where it counts none, the gate.
  private func lastCounted(_ bundle: Int, on place: Int) -> Int? {
    let branch = plan.branches[place]
    guard let gate = branch.gates[bundle] else { return nil }
    let ends = plan.entries(on: place).flatMap { entry in
      let type = instance.types[entry.type]
      let outcomes = branch.world.map { [type.outcomes[$0]] } ?? type.outcomes
      return type.bundle == bundle ? outcomes.compactMap { $0.map { entry.start + $0.length } } : []
    }
    return ends.filter { $0 <= gate }.max() ?? gate
  }

  /// Attempts of a stage, as many as early as possible.
  ///
  /// An entry may fall into several: what has no room early stays where it was. Its own booking is taken back first, or it
  /// would stand in its own way.
  private mutating func shifted(_ entry: Plan.Entry, in stage: Int?) -> [Plan.Entry] {
    let branches = branches(of: stage)
    let type = instance.types[entry.type]
    book(entry, -entry.attempts, on: branches)
    var left = entry
    var result: [Plan.Entry] = []
    var start = min(earliest(entry, in: stage), entry.start)
    // What has no room on the first branch has none on all.
    while left.attempts > 0,
      let next = calendars[branches.lowerBound].firstStart(of: type, in: start..<entry.start)
    {
      let fits = branches.reduce(left.attempts) { min($0, calendars[$1].room(for: type, at: next)) }
      if fits > 0 {
        let moved = Plan.Entry(type: entry.type, start: next, copy: entry.copy, attempts: fits)
        book(moved, fits, on: branches)
        result.append(moved)
        left.attempts -= fits
      }
      start = next + 1
    }
    if left.attempts > 0 {
      book(left, left.attempts, on: branches)
      result.append(left)
    }
    return result
  }

  /// Not before the gates that it waits for, nor on a branch before the look.
  private func earliest(_ entry: Plan.Entry, in stage: Int?) -> Int {
    let gates = plan.branches[branches(of: stage)].flatMap { branch in
      instance.bundles[instance.types[entry.type].bundle].after.compactMap { branch.gates[$0] }
    }
    return max(gates.max() ?? 0, stage == nil ? 0 : plan.look?.boundary ?? 0)
  }

  /// Books attempts, or takes them back (negative), where their stage is carried out.
  private mutating func book(_ entry: Plan.Entry, _ attempts: Int, on branches: Range<Int>) {
    for branch in branches {
      calendars[branch].book(instance.types[entry.type], at: entry.start, attempts: attempts)
    }
  }
}
