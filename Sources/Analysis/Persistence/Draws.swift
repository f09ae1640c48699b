import Allocation

/// Who turns out to be right: numbers of people by pool, cohort and level.
///
/// People of a pool who always move together, in one team, are a block with one lot. A cohort is the blocks of a pool
/// that are there in the same steps: where the headcount is at least theirs. A draw says how many of each cohort have
/// each level; which of them does not matter to whoever sees it.
struct Draws: Sendable {
  /// Whose people they are.
  let instance: Instance
  /// Pool by pool, each from its longest-serving people on.
  let cohorts: [Cohort]
  /// For each pool the people of a block.
  let blocks: [Int]

  /// Blocks of a pool that come and go together, and in which ways one of them may turn out.
  struct Cohort: Sendable {
    var pool: Int
    /// Blocks.
    var size: Int
    /// They are there in steps in which the pool has at least so many blocks.
    var from: Int
    /// In which correctness people differ, ascending, and last nil where some are right nowhere.
    var levels: [Double?]
    /// Of each level, summing to 1.
    var shares: [Double]
  }

  /// How many of each level, for each cohort.
  typealias Draw = [[Int]]

  init(_ instance: Instance) {
    self.instance = instance
    let blocks = instance.blocks
    self.blocks = blocks
    cohorts = instance.headcounts.enumerated().flatMap { pool, headcount -> [Cohort] in
      let (levels, shares) = Self.law(instance.levels(of: pool))
      var below = 0
      return Set(headcount.map { $0 / blocks[pool] }).sorted().filter { $0 > 0 }.map { top in
        defer { below = top }
        return Cohort(pool: pool, size: top - below, from: top, levels: levels, shares: shares)
      }
    }
  }

  /// The levels of one person and their shares: u lies above the level before, and at or below this one.
  private static func law(_ correct: [Double]) -> ([Double?], [Double]) {
    var levels: [Double?] = correct
    var shares: [Double] = []
    var below = 0.0
    for level in correct {
      shares.append(level - below)
      below = level
    }
    if below < 1 {
      levels.append(nil)
      shares.append(1 - below)
    }
    return (levels, shares)
  }

  /// How many draws there are, as far as that fits a number.
  var count: Double {
    cohorts.reduce(1) { $0 * Self.splits($1.size, $1.levels.count) }
  }

  /// Ways to split so many people over so many levels.
  private static func splits(_ people: Int, _ levels: Int) -> Double {
    (1..<max(1, levels)).reduce(1.0) { $0 * Double(people + $1) / Double($1) }
  }

  /// The groups of people that a draw makes of the pools.
  func groups(_ draw: Draw) -> [Instance.Group] {
    instance.headcounts.indices.flatMap { pool -> [Instance.Group] in
      let own = cohorts.indices.filter { cohorts[$0].pool == pool }
      guard let levels = own.first.map({ cohorts[$0].levels }) else { return [] }
      return levels.indices.compactMap { level in
        let headcount = instance.headcounts[pool].map { people in
          own.reduce(0) { $0 + (people / blocks[pool] >= cohorts[$1].from ? draw[$1][level] : 0) }
            * blocks[pool]
        }
        guard headcount.contains(where: { $0 > 0 }) else { return nil }
        return Instance.Group(pool: pool, level: levels[level], headcount: headcount)
      }
    }
  }
}
