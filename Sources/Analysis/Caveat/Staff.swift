import Allocation

/// Where the people of every pool come from and where they are, in the step that is being carried out.
///
/// How many are free then and later is the `ResourceCalendar`'s; this knows whom they worked for last, which no
/// calendar of numbers does.
struct Staff {
  /// Free people by the bundle of their last attempt; the last place is for those who had none.
  private var idle: [[Int]]
  /// People held, by bundle.
  private(set) var held: [[Int]]
  /// How many may still move to another bundle in this step.
  private var movers: [Int]
  /// How many there are; also the place of those who had none.
  private let bundles: Int

  init(_ instance: Instance) {
    bundles = instance.bundles.count
    idle = instance.headcounts.map { _ in [Int](repeating: 0, count: instance.bundles.count + 1) }
    held = instance.headcounts.map { _ in [Int](repeating: 0, count: instance.bundles.count) }
    movers = instance.headcounts.map { _ in 0 }
  }

  /// Whole people of a share.
  static func people(_ share: Double, of all: Int) -> Int {
    min(all, max(0, Int((share * Double(all) + AnalysisTuning.share).rounded(.down))))
  }

  /// Attempts have ended: their people are free, and remember the bundle.
  mutating func release(_ type: AttemptType, attempts: Int) {
    for holding in type.held {
      held[holding.pool][type.bundle] -= holding.people * attempts
      idle[holding.pool][type.bundle] += holding.people * attempts
    }
  }

  /// A step begins: people have come, or gone (the new ones first), and movers are counted.
  mutating func begin(headcounts: [Int], inertia: Double) {
    for pool in idle.indices {
      let surplus = idle[pool].reduce(0, +) + held[pool].reduce(0, +) - headcounts[pool]
      if surplus <= 0 {
        idle[pool][bundles] -= surplus
      } else {
        var left = surplus
        for place in [bundles] + Array(0..<bundles) {
          let gone = min(left, idle[pool][place])
          idle[pool][place] -= gone
          left -= gone
        }
      }
      movers[pool] = Self.people(inertia, of: idle[pool][..<bundles].reduce(0, +))
    }
  }

  /// Free people of a pool.
  func free(_ pool: Int) -> Int { idle[pool].reduce(0, +) }

  /// Free people of a pool who may go to a bundle.
  func available(_ pool: Int, for bundle: Int) -> Int {
    let staying = idle[pool][bundle]
    let fresh = idle[pool][bundles]
    return staying + fresh + min(movers[pool], free(pool) - staying - fresh)
  }

  /// Attempts begin: those who come from the same bundle go first, then new ones, then movers, bundle by bundle.
  mutating func take(_ type: AttemptType, attempts: Int) {
    for holding in type.held {
      let pool = holding.pool
      var left = holding.people * attempts
      held[pool][type.bundle] += left
      for place in [type.bundle, bundles] + (0..<bundles).filter({ $0 != type.bundle }) {
        let taken = min(left, idle[pool][place])
        idle[pool][place] -= taken
        left -= taken
        if place != type.bundle, place != bundles { movers[pool] -= taken }
      }
    }
  }
}
