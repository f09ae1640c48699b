import Formulation
import GLPKSolver
import Modelling

/// What the restricted master has besides its columns of units: a row for each resource, unit and outcome,
/// and columns for what outcomes and resources come to.
///
/// An attempt takes the same people in many steps, and what it adds to one deadline's log-chance it adds to
/// later ones. So rows of resources and of outcomes, as equations with slacks, have the row before them
/// subtracted, which leaves few entries and changes nothing else.
///
/// | rows, from the first on | say |
/// |---|---|
/// | resources | no more than there is |
/// | units | one column each |
/// | outcomes | log-chances: no more than the columns' mean says |
/// | means | chances: no more than the columns' means |
/// | secants | chances: no more than secants of their log-chances |
/// | limits | awards: no more than their grants allow |
///
/// Columns: for each outcome its log-chance, by how much it misses its lower end, and slack; slacks of
/// resources; for each outcome its chance; awards of grants; then columns of units.
struct MasterRows {
  /// Rows of resources, which are first; those of units follow.
  private let resources: Int
  private let outcomes: Int
  private let firstOutcome: Int
  private let firstMean: Int
  private let firstSecant: Int
  /// Column of the first outcome's chance.
  private let firstChance: Int
  /// Columns of awards.
  private let awardColumns: Range<Int>

  /// What a unit of log-chance below its interval costs, where the largest cost is 1: an artificial
  /// variable, so that there is always a solution.
  private static let penalty = 20.0

