import Allocation
import Threads

/// A plan kept where some number is other than it was made for: who works on what, in the order of the plan.
///
/// An attempt takes as long as it now does. What its people are not yet free for, or what it waits for, makes it begin
/// later; what does not end in time is left out, and so are awards that nothing pays for. List scheduling, with the plan's
/// own starts for priorities.
struct PlanKeeping {
  /// What the plan was made for, and where it is carried out.
  private let (old, new): (Instance, Instance)
  private let plan: Plan
  /// Of each branch, with what is shared.
  private var calendars: [ResourceCalendar]
  /// As far as it is carried out.
  private var kept: Plan
  /// When each bundle ends in all that counted for its gate, by branch.
  private var ends: [[Int]]

  private init(_ plan: Plan, of old: Instance, in new: Instance) {
    (self.plan, self.old, self.new) = (plan, old, new)
    calendars = plan.branches.map { _ in ResourceCalendar(new) }
    kept = Plan(look: plan.look, branches: plan.branches.map { .init(world: $0.world, gates: $0.gates) })
    ends = plan.branches.map { _ in new.bundles.map { _ in 0 } }
  }

  /// - Parameters:
  ///   - plan: feasible in the old instance.
  ///   - new: with the same pools, chunks, grants and worlds.
  /// - Returns: a plan that is feasible there.
  static func kept(_ plan: Plan, of old: Instance, in new: Instance) -> Plan {
    var keeping = PlanKeeping(plan, of: old, in: new)
    // Awards first, since they bring the people who work.
    for stage in plan.stages { keeping.award(stage) }
    for stage in plan.stages {
      for entry in plan[stage].normalised(in: old).sorted(by: { $0.start < $1.start }) {
        keeping.begin(entry, stage)
      }
    }
    keeping.kept.open(in: new)
    let result = keeping.kept.normalised(in: new)
    return new.violations(of: result).isEmpty ? result : .empty(for: new)
  }

  /// The branches, by place, on which what stands in a stage is done.
  private func branches(of stage: Int?) -> Range<Int> { stage.map { $0..<($0 + 1) } ?? plan.branches.indices }

  /// Makes the awards of a stage as far as money, people and limits allow, the earliest first.
  private mutating func award(_ stage: Int?) {
    let sorted = plan[awards: stage].sorted {
      old.awards[$0.option].boundary < old.awards[$1.option].boundary
    }
    for award in sorted {
      let known = old.awards[award.option]
      let same = new.awards.firstIndex { $0.grant == known.grant && $0.boundary == known.boundary }
      guard let option = same else { continue }
      let most = branches(of: stage).map { calendars[$0].room(for: new.awards[option]) }.min() ?? 0
      let count = min(award.count, most)
      if count <= 0 { continue }
      for branch in branches(of: stage) { calendars[branch].make(new.awards[option], count: count) }
      kept[awards: stage].append(.init(option: option, count: count))
    }
  }

  /// Starts the attempts of an entry, each as soon after its own start as it can.
  private mutating func begin(_ entry: Plan.Entry, _ stage: Int?) {
    let bundle = new.bundles[old.types[entry.type].bundle]
    guard entry.copy < bundle.copies, let type = counterpart(of: entry.type) else { return }
    let kind = new.types[type]
    let own = branches(of: stage)
    let ready = own.map { branch in bundle.after.map { ends[branch][$0] }.max() ?? 0 }.max() ?? 0
    let last = stage == nil ? plan.split(in: new) : new.steps
    // Never before the plan says so: what comes free earlier is nobody's order.
    var start = max(entry.start, ready)
    var left = entry.attempts
    while left > 0, start < last {
      let next = calendars[own.lowerBound].firstStart(of: kind, in: start..<last)
      guard let next else { break }
      start = next
      let room = min(left, own.map { calendars[$0].room(for: kind, at: start) }.min() ?? 0)
      if room > 0 {
        for branch in own { calendars[branch].book(kind, at: start, attempts: room) }
        kept[stage].append(.init(type: type, start: start, copy: entry.copy, attempts: room))
        note(entry, of: kind, endsAt: start + kind.length, on: own)
        left -= room
      }
      start += 1
    }
  }

  /// What counted for a gate is waited for.
  private mutating func note(_ entry: Plan.Entry, of kind: AttemptType, endsAt end: Int, on own: Range<Int>) {
    for branch in own {
      let gate = plan.branches[branch].gates[kind.bundle] ?? old.steps
      guard entry.start + old.types[entry.type].length <= gate else { continue }
      ends[branch][kind.bundle] = max(ends[branch][kind.bundle], end)
    }
  }

  /// The kind of attempt of the same crew that takes least of those that yield something in all worlds in which the old
  /// one did, else that which does in most of them; nil where none yields anything.
  private func counterpart(of type: Int) -> Int? {
    let known = old.types[type]
    let wanted = known.outcomes.indices.filter { known.outcomes[$0] != nil }
    let options = new.bundles[known.bundle].crews[known.crew].options
    /// Worlds in which an option serves.
    func served(_ option: Int) -> Int { wanted.filter { new.types[option].outcomes[$0] != nil }.count }
    let most = options.map(served).max() ?? 0
    if most == 0 { return nil }
    return options.filter { served($0) == most }.min { one, other in
      (new.types[one].personSteps, one) < (new.types[other].personSteps, other)
    }
  }
}
