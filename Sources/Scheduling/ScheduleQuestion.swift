import Allocation

/// A scheduling question: whether everything that a world needs could be finished by a boundary if every
/// attempt were correct; tasks with lags between their starts and people of limited number
/// (resource-constrained project scheduling with several modes).
///
/// A plan that wins the world at the boundary with any chance at all holds such a schedule: of each needed
/// bundle at least `count` attempts deliver by the boundary and by the bundle's gate, and attempts on what
/// waits for it start at or after that gate. So where there is no schedule the chance is 0, whatever is
/// correct or costs what.
package struct ScheduleQuestion: Sendable {
  /// A task: one of the attempts that a bundle needs at least.
  package struct Task: Sendable, Hashable {
    /// Index into `Instance.bundles`.
    let bundle: Int
    /// Kinds of attempts that may deliver it (indices into `Instance.types`).
    let types: [Int]
    /// Those of them that matter, none as good as another in everything.
    let modes: [ScheduleMode]
    /// Steps until it is delivered, and steps for which its people are held: at least this many.
    let length: Int
    let hold: Int
    /// People of each pool that every way of doing it holds.
    let people: [Int]
    /// Steps in which it may start, the deadline aside.
    let starts: ClosedRange<Int>
  }

  /// A precedence: `to` starts at least `lag` steps after `from` starts.
  struct Arc: Sendable, Hashable {
    let from: Int
    let to: Int
    let lag: Int
  }

  let instance: Instance
  let world: Int
  /// Each after those that it waits for.
  package private(set) var tasks: [Task] = []
  /// In the order of what waits for what.
  private(set) var arcs: [Arc] = []

  /// More tasks than this are not looked at; with fewer than needed the answer `no` stays valid. Proofs grow
  /// with the square of the tasks.
  static let mostTasks = 240
  /// More ways of doing tasks than this are not told apart: only what all of a task's ways need counts.
  static let mostModes = 2_000

  /// Nil where something needed cannot be done at all, or there is nothing to do.
  ///
  /// - Parameter times: attempts for each that is needed, where attempts may fail (1: only what is needed for sure).
  package init?(_ instance: Instance, world: Int, times: Int = 1) {
    self.instance = instance
    self.world = world
    let facts = instance.worlds[world]
    // Each bundle after those that it waits for.
    let order = instance.bundleOrder.filter { facts.needed[$0] }
    let most = max(1, Self.mostTasks / max(1, order.count))
    guard !order.isEmpty, order.count <= Self.mostTasks else { return nil }
    var places: [Int: Range<Int>] = [:]
    for bundle in order {
      guard let task = Self.task(bundle, of: instance, world: world) else { return nil }
      // What may fail is best attempted more often; what cannot is done once.
      let mayFail = task.types.contains { instance.types[$0].outcomes[world]?.correct ?? 1 < 1 }
      let number = min(most, facts.counts[bundle] * (mayFail ? times : 1))
      let place = tasks.count..<(tasks.count + number)
      places[bundle] = place
      for index in place {
        tasks.append(task)
        // Equal tasks may be told apart by the order of their starts.
        if index > place.lowerBound { arcs.append(Arc(from: index - 1, to: index, lag: 0)) }
        // It starts when all of what it waits for is delivered.
        for before in instance.bundles[bundle].after.compactMap({ places[$0] }) {
          for other in before { arcs.append(Arc(from: other, to: index, lag: tasks[other].length)) }
        }
      }
    }
  }

  /// The task of a bundle in a world; nil where no kind of attempt can deliver it within the time. Its
  /// numbers are the least over all kinds, so that a schedule of any kinds obeys them.
  private static func task(_ bundle: Int, of instance: Instance, world: Int) -> Task? {
    let offered = instance.bundles[bundle].crews.flatMap(\.options)
    // Kinds that the plan may choose from and that may be correct in this world.
    var known: [(type: Int, length: Int)] = []
    for type in offered {
      if let outcome = instance.types[type].outcomes[world], outcome.correct > 0,
        instance.types[type].length <= instance.steps
      {
        known.append((type, outcome.length))
      }
    }
    guard let length = known.map(\.length).min(),
      let hold = known.map({ instance.types[$0.type].length }).min()
    else { return nil }
    let ranges = known.map { instance.types[$0.type].starts ?? 0..<instance.steps }
    let first = ranges.map(\.lowerBound).min() ?? 0
    let last = min(instance.steps - hold, (ranges.map(\.upperBound).max() ?? 0) - 1)
    guard first <= last else { return nil }
    let people = instance.headcounts.indices.map { pool in
      known.map { kind in instance.types[kind.type].held.first { $0.pool == pool }?.people ?? 0 }.min() ?? 0
    }
    let modes = ScheduleMode.all(known.map(\.type), instance, world: world)
    return Task(
      bundle: bundle, types: known.map(\.type), modes: modes, length: length, hold: hold, people: people,
      starts: first...last)
  }

  /// Starts between which each task must lie for all to end by a boundary, by the lags alone (the critical
  /// path method; Kelley and Walker 1959); nil: there are none.
  func windows(by boundary: Int) -> [ClosedRange<Int>]? {
    var first = tasks.map(\.starts.lowerBound)
    var last = tasks.map { min($0.starts.upperBound, boundary - $0.length) }
    // Tasks and arcs are in order of what waits for what.
    for arc in arcs { first[arc.to] = max(first[arc.to], first[arc.from] + arc.lag) }
    for arc in arcs.reversed() { last[arc.from] = min(last[arc.from], last[arc.to] - arc.lag) }
    guard zip(first, last).allSatisfy({ $0 <= $1 }) else { return nil }
    return zip(first, last).map { $0...$1 }
  }
}