  /// Adds rows and columns to an empty program.
  init(_ program: LinearProgram, _ resources: Resources, of reduction: Reduction) throws {
    let (units, outcomes) = (reduction.units.count, reduction.outcomes.count)
    (self.resources, self.outcomes) = (resources.limits.count, outcomes)
    firstOutcome = resources.limits.count + units
    firstMean = firstOutcome + outcomes
    var block = SparseBlock()
    for limit in Self.differences(resources.limits) { block.close(.fixed(limit)) }
    for _ in 0..<units { block.close(.fixed(1)) }
    for _ in 0..<outcomes { block.close(.fixed(0)) }
    for _ in 0..<outcomes { block.close(Bounds(lower: -.infinity, upper: .infinity)) }
    _ = try program.addRows(block)
    var columns = SparseBlock()
    // An entry of a row that the next row of its kind, up to `end`, has subtracted.
    func add(_ row: Int, _ amount: Double, before end: Int, bounds: Bounds) {
      columns.add(row, amount)
      if row + 1 < end { columns.add(row + 1, -amount) }
      columns.close(bounds)
    }
    // Log-chances, what they miss, their slacks, and slacks of resources.
    for row in firstOutcome..<firstMean {
      add(row, 1, before: firstMean, bounds: Bounds(lower: -.infinity, upper: 0))
    }
    for row in firstOutcome..<firstMean { add(row, -1, before: firstMean, bounds: .nonnegative) }
    for row in firstOutcome..<firstMean { add(row, 1, before: firstMean, bounds: .nonnegative) }
    for row in resources.limits.indices { add(row, 1, before: resources.limits.count, bounds: .nonnegative) }
    firstChance = columns.count
    for outcome in 0..<outcomes {
      columns.add(firstMean + outcome, 1)
      columns.close(.fixed(0))
    }
    awardColumns = columns.count..<(columns.count + reduction.awards.count)
    for (award, needs) in zip(reduction.awards, resources.awardNeeds) {
      var use = [Double](repeating: 0, count: resources.limits.count)
      for need in needs { use[need.row] += need.amount }
      for (row, amount) in Self.differences(use).enumerated() where amount != 0 { columns.add(row, amount) }
      columns.close(Bounds(lower: 0, upper: Double(award.upper)))
    }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: columns.count))
    var secants = SparseBlock()
    for outcome in 0..<outcomes {
      secants.add(outcome, -1)
      secants.add(firstChance + outcome, 1)
      secants.close(Bounds(lower: -.infinity, upper: .infinity))
    }
    for limit in reduction.awardLimits where limit.options.count > 1 {
      for award in limit.options { secants.add(awardColumns.lowerBound + award, 1) }
      secants.close(.atMost(Double(limit.most)))
    }
    firstSecant = try program.addRows(secants).lowerBound
  }

  /// How many are made of each award in a solution of the program.
  func awards(in values: [Double]) -> [Double] { Array(values[awardColumns]) }

  /// What a unit's column puts into the rows, in ascending order: that it is its unit's, and what follows.
  ///
  /// - Parameters:
  ///   - uses: what it takes of every resource.
  ///   - logs: by how much it changes the log-chance of every outcome.
  ///   - worths: what it adds to the means of some outcomes.
  func entries(unit: Int, uses: [Double], logs: [Double], worths: [Int: Double]) -> RestrictedMaster.Entries {
    let needs = Self.differences(uses).enumerated().filter { $0.1 != 0 }
    let effects = Self.differences(logs).enumerated().filter { $0.1 != 0 }
    return needs.map { ($0.0, $0.1) } + [(resources + unit, 1)] + effects.map { (firstOutcome + $0.0, -$0.1) }
      + worths.sorted { $0.key < $1.key }.map {
        (firstMean + $0.key, -max(SearchTolerance.meanEntry, $0.value))
      }
  }

  /// Makes the program that of a query: bounds of outcomes, costs, and which means and secants count.
  func load(_ query: LagrangianBound.BoundQuery, into program: LinearProgram) throws {
    var (low, high, worth) = (program.columnLower, program.columnUpper, program.costs)
    var ends = program.rowUpper
    for outcome in 0..<outcomes {
      let (lower, upper, cost) = (query.lower[outcome], query.upper[outcome], query.costs[outcome])
      let isBoundedByMean = query.isBoundedByMean[outcome]
      // An outcome that nobody asks for and that may be as low as it likes stays out of it.
      let isFree = cost == 0 && !lower.isFinite
      low[2 * outcomes + outcome] = isFree ? -.infinity : 0
      (low[outcome], high[outcome]) = isFree ? (upper, upper) : (lower, upper)
      worth[outcome] = isBoundedByMean ? 0 : cost
      worth[outcomes + outcome] = -Self.penalty
      worth[firstChance + outcome] = isBoundedByMean ? cost : 0
      // Chances are at most 1, means may be above it.
      (low[firstChance + outcome], high[firstChance + outcome]) = isBoundedByMean ? (0, 2) : (0, 0)
      ends[firstMean + outcome] = isBoundedByMean ? 0 : .infinity
      ends[firstSecant + outcome] = isBoundedByMean ? query.secants[outcome].constant : .infinity
      if isBoundedByMean {
        try program.setRow(firstSecant + outcome, values: [-query.secants[outcome].slope, 1])
      }
    }
    try program.setColumnBounds(lower: low, upper: high)
    try program.setRowBounds(lower: program.rowLower, upper: ends)
    try program.setCosts(worth)
  }

  /// The multipliers that duals of the rows are: differences undone, wrong signs that rounding left cut off.
  func prices(_ duals: [Double], _ query: LagrangianBound.BoundQuery) -> LagrangianBound.Multipliers {
    let slopes = Self.undone(duals[firstOutcome..<firstMean])
    return LagrangianBound.Multipliers(
      resources: Self.undone(duals.prefix(resources)).map { max(0, $0) },
      // Where an outcome has no lower end, a slope above its cost, be it by rounding, would prove nothing.
      slopes: (0..<outcomes).map { outcome in
        max(
          0,
          query.lower[outcome].isFinite ? slopes[outcome] : min(slopes[outcome], query.costs[outcome]))
      },
      shares: (0..<outcomes).map { outcome in
        query.isBoundedByMean[outcome]
          ? min(max(0, duals[firstMean + outcome]), query.costs[outcome]) : 0
      })
  }

  /// Each value less the one before it.
  private static func differences(_ values: [Double]) -> [Double] {
    zip(values, [0] + values).map { $0 - $1 }
  }

  /// Duals of rows from those of their differences.
  private static func undone(_ duals: some Collection<Double>) -> [Double] {
    zip(duals, duals.dropFirst() + [0]).map { $0 - $1 }
  }
}
