import Allocation
import Formulation
import Scheduling

/// Plans for problems whose attempts may fail: gates are taken from schedules, with time to spare, and the attempts
/// that gain most within these gates fill them; then gates are shifted while that raises the chance.
struct ScheduleGates {
  private let reduction: Reduction
  private let network: Incidence
  private let table: TermCache
  private let fill: GreedyFill
  private let weights: [Double]
  /// Columns of each kind of attempt.
  private let columns: [[Int]]
  /// Of the generator of shifts.
  private var state: UInt64

  /// Times that gates are filled …
  static let mostFills = 160
  /// … in a row without a better plan …
  static let mostIdleFills = 40
  /// … and what that may take: columns times attempts.
  static let mostWork = 200_000_000

  init(_ reduction: Reduction, seed: UInt64) {
    self.reduction = reduction
    network = Incidence(reduction)
    table = TermCache(reduction)
    fill = GreedyFill(network, table)
    weights = reduction.outcomes.map(\.weight)
    var columns = reduction.instance.types.map { _ in [Int]() }
    for (index, column) in reduction.columns.enumerated() { columns[column.type].append(index) }
    self.columns = columns
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// A draw of Vigna's xorshift64*: the shifts should be the same on every machine.
  private mutating func draw(_ range: ClosedRange<Int>) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return range.lowerBound + Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % range.count
  }

  /// The best plan within gates like these; nil where there are none or the problem is too large.
  mutating func plan(_ hints: [ScheduleHint], _ clock: SearchClock) -> Plan? {
    var work = 0
    var best: (gates: [Int], hint: ScheduleHint, plan: PartialPlan, chance: Double)?
    var (fills, idle) = (0, 0)
    // What the schedule itself does comes first: it is feasible, where filling from nothing may shut itself in.
    func fill(_ gates: [Int], _ hint: ScheduleHint) {
      var state = PartialPlan(network, table, gates: gates)
      place(hint, into: &state)
      self.fill.fill(&state, weights: weights) { clock.mustStop }
      work += reduction.columns.count * (10 + state.attempts.reduce(0, +))
      fills += 1
      idle += 1
      let chance = reduction.isBound ? reduction.instance.chance(of: state.plan) : state.chance
      if chance > best?.chance ?? 0 {
        best = (gates, hint, state, chance)
        idle = 0
      }
    }
    func mayGoOn() -> Bool { fills < Self.mostFills && work < Self.mostWork && !clock.mustStop }
    for hint in hints where mayGoOn() { fill(gates(of: hint), hint) }
    while mayGoOn(), idle < Self.mostIdleFills, let before = best, !before.gates.isEmpty {
      var gates = before.gates
      let place = draw(0...(gates.count - 1))
      let shift = draw(1...max(1, reduction.instance.steps / 12)) * (draw(0...1) == 0 ? 1 : -1)
      // One gate alone, or with it all that lie later: what follows moves along.
      let movesLater = draw(0...1) == 0
      for other in gates.indices where other == place || (movesLater && gates[other] > before.gates[place]) {
        gates[other] = min(max(0, gates[other] + shift), reduction.instance.steps)
      }
      fill(gates, before.hint)
    }
    return best?.plan.plan
  }

  /// The schedule's own attempts first, each as near as it can be to its start stretched like the gates.
  private func place(_ hint: ScheduleHint, into state: inout PartialPlan) {
    for entry in hint.entries.sorted(by: { $0.start < $1.start }) {
      let wanted = hint.stretched(entry.start)
      let near = columns[entry.type].filter {
        let copy = reduction.units[reduction.columns[$0].unit].copy
        return copy == nil || copy == entry.copy
      }
      .sorted {
        let (one, two) = (reduction.columns[$0].start, reduction.columns[$1].start)
        return (abs(one - wanted), one, $0) < (abs(two - wanted), two, $1)
      }
      for _ in 0..<entry.attempts {
        guard let column = near.first(where: { state.room($0) > 0 }) else { break }
        state.add(column, 1)
      }
    }
  }

  /// A schedule's gates, stretched from its end to the boundary that it is meant for.
  private func gates(of hint: ScheduleHint) -> [Int] {
    reduction.gates.map { gate in
      hint.gates[gate.bundle].map { min(reduction.instance.steps, hint.stretched($0)) }
        ?? reduction.instance.steps
    }
  }
}

/// A hint from a schedule: its attempts and gates, to be stretched to the boundary by which it is wanted. Time that is left
/// over goes to every bundle in proportion, and may be filled with second attempts.
struct ScheduleHint: Sendable {
  var entries: [Plan.Entry]
  /// Of each bundle that something waits for.
  var gates: [Int?]
  /// When the schedule is finished.
  var end: Int
  /// When it may be.
  var boundary: Int

  /// A moment of the schedule, stretched. Rounding down keeps the order: whoever follows another still does so afterwards.
  func stretched(_ moment: Int) -> Int { end > 0 ? moment * boundary / end : moment }
}

extension ScheduleStudy {
  /// Worlds that gates are made for, the likeliest …
  private static let mostWorlds = 4
  /// … and boundaries of each, evenly spread, with the last.
  private static let mostBoundaries = 4
  /// Schedules are made for up to so many times each task, which leave room for attempts that may fail.
  private static let mostTimes = 3

  /// Where schedules leave something to be won, a plan that fills gates like theirs.
  ///
  /// - Parameter known: the chance of the best plan that is known already.
  func gatePlans(
    for reduction: Reduction, beside known: Double?, _ options: SearchOptions, _ clock: SearchClock
  ) -> [Plan] {
    guard isOrdered, reduction.size <= SearchTuning.mostSize, !reduction.outcomes.isEmpty, !clock.mustStop
    else {
      return []
    }
    let most = reduction.outcomes.reduce(reduction.constant) { $0 + $1.weight }
    if let known, known >= most - options.gap { return [] }
    var gates = ScheduleGates(reduction, seed: options.seed)
    return [gates.plan(hints(options, clock), clock)].compactMap { $0 }
  }

  /// Schedules of the likeliest worlds, for each of the boundaries that they meet, the latest first.
  private func hints(_ options: SearchOptions, _ clock: SearchClock) -> [ScheduleHint] {
    let worlds = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
      .sorted { (-instance.worlds[$0].credence, $0) < (-instance.worlds[$1].credence, $1) }
    var hints: [ScheduleHint] = []
    for world in worlds.prefix(Self.mostWorlds) {
      let boundaries = instance.worlds[world].weights.indices.filter {
        instance.worlds[world].weights[$0] > 0
      }
      let stride = max(1, boundaries.count / Self.mostBoundaries)
      let chosen = boundaries.indices.filter { (boundaries.count - 1 - $0).isMultiple(of: stride) }
      for times in 1...Self.mostTimes where !clock.mustStop {
        guard let question = ScheduleQuestion(instance, world: world, times: times) else { continue }
        var ranks = ScheduleRanks(question, seed: options.seed)
        guard let places = ranks.best(noShorterThan: 0) else { continue }
        let plan = ranks.list.plan(places)
        let end = ranks.list.makespan(places)
        for place in chosen.reversed() where boundaries[place] >= end {
          hints.append(
            ScheduleHint(entries: plan.entries, gates: plan.gates, end: end, boundary: boundaries[place]))
        }
      }
    }
    return hints
  }
}
