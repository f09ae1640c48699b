import Allocation
import Formulation

/// Left shift of a plan: its attempts start as early as people, budgets and gates allow; the search places them as
/// late as it can, and whoever carries out a plan would rather not wait. Work that ends earlier is never worse.
struct LeftShift {
  private let instance: Instance
  private var free: [[Int]]
  private var spent: [[Double]]
  private var gates: [Int?]
  /// Plans of more entries times steps than this are left as they are.
  static let mostWork = 4_000_000

  init(_ instance: Instance, _ plan: Plan) {
    self.instance = instance
    gates = plan.gates
    free = instance.headcounts
    spent = instance.income.map { $0.map { _ in 0 } }
    for entry in plan.entries { book(entry, entry.attempts) }
  }

  /// - Parameter mustStop: the plan is left as it was once this says so.
  static func move(_ plan: Plan, in instance: Instance, unless mustStop: () -> Bool = { false }) -> Plan {
    guard plan.entries.count * max(1, instance.steps) <= mostWork else { return plan }
    var mover = LeftShift(instance, plan)
    guard let moved = mover.moved(plan, unless: mustStop) else { return plan }
    // Should rounding of a budget ever stand in the way, the plan stays as it was.
    let isSound = instance.violations(of: moved).isEmpty
    return isSound && instance.chance(of: moved) >= instance.chance(of: plan) ? moved : plan
  }

  /// The same for a two-stage plan; the gates of a branch move to the last end that they count on there.
  static func move(
    _ policy: Policy, in reduction: Reduction, unless mustStop: () -> Bool = { false }
  ) -> Policy {
    let kinds = reduction.base.types.count
    let unfolded = reduction.instance
    func entries(_ own: [Plan.Entry], at place: Int) -> [Plan.Entry] {
      own.map { .init(type: place * kinds + $0.type, start: $0.start, copy: $0.copy, attempts: $0.attempts) }
    }
    func gates(_ bundle: Int, _ branches: [Policy.Branch]) -> Int {
      branches.flatMap { branch in unfolded.bundles[bundle].after.compactMap { branch.gates[$0] } }.max() ?? 0
    }
    let places = reduction.branches.map { $0 ?? policy.branches.count - 1 }
    let all =
      entries(policy.shared, at: 0)
      + places.enumerated().flatMap { entries(policy.branches[$1].entries, at: $0 + 1) }
    guard all.count * max(1, unfolded.steps) <= mostWork else { return policy }
    var mover = LeftShift(unfolded, Plan(entries: all, gates: []))
    var moved = policy
    moved.shared = []
    for place in places { moved.branches[place].entries = [] }
    let byBundle = Dictionary(grouping: all) { unfolded.types[$0.type].bundle }
    for bundle in unfolded.bundleOrder {
      let own = (byBundle[bundle] ?? []).sorted {
        ($0.start, $0.type, $0.copy) < ($1.start, $1.type, $1.copy)
      }
      for entry in own {
        if mustStop() { return policy }
        let (place, kind) = entry.type.quotientAndRemainder(dividingBy: kinds)
        let waits = gates(bundle, place == 0 ? moved.branches : [moved.branches[places[place - 1]]])
        for var part in mover.move(entry, notBefore: waits) {
          part.type = kind
          if place == 0 {
            moved.shared.append(part)
          } else {
            moved.branches[places[place - 1]].entries.append(part)
          }
        }
      }
      for place in moved.branches.indices {
        moved.branches[place].gates[bundle] = moved.lastCounted(bundle, on: place, in: reduction.base)
      }
    }
    let isSound =
      reduction.base.violations(of: moved).isEmpty
      && reduction.base.chance(of: moved) >= reduction.base.chance(of: policy)
    return isSound ? moved.normalised(in: reduction.base) : policy
  }

  /// Bundles one after another, each after what it waits for, so that an earlier gate lets more move.
  private mutating func moved(_ plan: Plan, unless mustStop: () -> Bool) -> Plan? {
    let byBundle = Dictionary(grouping: plan.entries) { instance.types[$0.type].bundle }
    var entries: [Plan.Entry] = []
    for bundle in instance.bundleOrder {
      let first = instance.bundles[bundle].after.compactMap { gates[$0] }.max() ?? 0
      let own = (byBundle[bundle] ?? []).sorted {
        ($0.start, $0.type, $0.copy) < ($1.start, $1.type, $1.copy)
      }
      let oldEnds = own.flatMap(ends)
      var shifted: [Plan.Entry] = []
      for entry in own {
        if mustStop() { return nil }
        shifted += move(entry, notBefore: first)
      }
      if let gate = gates[bundle], oldEnds.contains(where: { $0 <= gate }) {
        gates[bundle] = shifted.flatMap(ends).filter { $0 <= gate }.max() ?? gate
      }
      entries += shifted
    }
    return Plan(entries: entries, gates: gates).normalised(in: instance)
  }

  private func ends(_ entry: Plan.Entry) -> [Int] {
    instance.types[entry.type].outcomes.compactMap { $0.map { entry.start + $0.length } }
  }

  private mutating func move(_ entry: Plan.Entry, notBefore first: Int) -> [Plan.Entry] {
    var left = entry
    var result: [Plan.Entry] = []
    book(entry, -entry.attempts)
    var start = min(max(first, instance.types[entry.type].starts?.lowerBound ?? 0), entry.start)
    while left.attempts > 0 && start < entry.start {
      let fits = min(left.attempts, room(entry.type, at: start))
      if fits > 0 {
        let moved = Plan.Entry(type: entry.type, start: start, copy: entry.copy, attempts: fits)
        book(moved, fits)
        result.append(moved)
        left.attempts -= fits
      }
      start += 1
    }
    if left.attempts > 0 {
      book(left, left.attempts)
      result.append(left)
    }
    return result
  }

  private mutating func book(_ entry: Plan.Entry, _ attempts: Int) {
    let type = instance.types[entry.type]
    for holding in type.held {
      for step in entry.start..<(entry.start + type.length) {
        free[holding.pool][step] -= holding.people * attempts
      }
    }
    for (budget, rate) in type.spending.enumerated() where rate > 0 {
      for step in entry.start..<instance.steps {
        spent[budget][step] += rate * Double(attempts * min(type.length, step + 1 - entry.start))
      }
    }
  }

  private func room(_ index: Int, at start: Int) -> Int {
    let type = instance.types[index]
    var most = Int.max
    for holding in type.held {
      for step in start..<(start + type.length) {
        most = min(most, free[holding.pool][step] / holding.people)
      }
      if most <= 0 { return 0 }
    }
    for (budget, rate) in type.spending.enumerated() where rate > 0 {
      for step in start..<instance.steps {
        let left = Money.Tolerance.booked.limit(of: instance.income[budget][step]) - spent[budget][step]
        most = min(most, Money.payable(left, at: rate * Double(min(type.length, step + 1 - start))))
      }
    }
    return most
  }
}

extension Policy {
  /// The last end of an attempt on a bundle that its gate on a branch counts; where it counts none, the gate.
  fileprivate func lastCounted(_ bundle: Int, on place: Int, in instance: Instance) -> Int? {
    let branch = branches[place]
    guard let gate = branch.gates[bundle] else { return nil }
    let ends = plan(of: branch).entries.flatMap { entry in
      let type = instance.types[entry.type]
      let outcomes = branch.world.map { [type.outcomes[$0]] } ?? type.outcomes
      return type.bundle == bundle ? outcomes.compactMap { $0.map { entry.start + $0.length } } : []
    }
    return ends.filter { $0 <= gate }.max() ?? gate
  }
}
