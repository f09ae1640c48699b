import Allocation
import Formulation
import Foundation

/// What single worlds tell about the plans for all of them, where there are too many outcomes for one search to tell
/// apart: nobody does better than who knows the world, and a plan for one guarded world serves most others too.
struct WorldStudy {
  private let instance: Instance
  private let options: SearchOptions
  private let stop: StopSignal
  private let clock: SearchClock
  /// The best plan, and its chance in all worlds.
  private(set) var best: (plan: Plan, chance: Double)?
  /// What no plan exceeds.
  private(set) var bound = 1.0
  private(set) var nodes = 0

  /// Credence of the worlds that guarded plans allow for, in each respect.
  private static let guards = [0.5, 0.9]
  private static let guardGap = 1e-2
  /// To which worlds are solved, one after the other.
  private static let worldGaps = [2e-2, 5e-3]
  /// Shares of the time that each guarded plan, and all of the study, may take.
  private static let guardShare = 0.05
  private static let share = 0.8

  init(_ instance: Instance, _ options: SearchOptions, _ stop: StopSignal, _ clock: SearchClock) {
    self.instance = instance
    self.options = options
    self.stop = stop
    self.clock = clock
  }

  /// Whether there are several worlds, and too much of them for one search. Atoms that count directly are easy,
  /// however many there are.
  static func isWorthwhile(_ reduction: Reduction, _ options: SearchOptions) -> Bool {
    let atoms = reduction.atoms.indices.filter { !reduction.isDirect($0) }.count
    return !options.isPlain && reduction.chains.count > 1 && atoms > options.studied.atoms
      && atoms * reduction.columns.count >= options.studied.size
  }

  mutating func run() throws {
    for share in Self.guards where !clock.mustStop {
      let one = try Optimizer.solve(
        instance.guarded(against: share),
        options: options.with(gap: max(options.gap, Self.guardGap))
          .with(timeLimit: Self.guardShare * (options.timeLimit ?? 0)), stop: stop)
      consider(one)
      clock.report(nodes: nodes, chance: best?.chance ?? 0, bound: bound)
    }
    try solveWorlds()
  }

  private mutating func consider(_ one: SearchResult) {
    nodes += one.nodes
    guard instance.violations(of: one.plan).isEmpty else { return }
    let chance = instance.chance(of: one.plan)
    if chance > best?.chance ?? 0 { best = (one.plan, chance) }
  }

  /// Each world alone, as many at a time as there are threads: first roughly, then finely.
  private mutating func solveWorlds() throws {
    let views = instance.views
    var least = [Double](repeating: 0, count: views.count)
    var most = [Double](repeating: 1, count: views.count)
    for (round, gap) in Self.worldGaps.enumerated() where bound - (best?.chance ?? 0) > options.gap {
      // What is open most comes first, and may take more than its share.
      let open = views.indices.map { views[$0].credence * (most[$0] - least[$0]) }
      let order = views.indices.sorted { (open[$0], $1) > (open[$1], $0) }
      let board = Board(views.map(\.credence), most, order)
      let (instance, options, stop, clock) = (instance, options, stop, clock)
      let (known, before) = (best?.chance ?? 0, nodes)
      let threads = max(1, min(options.threads, views.count))
      DispatchQueue.concurrentPerform(iterations: threads) { _ in
        while !clock.mustStop, let (turn, place) = board.next() {
          let left = Self.share * (options.timeLimit ?? 0) - clock.seconds
          if options.timeLimit != nil && left <= 0 { return }
          var own = options.with(gap: max(options.gap, gap))
            .with(timeLimit: left * min(1, Double(threads * (1 + 3 * round)) / Double(views.count - turn)))
          own.threads = 1
          let world = instance.known(world: views[place].world)
          board.put(place, Result { try Optimizer.solve(world, options: own, stop: stop) })
          clock.report(nodes: before + board.nodes, chance: known, bound: board.bound)
        }
      }
      for (place, result) in board.results.enumerated() {
        guard let one = try result?.get() else { continue }
        least[place] = max(least[place], one.chance)
        consider(one)
      }
      most = board.bounds
      bound = board.bound
    }
  }
}

/// Whose turn it is, and what came of it; unchecked because everything is touched under the lock.
private final class Board: @unchecked Sendable {
  private let lock = NSLock()
  private let credences: [Double]
  private let most: [Double]
  private let order: [Int]
  private var turn = 0
  private var known: [Result<SearchResult, any Error>?]

  /// - Parameter most: what is known to bound each world's chance.
  init(_ credences: [Double], _ most: [Double], _ order: [Int]) {
    self.credences = credences
    self.most = most
    self.order = order
    known = .init(repeating: nil, count: credences.count)
  }

  func next() -> (turn: Int, place: Int)? {
    lock.withLock {
      defer { turn += 1 }
      return turn < order.count ? (turn, order[turn]) : nil
    }
  }

  func put(_ place: Int, _ result: Result<SearchResult, any Error>) {
    lock.withLock { known[place] = result }
  }

  var results: [Result<SearchResult, any Error>?] { lock.withLock { known } }

  var nodes: Int { results.reduce(0) { $0 + ((try? $1?.get().nodes) ?? 0) } }

  /// Of each world's chance.
  var bounds: [Double] { zip(most, results).map { min($0, (try? $1?.get().bound) ?? 1) } }

  /// What nobody exceeds who knows the world.
  var bound: Double { min(1, zip(credences, bounds).reduce(0) { $0 + $1.0 * $1.1 }) }
}
