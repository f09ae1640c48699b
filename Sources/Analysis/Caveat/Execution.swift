import Allocation
import Answers

/// One plan on its way through an institution; `Institution.carryOut` says by which rules.
struct Execution {
  private let instance: Instance
  /// What was written down, gates and look included.
  private let plan: Plan
  /// How far it does what is written down.
  private let institution: Institution
  /// People and money that are free, now and later.
  private var calendar: ResourceCalendar
  /// People of each pool in each step, those of the grants among them that are awarded on the branch that is followed.
  private var headcounts: [[Int]]
  /// Whom free people worked for last.
  private var staff: Staff
  /// Planned attempts that have not started, by their starts.
  private var waiting: [Plan.Entry]
  /// Attempts as they came about.
  private var started: [Plan.Entry] = []
  /// Planned boundaries of gates, of the branch that is followed; before the look the latest of all branches.
  private var planned: [Int?]
  /// Boundaries at which gates have passed.
  private var gates: [Int?]
  /// Planned attempts that each gate still waits for.
  private var awaited: [Int]
  /// Attempts of a type that end at each boundary.
  private var ending: [[(type: Int, attempts: Int)]]
  /// Planned attempts that began, with their planned starts.
  private var underWay: [(planned: Plan.Entry, start: Int)] = []
  /// What ends at each boundary and a gate waits for.
  private var delivering: [[(bundle: Int, attempts: Int)]]

  init(_ plan: Plan, of instance: Instance, by institution: Institution) {
    self.instance = instance
    self.plan = plan
    self.institution = institution
    calendar = ResourceCalendar(instance, making: plan.awards)
    headcounts = instance.funded(by: plan.awards).headcounts
    staff = Staff(instance)
    waiting = Self.byStarts(plan.shared, instance)
    planned = instance.bundles.indices.map { bundle in
      instance.bundles[bundle].isGated
        ? plan.branches.map { $0.gates[bundle] ?? instance.steps }.max() : nil
    }
    gates = instance.bundles.map { _ in nil }
    awaited = instance.bundles.map { _ in 0 }
    ending = [[(type: Int, attempts: Int)]](repeating: [], count: instance.steps + 1)
    delivering = [[(bundle: Int, attempts: Int)]](repeating: [], count: instance.steps + 1)
    for entry in waiting where counted(entry) != nil {
      awaited[instance.types[entry.type].bundle] += entry.attempts
    }
  }

