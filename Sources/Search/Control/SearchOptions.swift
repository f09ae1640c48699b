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
  /// Of everything that is drawn.
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

  /// What is known to be reached elsewhere, or what does not matter any more: no plan below is looked for, and no bound
  /// below proven.
  package var floor = 0.0
  /// What no plan exceeds, as a problem has proved that can do all that this one can: a plan that comes near it ends the
  /// search.
  package var ceiling = 1.0

  /// Plans of problems much alike are known, most of them near the best: what cannot beat them is left out at greater length
  /// than pays where there is no such plan.
  package var knowsNeighbours = false

  /// Bounds by relaxations and splits alone: no programs for outcomes on their own, no ascents, nothing narrowed. For
  /// tests, which compare the two.
  var isPlain = false

  /// What a node's bound may be above the incumbent for the node to be closed: a little less than the gap asked for, so
  /// that the difference of the reported numbers is within it whatever rounding has added to the bound.
  var closingGap: Double { gap * SearchTuning.closingShare }

  /// A search without limits, to a gap of a hundredth of a percent, where nothing else is said.
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

  /// The same for another problem, of which nothing is known.
  var knowingNothing: SearchOptions {
    var options = self
    (options.floor, options.ceiling, options.knowsNeighbours) = (0, 1, false)
    return options
  }

  /// The same for a part of the work, whose time is in its budget.
  var withoutTimeLimit: SearchOptions {
    var options = self
    options.timeLimit = nil
    return options
  }
}
