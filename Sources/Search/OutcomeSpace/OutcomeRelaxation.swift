import Formulation
import Foundation
import GLPKSolver
import Modelling

/// The relaxation projected on the log-chances of outcomes: an outer approximation by cuts from the duals of
/// programs that were solved before, as in Benders' decomposition (1962).
///
/// It has a column for each outcome where the relaxation has thousands. So most of what boxes of log-chances
/// are split and narrowed for is done here, and the relaxation is asked only where the projection is too
/// wide. It is valid at any time, with whatever cuts it has.
final class OutcomeRelaxation {
  private let reduction: Reduction
  private let layout: VariableLayout
  private let program: LinearProgram
  /// Whether it has a column for each outcome's chance too, which cuts of column generation may bound better
  /// than a secant does.
  private let hasChances: Bool
  /// The first of the rows that tie a chance to the secant of its log-chance.
  private var firstSecant = 0
  /// Rows that are no cuts; those come after them.
  private var staticRows = 0
  /// Of the last bound: log-chances, then chances where there are columns for them.
  private(set) var solution: [Double] = []
  /// Secants and box of the last bound.
  private var shares: [Relaxation.Secant] = []
  private var box: VariableBounds?
  private var pool: OutcomeCutPool
  /// Places in the pool of the cuts that are rows, in the order of those.
  private var taken: [Int] = []
  /// Rows of cuts beyond which those that are slack go: so many, and for each outcome.
  private static let mostTaken = (fixed: 40, each: 3)
  /// Cuts that are taken at once, and how often for one answer: few at a time, since one often makes others
  /// needless.
  private static let takenAtOnce = 6
  private static let mostTakes = 30
  /// Worlds beyond which counters tell more than outcomes do.
  static let mostChains = 16

  /// What its solves took.
  /// In simplex iterations times rows.
  var work: Int { program.work }