  /// Entries in the order in which they are due; those of one step in the order of the plan.
  private static func byStarts(_ entries: [Plan.Entry], _ instance: Instance) -> [Plan.Entry] {
    entries.normalised(in: instance).enumerated()
      .sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }.map(\.element)
  }

  /// Steps after which the gate of its bundle counts on a planned attempt; nil where it does not.
  private func counted(_ entry: Plan.Entry) -> Int? {
    let type = instance.types[entry.type]
    guard let gate = planned[type.bundle] else { return nil }
    return type.outcomes.compactMap { $0?.length }.filter { entry.start + $0 <= gate }.max()
  }

  /// Carries out what is shared up to the look, then each branch from a copy of that state.
  ///
  /// - Returns: what was started, and when gates passed; one that never did lies at the horizon.
  mutating func run() -> Plan {
    let split = plan.split(in: instance)
    advance(0..<split)
    var result = plan
    result.shared = started
    for place in plan.branches.indices {
      var own = self
      own.headcounts = instance.funded(by: plan.awards(on: place)).headcounts
      own.turn(to: plan.branches[place], at: split)
      own.advance(split..<instance.steps)
      result.branches[place].entries = Array(own.started[started.count...])
      result.branches[place].gates = instance.bundles.indices.map {
        instance.bundles[$0].isGated ? own.gates[$0] ?? instance.steps : nil
      }
    }
    return result
  }

  /// From the look on a branch has starts and gates of its own.
  private mutating func turn(to branch: Plan.Branch, at step: Int) {
    planned = instance.bundles.indices.map {
      instance.bundles[$0].isGated ? branch.gates[$0] ?? instance.steps : nil
    }
    for award in branch.awards { calendar.make(instance.awards[award.option], count: award.count) }
    waiting += Self.byStarts(branch.entries, instance)
    awaited = instance.bundles.map { _ in 0 }
    delivering = [[(bundle: Int, attempts: Int)]](repeating: [], count: instance.steps + 1)
    for entry in waiting where counted(entry) != nil {
      awaited[instance.types[entry.type].bundle] += entry.attempts
    }
    for one in underWay {
      guard let steps = counted(one.planned), one.start + steps >= step else { continue }
      expect(one.planned, until: one.start + steps)
      awaited[instance.types[one.planned.type].bundle] += one.planned.attempts
    }
  }

  /// Notes when a gate need no longer wait for an attempt.
  private mutating func expect(_ entry: Plan.Entry, until end: Int) {
    delivering[end].append((instance.types[entry.type].bundle, entry.attempts))
  }

  /// Steps one after another: what ends is let go, gates pass, people come and go, and then the plan goes before the
  /// people's own accord.
  private mutating func advance(_ steps: Range<Int>) {
    for step in steps {
      for end in ending[step] { staff.release(instance.types[end.type], attempts: end.attempts) }
      for end in delivering[step] { awaited[end.bundle] -= end.attempts }
      passGates(step)
      staff.begin(headcounts: headcounts.map { $0[step] }, inertia: institution.inertia)
      startWaiting(step)
      if institution.floor > 0 { startOwn(step) }
    }
  }

  /// A gate passes once nothing it counts on is missing, at its planned boundary at the earliest.
  private mutating func passGates(_ step: Int) {
    for bundle in instance.bundles.indices
    where instance.bundles[bundle].isGated && gates[bundle] == nil && awaited[bundle] == 0
      && step >= planned[bundle] ?? instance.steps
    {
      gates[bundle] = step
    }
  }

  /// Whether all that a bundle waits for has passed.
  private func isOpen(_ bundle: Int) -> Bool {
    instance.bundles[bundle].after.allSatisfy { gates[$0] != nil }
  }

  /// Starts planned attempts that are due, as far as people, money and gates allow; the rest goes on waiting, and
  /// what can no longer end in time is dropped, which frees the gate that counted on it.
  private mutating func startWaiting(_ step: Int) {
    var later: [Plan.Entry] = []
    for entry in waiting {
      guard entry.start <= step else {
        later.append(entry)
        continue
      }
      let type = instance.types[entry.type]
      if step + type.length > instance.steps {
        if counted(entry) != nil { awaited[type.bundle] -= entry.attempts }
        continue
      }
      let number = isOpen(type.bundle) ? min(entry.attempts, startable(type, step)) : 0
      if number > 0 {
        start(entry.type, copy: entry.copy, attempts: number, step)
        if let steps = counted(entry) {
          var begun = entry
          begun.attempts = number
          underWay.append((begun, step))
          expect(begun, until: step + steps)
        }
      }
      if number < entry.attempts {
        var rest = entry
        rest.attempts -= number
        later.append(rest)
      }
    }
    waiting = later
  }

  /// What the floor keeps for a bundle and is not at work there.
  private func reserved(_ pool: Int, for bundle: Int, _ step: Int) -> Int {
    guard institution.floor > 0, let type = own(pool, bundle), isOpen(bundle),
      step + type.length <= instance.steps
    else { return 0 }
    let sharing = instance.bundles.indices.filter { own(pool, $0) != nil }.count
    let share = min(institution.floor, 1 / Double(max(1, sharing)))
    let each = type.held.first { $0.pool == pool }?.people ?? 1
    let people = Staff.people(share, of: headcounts[pool][step])
    return max(0, (people - staff.held[pool][bundle]) / max(1, each) * each)
  }

  /// What a pool does on a bundle of its own accord; nil where that is not for it to begin.
  private func own(_ pool: Int, _ bundle: Int) -> AttemptType? {
    instance.bundles[bundle].crews.first { $0.pools.first == pool }.map { instance.types[$0.base] }
  }

  /// Attempts that can begin now without people whom the floor keeps for other bundles.
  private func startable(_ type: AttemptType, _ step: Int) -> Int {
    var most = calendar.room(for: type, at: step)
    for holding in type.held where holding.people > 0 && most > 0 {
      let others = instance.bundles.indices.filter { $0 != type.bundle }
        .reduce(0) { $0 + reserved(holding.pool, for: $1, step) }
      let people = min(
        staff.available(holding.pool, for: type.bundle), staff.free(holding.pool) - others)
      most = min(most, max(0, people) / holding.people)
    }
    return most
  }

  /// People whom the floor keeps, and whom the plan does not use, begin by themselves.
  private mutating func startOwn(_ step: Int) {
    for pool in instance.headcounts.indices {
      for bundle in instance.bundles.indices {
        guard let crew = instance.bundles[bundle].crews.first(where: { $0.pools.first == pool }) else {
          continue
        }
        let type = instance.types[crew.base]
        let each = max(1, type.held.first { $0.pool == pool }?.people ?? 1)
        let wanted = reserved(pool, for: bundle, step) / each
        for _ in 0..<min(wanted, wanted > 0 ? startable(type, step) : 0) {
          start(crew.base, copy: leastStaffed(bundle), attempts: 1, step)
        }
      }
    }
  }

  /// The copy with fewest attempts so far, the first of equals: what people would choose who see who works on what.
  private func leastStaffed(_ bundle: Int) -> Int {
    var attempts = [Int](repeating: 0, count: instance.bundles[bundle].copies)
    if attempts.count == 1 { return 0 }
    for entry in started where instance.types[entry.type].bundle == bundle {
      attempts[entry.copy] += entry.attempts
    }
    return attempts.indices.min { (attempts[$0], $0) < (attempts[$1], $1) } ?? 0
  }

  /// Books an attempt everywhere: in the calendar, with its staff, and at its end.
  private mutating func start(_ index: Int, copy: Int, attempts: Int, _ step: Int) {
    let type = instance.types[index]
    calendar.book(type, at: step, attempts: attempts)
    staff.take(type, attempts: attempts)
    ending[step + type.length].append((index, attempts))
    started.append(Plan.Entry(type: index, start: step, copy: copy, attempts: attempts))
  }
}
