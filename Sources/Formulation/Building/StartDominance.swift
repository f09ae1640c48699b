import Allocation

/// Dominance among starts: those that some best plan can do with.
///
/// Any plan can be pushed to the right: an attempt that is started a step later needs no more people, money
/// or patience of others, unless its end meets a boundary that the deadline's law uses, the horizon, the start of
/// another attempt that shares a pool, a drop in headcount, or (by its gate) the start of what waits for it.
/// So only starts that are stopped by one of these are kept.
struct StartDominance {
  /// With all branches side by side; numbers of kinds are its own.
  private let instance: Instance
  private let scope: ReductionScope
  /// Nothing is booked; no feasible plan has more than it allows.
  private let calendar: ResourceCalendar
  /// allowed[type][start]
  private var allowed: [[Bool]]
  /// For each bundle the first step at which work on it can be of use.
  private let earliest: [Int]
  /// For each world and bundle the steps that what waits for it takes at least.
  private let tails: [[Int]]

  /// - Parameter reduction: with the pools, budgets and kinds of attempts of all branches; `scope` is of the problem
  ///   itself.
  init(_ reduction: Reduction, _ scope: ReductionScope) {
    let instance = reduction.instance
    self.instance = instance
    self.scope = scope
    calendar = ResourceCalendar(reduction.roomiest, allowing: .bounding)
    allowed = instance.types.map { _ in [Bool](repeating: false, count: instance.steps) }
    let order = instance.bundleOrder
    // By world and bundle: the quickest that any kind of attempt on it can be right.
    let shortest = instance.worlds.indices.map { world in
      scope.instance.bundles.map { bundle in
        bundle.types.compactMap { scope.instance.types[$0].outcomes[world]?.length }.min()
      }
    }
    var earliest = [Int](repeating: 0, count: instance.bundles.count)
    // Nothing is gained by waiting with a revealing chunk until what it waits for can be done.
    for bundle in order where bundle != scope.revealing {
      for before in instance.bundles[bundle].after {
        let quickest = scope.worlds.compactMap { shortest[$0][before] }.min() ?? instance.steps
        earliest[bundle] = max(earliest[bundle], earliest[before] + quickest)
      }
    }
    self.earliest = earliest
    // From the last bundles back: the longest way through what waits, each step of it as quick as can be.
    tails = instance.worlds.indices.map { world in
      var tail = [Int](repeating: 0, count: instance.bundles.count)
      for bundle in order.reversed() {
        for next in instance.bundles[bundle].successors where instance.worlds[world].needed[next] {
          tail[bundle] = max(tail[bundle], tail[next] + (shortest[world][next] ?? instance.steps))
        }
      }
      return tail
    }
  }

  /// Finds the starts that are stopped, from the last step back.
  ///
  /// What stops an attempt starts at or after its end, and so is known already. Linear in kinds, steps and the
  /// worlds that need them.
  ///
  /// - Returns: false where `mustStop` said so before it was done.
  mutating func run(unless mustStop: () -> Bool) -> Bool {
    let types = scope.bundles.flatMap { instance.bundles[$0].types }
    // Where anything kept starts, by pool and by bundle.
    var poolStarts = instance.headcounts.map { _ in [Bool](repeating: false, count: instance.steps + 1) }
    var bundleStarts = instance.bundles.map { _ in [Bool](repeating: false, count: instance.steps + 1) }
    let usable = instance.worlds.indices.map { world in
      var flags = [Bool](repeating: false, count: instance.steps + 1)
      for boundary in scope.boundaries[world] { flags[boundary] = true }
      return flags
    }
    for start in stride(from: instance.steps - 1, through: 0, by: -1) {
      if mustStop() { return false }
      for type in types where capacity(of: type, at: start) > 0 {
        let kind = instance.types[type]
        guard isUseful(type, at: start, within: .max) else { continue }
        // People are held to `end`; in each world credit comes at the true end, which may lie before.
        let end = start + kind.length
        let needing = scope.worlds(needing: kind.bundle)
        let stopped =
          end == instance.steps || start + 1 == kind.starts?.upperBound
          || kind.held.contains { holding in
            poolStarts[holding.pool][end] || instance.mayShrink(holding.pool, before: end)
          }
          || needing.contains { world in
            guard let length = kind.outcomes[world]?.length else { return false }
            return usable[world][start + length]
              || instance.bundles[kind.bundle].successors.contains { bundleStarts[$0][start + length] }
          }
        if stopped {
          allowed[type][start] = true
          bundleStarts[kind.bundle][start] = true
          for holding in kind.held { poolStarts[holding.pool][start] = true }
        }
      }
    }
    return true
  }

  /// Every start at which people and budgets allow an attempt.
  ///
  /// For programs that also weigh what a plan costs, which pushing an attempt to the right may change.
  mutating func allowAll() {
    for type in scope.bundles.flatMap({ instance.bundles[$0].types }) {
      for start in 0..<instance.steps { allowed[type][start] = capacity(of: type, at: start) > 0 }
    }
  }

  /// Those that were kept, ascending; none before `run` or `allowAll`.
  func starts(of type: Int) -> [Int] { allowed[type].indices.filter { allowed[type][$0] } }

  /// Whether in some world that needs it, it can end in time for what waits for it to be finished too.
  ///
  /// - Parameter countedLength: it counts only in worlds in which it takes no longer than this.
  func isUseful(_ type: Int, at start: Int, within countedLength: Int) -> Bool {
    let kind = instance.types[type]
    if let starts = kind.starts, !starts.contains(start) { return false }
    if start < earliest[kind.bundle] || start + kind.length > instance.steps { return false }
    return scope.worlds(needing: kind.bundle).contains { world in
      guard let length = kind.outcomes[world]?.length, length <= countedLength,
        let last = scope.boundaries[world].last
      else { return false }
      return start + length + tails[world][kind.bundle] <= last
    }
  }

  /// How many attempts of this type people and budgets allow at this start, nothing else being done.
  func capacity(of type: Int, at start: Int) -> Int {
    calendar.room(for: instance.types[type], at: start)
  }
}
