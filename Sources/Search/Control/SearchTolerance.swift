/// Numerical tolerances of the search: how far rounding may have moved a number.
///
/// A number that a proof rests on is moved by them to its safe side: upper bounds up, lower bounds down, intervals
/// apart. A number that only guides the search (a score, a violation) is compared with them, so that noise is not
/// taken for a difference. GLPK works to 1e-7 on rows and columns, `SearchClock.simplex` asks for 1e-9 on reduced
/// costs; in our own arithmetic a sum is off by some units in the last place of its largest summand.
enum SearchTolerance {
  // MARK: Counts

  /// How far a count may be from a whole number and be that number: ten times GLPK's tolerance on columns.
  static let integrality = 1e-6
  /// What is added to a count before it is rounded down, where a whole number too few would only cost tightness.
  static let floor = 1e-9
  /// Counts of a relaxation below this are not in use: what GLPK itself takes for 0.
  static let unusedCount = 1e-7

  /// How far two sums of the same years of hastening may lie apart, relative.
  static let hasteningSum = 1e-12
  /// By how much of itself a sum must lie below a number of gifts to be below it: more than budgets tolerate.
  static let hasteningLimit = 4e-9

  // MARK: Log-chances and chances

  /// By how much ends of log-chances are widened that were added up term by term.
  static let logEnd = 1e-12
  /// What is added to an objective that is a log-chance: more than its summands' rounding.
  static let logObjective = 1e-13
  /// What is added to an objective that is a chance: a few units in the last place of 1.
  static let chanceObjective = 1e-15
  /// What is added to the constant of a secant of chances, which are below 1.
  static let secantConstant = 1e-16
  /// By how much of itself a chance is lowered that bounds from below.
  static let chanceShare = 1e-12
  /// What an evaluation of log φ may be off by, in shares of 1 + |log φ|: some 180 units in the last place.
  static let evaluation = 4e-14
  /// log φ this close to 0 counts as 0; bounds that rest on it are raised by as much.
  static let certainLog = 1e-12
  /// The same in the tables of the pricing problem, whose bounds need not be as sharp as cuts.
  static let certainLogOfUnits = 1e-9
  /// How far below a wanted log-chance a count may stay and still be said to reach it.
  static let reachedLog = 1e-11

  // MARK: Plans

  /// What counts as a gain in chance …
  private static let chanceGain = 1e-15
  /// … and, in shares of what there is to gain, where all chances are far below 1. Gains that differ by less are the same.
  static let gainShare = 1e-9
  /// By how much of itself a chance must be exceeded for another plan to be the better one: more than two ways to add
  /// up the same chance differ by.
  static let betterPlan = 1e-12
  /// By how much of itself the chance of a known plan is lowered that a tree need not look below: the tree should still
  /// find that plan.
  static let knownPlan = 1e-9
  /// Plans whose chances differ by no more than this, in shares, have the same, where the cheaper one is to be told.
  static let samePlan = 1e-11
  /// What trimming may lose, in shares of the chance: less than an evaluation may be off by.
  static let trimmed = 1e-14
  /// States of a revealing chunk less likely than this are counted as the next better ones, which bounds allow.
  static let revealState = 1e-14

  /// What counts as a gain beside a chance.
  static func gain(beside chance: Double) -> Double { min(chanceGain, gainShare * chance) }

  // MARK: GLPK's own branch and bound

  /// What GLPK is asked to keep whole numbers to.
  static let treeIntegrality = 1e-7
  /// What is added to its bounds: rows, whole numbers and the promise of a subproblem hold to 1e-7, and a little more.
  static let treeBound = 1e-6
  /// What logs of chances in its programs may be off: below this a plan's own chance would not be reached.
  static let treeLog = 1e-8

  // MARK: Intervals

  /// By how much a lower end may exceed an upper one before a box is empty.
  static let emptyBox = 1e-9
  /// Intervals of log-chances narrower than this are not split: their secant is exact to 1e-18.
  static let splitLog = 1e-9
  /// Least width of an interval that is reckoned with: below, a secant's slope is the derivative.
  static let width = 1e-12
  /// By how much a proven end of a log-chance's interval is moved outwards.
  static let tightenedEnd = 1e-11
  /// By how much a lower end is moved down that follows from what an outcome's chance must be at least …
  static let impliedEnd = 1e-9
  /// … where that chance is above this: the logarithm of less is no help.
  static let impliedChance = 1e-12

  // MARK: Errors, violations, reduced costs

  /// Errors of a single outcome's secant, on the chance, that are not worth a split.
  static let secantError = 1e-14
  /// The same of a chain of outcomes together.
  static let chainError = 1e-13
  /// Widths of log φ, summed over an outcome's terms, that are no width, and the score of a counter that matters to none.
  static let score = 1e-9
  /// By how much a cut must be violated, in log φ, to be taken: below, GLPK would not see it.
  static let violation = 1e-9
  /// What a cut's slope must be able to add to log φ to be told to GLPK.
  static let cutSlope = 1e-13
  /// By how much a bound must have fallen for slack cuts to be dropped.
  static let boundGain = 1e-7
  /// By how much log φ must exceed a facet at a point for that point to join the hull.
  static let facetExcess = 1e-12
  /// The same between a line's bound and the best point so far.
  static let lineExcess = 1e-13
  /// What GLPK is asked to keep reduced costs to, which bounds are made of: a hundredth of its default.
  static let dual = 1e-9
  /// Reduced costs below this say nothing: GLPK's own are known to 1e-9.
  static let reducedCost = 1e-9
  /// By how much a log-chance may be too high, about, without a cut on outcomes being violated: GLPK's tolerance.
  static let outcomeCut = 1e-7
  /// Least divisor: keeps a quotient finite where nothing is to be divided by.
  static let divisor = 1e-300

  // MARK: Column generation

  /// Reduced costs below which a unit's column is not worth a place in the restricted master.
  static let columnGain = 1e-9
  /// Shares of a column in the master's solution that count as none.
  static let columnShare = 1e-9
  /// What a column adds to a mean at least, so that the rows in which it has entries are always the same.
  static let meanEntry = 1e-12
  /// What is added to the Lagrangian bound, in shares of its summands' sizes: far more than some thousand additions err.
  static let lagrangian = 1e-11
  /// What the overestimator is raised by, in shares of itself: more than exp and its argument err.
  static let mean = 1e-11
  /// By how much of itself a step of hazard is enlarged, and a quotient by it lowered before it is rounded up.
  static let hazardStep = 1e-9
}
