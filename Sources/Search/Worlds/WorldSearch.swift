import Allocation
import Foundation
import Threads

/// Each world alone, as many at a time as there are threads: what somebody reaches who knows the world.
struct WorldSearch {
  private let instance: Instance
  private let options: SearchOptions
  private let rivals: [Plan]
  private let clock: SearchClock
  private let search: NestedSearch
  /// Aligned with the views of the instance.
  private(set) var known: [Known]

  /// What is known of one world. Chance and bound are in this world alone, not weighted by its credence.
  struct Known: Sendable {
    let world: Int
    let credence: Double
    /// The best plan for it, and its chance there.
    var plan: Plan
    var chance: Double
    /// No plan has more in this world.
    var bound = 1.0
    var nodes = 0
  }

  /// - Parameters:
  ///   - rivals: feasible plans; what is known of a world is at least as good as each of them.
  ///   - search: solves one world.
  init(
    _ instance: Instance, options: SearchOptions, rivals: [Plan] = [], clock: SearchClock,
    by search: @escaping NestedSearch
  ) {
    self.search = search
    self.instance = instance
    self.options = options
    self.rivals = rivals
    self.clock = clock
    let sound = [.empty(for: instance)] + rivals.filter { instance.violations(of: $0).isEmpty }
    known = instance.views.map { view in
      let alone = instance.known(world: view.world)
      // Late, nothing is judged any more: doing nothing is a plan, and 0 is below its chance.
      if clock.mustStop {
        return Known(world: view.world, credence: view.credence, plan: sound[0], chance: 0)
      }
      let judged = sound.map { ($0, alone.chance(of: $0)) }
      let best = judged.dropFirst().reduce(judged[0]) { $1.1 > $0.1 ? $1 : $0 }
      return Known(world: view.world, credence: view.credence, plan: best.0, chance: best.1)
    }
  }

  /// All worlds together, by credence: an expectation over what is known of each.
  struct Sum: Sendable {
    var chance = 0.0
    /// Nobody does better than who knows the world.
    var bound = 0.0
    var nodes = 0

    init(_ known: [Known]) {
      for one in known {
        chance += one.credence * one.chance
        bound += one.credence * one.bound
        nodes += one.nodes
      }
      bound = min(1, bound)
    }
  }
  var sum: Sum { Sum(known) }

  /// Solves the worlds, what is open most first; those for which no time is left stay as they are.
  ///
  /// - Parameters:
  ///   - gap: in each world.
  ///   - patience: how many times its share of the time one world may take.
  ///   - report: told after each world, one call at a time.
  mutating func solve(
    gap: Double, patience: Double = 1, report: @escaping @Sendable (Sum) -> Void
  ) throws {
    /// What a world may still add to the sum.
    func open(_ place: Int) -> Double { known[place].credence * (known[place].bound - known[place].chance) }
    let order = known.indices.sorted { (open($0), $1) > (open($1), $0) }
    let workers = max(1, min(options.threads, order.count))
    let board = Board(known, order: order, report: report)
    let (instance, options, rivals, budget, search) = (instance, options, rivals, clock.budget, search)
    let clock = clock
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while !clock.mustStop, let (place, behind) = board.next() {
        // An even share of the time for each that waits, and what others left of theirs.
        let part = budget.share(min(1, patience * Double(workers) / Double(behind)))
        var own = options.with(gap: gap)
        own.threads = max(1, options.threads / workers)
        let world = instance.known(world: board[place].world)
        board.note(
          Result { try search(world, own, rivals, part) }, at: place)
      }
    }
    known = try board.result()
  }
}

/// The work queue of the worlds: whose turn it is, and what came of it. Unchecked because everything is touched under the
/// lock.
private final class Board: @unchecked Sendable {
  private let lock = NSLock()
  private var known: [WorldSearch.Known]
  private var waiting: ArraySlice<Int>
  /// The last error; the worlds that are under way still end.
  private var failure: (any Error)?
  private let report: @Sendable (WorldSearch.Sum) -> Void

  init(
    _ known: [WorldSearch.Known], order: [Int], report: @escaping @Sendable (WorldSearch.Sum) -> Void
  ) {
    self.known = known
    waiting = order[...]
    self.report = report
  }

  subscript(place: Int) -> WorldSearch.Known { lock.withLock { known[place] } }

  /// The next world, and how many wait, this one among them.
  func next() -> (place: Int, waiting: Int)? {
    lock.withLock {
      let behind = waiting.count
      return waiting.popFirst().map { ($0, behind) }
    }
  }

  /// Takes what a search found of a world where it is better than what was known, and tells the sum.
  func note(_ result: Result<SearchResult, any Error>, at place: Int) {
    lock.withLock {
      switch result {
      case .failure(let error): failure = error
      case .success(let one):
        if one.chance > known[place].chance {
          (known[place].plan, known[place].chance) = (one.plan, one.chance)
        }
        known[place].bound = min(known[place].bound, one.bound)
        known[place].nodes += one.nodes
      }
      report(WorldSearch.Sum(known))
    }
  }

  /// What is known in the end, or what went wrong.
  func result() throws -> [WorldSearch.Known] {
    try lock.withLock {
      if let failure { throw failure }
      return known
    }
  }
}
