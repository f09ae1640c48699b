import Allocation

/// Why a search ended.
package enum SearchStatus: String, Sendable {
  /// The bound is within the gap that was asked for.
  case optimal
  /// A limit of time, memory or nodes was reached first.
  case limit
  /// Somebody asked it to stop.
  case interrupted
}

/// What a search found and what it proved.
package struct SearchResult: Sendable {
  /// The best plan found; feasible. It has a look where somebody was to learn the world.
  package let plan: Plan
  /// Its exact chance.
  package let chance: Double
  /// No plan that may look as this one may has a chance above this.
  package let bound: Double
  package let status: SearchStatus
  /// Nodes of the tree whose relaxation was solved.
  package let nodes: Int
  /// What led to its supports, where that was asked for.
  var directions: [MultiplierHint] = []

  /// - Parameters:
  ///   - chance: exact; the bound is no less.
  ///   - gap: the one that was asked for.
  ///   - mayBeOptimal: false where a plan is not to be called so however near the bound is: something may be left in
  ///     it that adds nothing, or nobody looked for another.
  package init(
    _ plan: Plan, chance: Double, bound: Double, nodes: Int, gap: Double, isInterrupted: Bool,
    mayBeOptimal: Bool = true
  ) {
    self.plan = plan
    self.chance = chance
    self.bound = max(chance, min(1, bound))
    self.nodes = nodes
    let isClosed = mayBeOptimal && self.bound - chance <= gap
    status = isClosed ? .optimal : isInterrupted ? .interrupted : .limit
  }
}

/// What a search is asked for.
public struct SearchOptions: Sendable {
  /// Absolute, on the chance.
  public var gap: Double
  /// Seconds from the search's beginning, within its budget; nil: no limit of its own.
  public var timeLimit: Double?
  /// Nodes of the tree, after about which it ends; nil: no limit.
  public var nodeLimit: Int?
  /// Megabytes; nil: no limit.
  public var memoryLimit: Int?
  /// Workers; the answer does not depend on it.
  public var threads: Int
  public var seed: UInt64
  /// Work, in simplex iterations times rows, that one lane does before there are several: setting them up costs
  /// more than small searches take.
  var workOfOne = 2_000_000

  /// Columns of a relaxation from which on prices bound nodes first.
  var pricedColumns = 1_200

  /// Outcomes beyond which worlds are looked at one by one before the search, and how many times columns there must be.
  var studied = (outcomes: SearchTuning.mostOutcomes, size: 100_000)

  /// What led to supports of a problem much alike: theirs take the place of bounds of single outcomes.
  var directions: [MultiplierHint] = []
  /// Whether directions of the supports that it finds are told.
  var keepsDirections = false

  /// Bounds by relaxations and splits alone: no programs for outcomes on their own, no ascents, nothing narrowed. For
  /// tests, which compare the two.
  var isPlain = false

  public init(
    gap: Double = 1e-4, timeLimit: Double? = nil, memoryLimit: Int? = nil, threads: Int = 1,
    seed: UInt64 = 1
  ) {
    self.gap = gap
    self.timeLimit = timeLimit
    self.memoryLimit = memoryLimit
    self.threads = threads
    self.seed = seed
  }
}

extension SearchOptions {
  /// The same with another gap.
  func with(gap: Double) -> SearchOptions {
    var options = self
    options.gap = gap
    return options
  }

  /// The same for a part of the work, whose time is in its budget.
  var withoutTimeLimit: SearchOptions {
    var options = self
    options.timeLimit = nil
    return options
  }
}

/// How far a search has come.
public struct SearchProgress: Sendable {
  public let seconds: Double
  public let nodes: Int
  public let chance: Double
  public let bound: Double
}
