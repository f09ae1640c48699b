import Allocation

/// Serial schedule generation (Kelley 1963): tasks in an order of priority, each as early as what it waits
/// for and people allow, or from the end each as late as they allow.
package struct ScheduleList {
  /// A placement: what kind of attempt does a task, and from when.
  package struct Place: Sendable, Equatable {
    var type: Int
    var start: Int
  }

  let question: ScheduleQuestion
  /// For each task what it waits for, and what waits for it.
  private let before: [[Int]]
  private let after: [[Int]]
  /// Nobody is placed.
  private let everybody: FreePeople
  private var instance: Instance { question.instance }

  init(_ question: ScheduleQuestion) {
    self.question = question
    var before = question.tasks.map { _ in [Int]() }
    var after = before
    for arc in question.arcs where arc.lag > 0 {
      before[arc.to].append(arc.from)
      after[arc.from].append(arc.to)
    }
    self.before = before
    self.after = after
    everybody = FreePeople(question.instance)
  }

  /// Steps until a task is delivered by a kind of attempt.
  private func length(_ type: Int) -> Int { instance.types[type].outcomes[question.world]?.length ?? 0 }

  /// When a task is delivered; its people may be held longer.
  func end(_ place: Place) -> Int { place.start + length(place.type) }

  /// When all are delivered.
  package func makespan(_ places: [Place]) -> Int { places.map(end).max() ?? 0 }

  /// Of the tasks whose predecessors are placed always the one of least rank, as early as it fits; nil where
  /// some does not fit into the time.
  func forward(_ ranks: [Double]) -> [Place]? {
    place(ranks, before: before, after: after) { task, placed, free in
      let first = before[task].compactMap { placed[$0].map(end) }.max() ?? 0
      return best(task, by: { self.end($0) }) { type in
        free.firstStart(of: instance.types[type], in: starts(of: type, from: first))
      }
    }
  }

  /// The same from a boundary backwards: each task as late as it fits.
  func backward(_ ranks: [Double], from boundary: Int) -> [Place]? {
    place(ranks, before: after, after: before) { task, placed, free in
      let end = after[task].compactMap { placed[$0]?.start }.min() ?? boundary
      return best(task, by: { -$0.start }) { type in
        free.lastStart(of: instance.types[type], in: starts(of: type, through: end - length(type)))
      }
    }
  }

  /// Justification (Valls, Ballestín and Quintanilla 2005): all to the right, then all to the left, as long
  /// as that shortens the schedule, three times at most.
  func justified(_ places: [Place]) -> [Place] {
    var best = places
    for _ in 0..<3 {
      let late = backward(best.map { -Double(end($0)) }, from: makespan(best))
      guard let late, let early = forward(late.map { Double($0.start) }), makespan(early) < makespan(best)
      else { return best }
      best = early
    }
    return best
  }

  /// The kind of attempt with the least cost where each is placed as it fits; nil where none fits.
  private func best(_ task: Int, by cost: (Place) -> Int, _ start: (Int) -> Int?) -> Place? {
    question.tasks[task].types
      .compactMap { type in start(type).map { Place(type: type, start: $0) } }
      .min { cost($0) < cost($1) }
  }

  /// Places all tasks, next always the one of least rank among those that wait for nothing any more.
  private func place(
    _ ranks: [Double], before: [[Int]], after: [[Int]],
    _ choose: (_ task: Int, _ placed: [Place?], _ free: FreePeople) -> Place?
  ) -> [Place]? {
    var free = everybody
    var placed = [Place?](repeating: nil, count: ranks.count)
    // For each task how many it still waits for.
    var waiting = before.map(\.count)
    var open = waiting.indices.filter { waiting[$0] == 0 }
    // Linear in those that may go next; there are some hundred at most.
    while let next = open.indices.min(by: { (ranks[open[$0]], open[$0]) < (ranks[open[$1]], open[$1]) }) {
      let task = open.remove(at: next)
      guard let place = choose(task, placed, free) else { return nil }
      placed[task] = place
      free.hold(instance.types[place.type], at: place.start, attempts: 1)
      for follower in after[task] {
        waiting[follower] -= 1
        if waiting[follower] == 0 { open.append(follower) }
      }
    }
    // Fewer only if tasks waited for each other in a circle.
    let done = placed.compactMap { $0 }
    return done.count == placed.count ? done : nil
  }

  /// Starts in which a kind of attempt may begin and ends within the time.
  private func starts(of type: Int, from first: Int = 0, through last: Int = .max) -> Range<Int> {
    let kind = instance.types[type]
    let window = kind.starts ?? 0..<instance.steps
    let first = max(first, window.lowerBound)
    return first..<max(first, min(window.upperBound - 1, last, instance.steps - kind.length) + 1)
  }

  /// The plan that carries a schedule out: each gate where its bundle is finished.
  package func plan(_ places: [Place]) -> Plan {
    var plan = Plan.empty(for: instance)
    var copies = instance.bundles.map { _ in 0 }
    var ends = instance.bundles.map { _ in 0 }
    for (task, place) in zip(question.tasks, places) {
      // Attempts are dealt to separate copies in turn.
      let copy = copies[task.bundle] % instance.bundles[task.bundle].copies
      plan.entries.append(Plan.Entry(type: place.type, start: place.start, copy: copy))
      copies[task.bundle] += 1
      ends[task.bundle] = max(ends[task.bundle], end(place))
    }
    // A gate lies where the last of its bundle is delivered.
    for bundle in plan.gates.indices where plan.gates[bundle] != nil && ends[bundle] > 0 {
      plan.gates[bundle] = ends[bundle]
    }
    return plan.normalised(in: instance)
  }
}
