import Allocation

/// Who does what of a plan, in a fixed order: attempts by start, bundle, kind and copy; each takes people who are
/// there throughout, those first who are soonest to leave, then in the order of their numbers.
///
/// People who always move together are one block, with the number of its first seat. Block i of a pool is there in the
/// steps in which the pool has more than i of them.
struct Seats {
  /// One attempt, and who sits first in it for each pool of its team.
  struct Attempt {
    var type: Int
    var start: Int
    var copy: Int
    var first: [(pool: Int, block: Int)]
  }

  /// In the order in which seats are taken.
  private(set) var attempts: [Attempt] = []

  /// More work than this, in people looked at, is not done.
  static let mostWork = 50_000_000

  /// Nil where headcounts fall and rise so that nobody is there throughout for some attempt, or where there is
  /// too much to do.
  init?(_ plan: Plan, of instance: Instance) {
    let blocks = instance.blocks
    let present = zip(instance.headcounts, blocks).map { headcount, block in headcount.map { $0 / block } }
    let most = present.compactMap { $0.max() }.max() ?? 0
    let (work, overflow) = plan.entries.count.multipliedReportingOverflow(by: most + instance.steps)
    guard !overflow, work <= Self.mostWork else { return nil }
    var pools = present.map(FreeBlocks.init)
    let entries = plan.entries.sorted {
      ($0.start, instance.types[$0.type].bundle, $0.type, $0.copy)
        < ($1.start, instance.types[$1.type].bundle, $1.type, $1.copy)
    }
    for entry in entries {
      let type = instance.types[entry.type]
      var first = [[(pool: Int, block: Int)]](repeating: [], count: entry.attempts)
      for holding in type.held {
        let each = holding.people / blocks[holding.pool]
        let all = pools[holding.pool].take(
          each * entry.attempts, from: entry.start, to: entry.start + type.length)
        guard let all else { return nil }
        for place in first.indices { first[place].append((holding.pool, all[place * each])) }
      }
      attempts += first.map { Attempt(type: entry.type, start: entry.start, copy: entry.copy, first: $0) }
    }
  }
}

/// The blocks of one pool, by the attempt that they are in. Starts must not fall from one call to the next.
private struct FreeBlocks {
  /// Blocks that the pool has in each step.
  private let present: [Int]
  /// Until when each is busy; those beyond its end never were.
  private var busyUntil: [Int] = []

  init(_ present: [Int]) { self.present = present }

  /// Blocks that are free and there from start to end, from now on busy; nil where there are too few.
  mutating func take(_ count: Int, from start: Int, to end: Int) -> [Int]? {
    let there = present[start..<end].min() ?? 0
    let later = present[start...].min() ?? 0
    var taken: [Int] = []
    // Whoever leaves first is not needed for longer work; where nobody leaves, the order is that of the numbers.
    let order = Array((min(later, there)..<there).reversed()) + Array(0..<min(later, there))
    for block in order where taken.count < count && isFree(block, at: start) { taken.append(block) }
    guard taken.count == count else { return nil }
    for block in taken {
      while busyUntil.count <= block { busyUntil.append(-1) }
      busyUntil[block] = end
    }
    return taken
  }

  private func isFree(_ block: Int, at start: Int) -> Bool {
    block >= busyUntil.count || busyUntil[block] <= start
  }
}