  /// Opens the projection, without cuts, in an empty program.
  ///
  /// - Parameter hasChances: whether a Lagrangian bound will add cuts with shares of chances.
  init(_ reduction: Reduction, layout: VariableLayout, program: LinearProgram, hasChances: Bool) throws {
    self.hasChances = hasChances
    self.reduction = reduction
    self.layout = layout
    self.program = program
    pool = OutcomeCutPool(outcomes: reduction.outcomes.count, hasShares: hasChances)
    var columns = SparseBlock()
    for outcome in reduction.outcomes.indices {
      columns.close(
        reduction.isDirect(outcome)
          ? Bounds(lower: 0, upper: 1) : Bounds(lower: SearchTuning.outcomeFloor, upper: 0))
    }
    if hasChances { for _ in reduction.outcomes { columns.close(Bounds(lower: 0, upper: 1)) } }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: columns.count))
    // In one world a later deadline is never worse.
    var rows = SparseBlock()
    for chain in reduction.chains {
      let chain = chain.filter { !reduction.isDirect($0) }
      for (early, late) in zip(chain, chain.dropFirst()) {
        rows.add(early, 1)
        rows.add(late, -1)
        rows.close(.atMost(0))
      }
    }
    firstSecant = rows.count
    // Entries are there from the beginning; `setSecants` fills in values and bounds.
    if hasChances {
      for outcome in reduction.outcomes.indices {
        rows.add(outcome, 0)
        rows.add(reduction.outcomes.count + outcome, 1)
        rows.close(Bounds(lower: -.infinity, upper: .infinity))
      }
    }
    _ = try program.addRows(rows)
    staticRows = rows.count
  }

  /// Whether there are several outcomes that matter through their log-chances, and few enough for a
  /// projection to be small.
  static func isWorthwhile(_ reduction: Reduction) -> Bool {
    reduction.outcomes.count <= SearchTuning.mostOutcomes && reduction.chains.count <= mostChains
      && reduction.outcomes.indices.filter { !reduction.isDirect($0) }.count > 1
  }

  /// Adds cuts to the pool, whence solutions that violate them take them.
  func add(_ supports: [OutcomeCut]) {
    for support in supports { pool.add(support) }
    guard let places = pool.forget(but: Set(taken)) else { return }
    taken = taken.compactMap { places[$0] }
  }

  /// Takes cuts that the last solution violates as rows; false where there are none.
  private func takeViolated() throws -> Bool {
    let places = pool.violated(at: try program.primals(), number: Self.takenAtOnce)
    var block = SparseBlock()
    for place in places {
      let support = pool.support(place)
      for (outcome, slope) in support.slopes.enumerated() where slope != 0 { block.add(outcome, slope) }
      for (outcome, share) in support.shares.enumerated() where share != 0 {
        block.add(reduction.outcomes.count + outcome, share)
      }
      block.close(.atMost(support.level))
    }
    _ = try program.addRows(block)
    taken += places
    return !places.isEmpty
  }

  /// Once many cuts are rows, those go that the last solution does not touch: back to the pool.
  private func dropSlack() throws {
    guard taken.count > Self.mostTaken.fixed + Self.mostTaken.each * reduction.outcomes.count else { return }
    let basis = try program.basis()
    let slack = taken.indices.filter { basis.rows[staticRows + $0] == Basis.Status.basic }
    try program.deleteRows(slack.map { staticRows + $0 })
    let gone = Set(slack)
    taken = taken.indices.filter { !gone.contains($0) }.map { taken[$0] }
  }

  /// A bound on the chance within a box; −∞ where nothing is in it; nil where a limit struck.
  ///
  /// - Parameters:
  ///   - shares: the secants of the outcomes in the box.
  ///   - options: limits; the method is chosen here.
  func bound(in box: VariableBounds, secants shares: [Relaxation.Secant], options: SimplexOptions) throws
    -> Double?
  {
    self.box = box
    self.shares = shares
    let outcomes = reduction.outcomes.indices
    let lower = outcomes.map { box.lower[layout.outcome($0)] }
    let upper = outcomes.map { box.upper[layout.outcome($0)] }
    // A log-chance without a lower end may be as low as no cut could mind.
    let floors = lower.map { max(SearchTuning.outcomeFloor, $0) }
    if hasChances {
      try setSecants(lower)
      try program.setColumnBounds(
        lower: floors
          + outcomes.map { reduction.isDirect($0) ? 0 : exp(lower[$0]) * (1 - SearchTolerance.chanceShare) },
        upper: upper + outcomes.map { reduction.isDirect($0) ? 1 : exp(upper[$0]) })
      // Chances are maximised, bounded by their secants and by cuts, whichever is less.
      try program.setCosts(
        outcomes.map { reduction.isDirect($0) ? shares[$0].slope : 0 }
          + outcomes.map { reduction.isDirect($0) ? 0 : reduction.outcomes[$0].weight })
    } else {
      try program.setColumnBounds(lower: floors, upper: upper)
      try program.setCosts(shares.map(\.slope))
    }
    try dropSlack()
    guard let objective = try maximum(options) else { return nil }
    solution = try program.primals()
    return objective + constant + SearchTolerance.chanceObjective
  }

  /// What costs leave out: the sure part of the chance, and the secants' constants where they are the
  /// objective.
  private var constant: Double {
    hasChances ? reduction.constant : shares.reduce(reduction.constant) { $0 + $1.constant }
  }

  /// Chances lie below their secants, where there are some.
  private func setSecants(_ lower: [Double]) throws {
    var ends = program.rowUpper
    for (outcome, share) in shares.enumerated() {
      let isSecant = lower[outcome].isFinite && !reduction.isDirect(outcome)
      let weight = reduction.outcomes[outcome].weight
      ends[firstSecant + outcome] =
        isSecant ? share.constant / weight + SearchTolerance.secantConstant : .infinity
      if isSecant { try program.setRow(firstSecant + outcome, values: [-share.slope / weight, 1]) }
    }
    try program.setRowBounds(lower: program.rowLower, upper: ends)
  }

  /// The optimum with all cuts of the pool that matter to it; −∞ where nothing is left; nil where a limit
  /// struck at once. Each round's value is a bound, so a limit later on costs tightness alone.
  private func maximum(_ options: SimplexOptions) throws -> Double? {
    var best: Double?
    for _ in 0..<Self.mostTakes {
      guard let now = try maximumOfTaken(options) else { break }
      best = now
      if now == -.infinity { break }
      if try !takeViolated() { break }
    }
    return best
  }

  /// The optimum with the cuts that are rows, proven; by dual simplex, then primal from a fresh basis where
  /// GLPK claims infeasibility without a proof.
  private func maximumOfTaken(_ options: SimplexOptions) throws -> Double? {
    var options = options
    // Far more than a program of some hundred rows needs.
    options.iterationLimit = 5_000
    for method in [SimplexOptions.Method.dual, .primal] {
      options.method = method
      let solved = try program.solve(options)
      if solved.status == .optimal { return try program.provenUpperBound() }
      if solved.status != .infeasible { return nil }
      if try program.provesInfeasible() { return -.infinity }
      try program.standardBasis()
    }
    return nil
  }

  /// For each outcome how far its chance is overrated at the solution, times its weight: 0 or more.
  func secantErrors() -> [Double] {
    reduction.outcomes.indices.map { outcome in
      if reduction.isDirect(outcome) { return 0 }
      let value =
        hasChances
        ? reduction.outcomes[outcome].weight * solution[reduction.outcomes.count + outcome]
        : shares[outcome].constant + shares[outcome].slope * solution[outcome]
      let low = box?.lower[layout.outcome(outcome)] ?? 0
      return max(0, value - (low.isFinite ? reduction.outcomes[outcome].weight * exp(solution[outcome]) : 0))
    }
  }

  /// Narrows the box to where alone the relaxed chance can exceed `floor`; the largest share of an interval
  /// that went.
  ///
  /// - Parameter outcomes: whose intervals are looked at.
  func tightenBounds(
    _ box: inout VariableBounds, of outcomes: [Int], above floor: Double, _ options: SimplexOptions
  ) throws
    -> Double
  {
    var options = options
    options.iterationLimit = 2_000
    let columns = outcomes.map(layout.outcome)
    let ends = columns.map { (lower: box.lower[$0], upper: box.upper[$0]) }
    let found = try program.intervals(
      of: outcomes, ends: ends, above: floor - constant, options, takesCuts: takeViolated)
    return zip(columns, found).map { box.cut($0, to: $1) }.max() ?? 0
  }
}
