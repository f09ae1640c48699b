import Formulation
import Foundation
import GLPKSolver
import Modelling

/// A Lagrangian bound on Σ slopeⱼ·Vⱼ over log-chances of outcomes: people and money are dualised, and column
/// generation (Dantzig and Wolfe 1960) finds the multipliers.
///
/// At any multipliers, what the resources are worth and the best that each unit can do on its own at these
/// prices bound every plan: the units are tied by nothing else. The master mixes plans of single units, its
/// columns; it has a row for each resource and unit, where the relaxation has thousands of columns and rows
/// of cuts.
///
/// Where a plan is known, chances are bounded by means as well as by secants over log-chances, whichever is
/// less (`MeanOverestimator`): near that plan most nodes need no more splits then.
final class LagrangianBound {
  private let reduction: Reduction
  private let layout: VariableLayout
  /// The pricing problem of each unit.
  private let units: [PricingProblem]
  private let resources: Resources
  /// The awards of grants, which are priced apart from the units.
  private let awards: AwardPricing
  /// For each term the outcomes that need it.
  private let outcomesOfTerm: [[Int]]
  private let program: LinearProgram
  private let master: RestrictedMaster
  /// The rows that the master has besides its columns' own numbers.
  private let rows: MasterRows
  /// How some outcomes' chances are bounded besides; nil until a plan is known.
  private(set) var means: MeanOverestimator?
  /// What each state of each unit adds to that.
  private var gains: [PricingProblem.Gains] = []
  /// Whether cuts say which multipliers led to them.
  private let keepsDirections: Bool
  /// Where the last bound left the master; nil: its columns' entries have changed since.
  private(set) var masterBasis: RestrictedMaster.MasterBasis?
  /// In simplex iterations times rows.
  var work: Int { program.work }

  typealias UnitColumn = RestrictedMaster.UnitColumn

  /// Rounds of columns, kept or new, for one bound: a stop for what makes no headway.
  static let mostRounds = 300
  /// Share of the tolerance that columns of the pool must promise to be worth a round: less, and pricing
  /// anew proves more.
  private static let keptShare = 0.3
  /// Iterations of one solve, for each row: more, and GLPK walks on the spot.
  private static let patience = 20
  /// How much of new multipliers is the best ones so far: those of a master of few columns leap to and fro.
  private static let dualSmoothing = 0.5

  /// Opens the master in an empty program, with a column for each unit that does nothing. Nil where some
  /// unit's plans are not those of a dynamic program, or some outcome counts directly.
  ///
  /// - Parameter plans: columns of an earlier program of the same reduction.
  init?(
    _ network: Incidence, layout: VariableLayout, program: LinearProgram, resources: Resources,
    plans: [UnitColumn],
    keepsDirections: Bool = false
  ) throws {
    self.keepsDirections = keepsDirections && MultiplierHint.isOf(network.reduction)
    let reduction = network.reduction
    self.reduction = reduction
    self.layout = layout
    self.program = program
    self.resources = resources
    outcomesOfTerm = network.outcomesOfTerm
    var units: [PricingProblem] = []
    for unit in reduction.units.indices {
      guard let one = PricingProblem(network, unit: unit) else { return nil }
      units.append(one)
    }
    self.units = units
    awards = AwardPricing(reduction)
    rows = try MasterRows(program, resources, of: reduction)
    master = RestrictedMaster(program, units: units.count)
    let idle = units.map { UnitColumn(unit: $0.unit, logs: $0.logs([]), attempts: []) }
    _ = master.keep(idle + plans, entries)
    try master.takeLatest()
  }

  /// Columns that are kept for later programs.
  var plans: [UnitColumn] { master.plans }

  /// A column's entries in the rows: what it takes of every resource, that it is its unit's, by how much it
  /// lowers log-chances, and what it adds to means.
  private func entries(_ plan: UnitColumn) -> RestrictedMaster.Entries {
    var logs = [Double](repeating: 0, count: reduction.outcomes.count)
    for (term, log) in zip(units[plan.unit].terms, plan.logs) {
      for outcome in outcomesOfTerm[term] { logs[outcome] += log }
    }
    var worths: [Int: Double] = [:]
    if let means {
      for (term, log) in zip(units[plan.unit].terms, plan.logs) {
        for part in means.parts[term] { worths[part.outcome, default: 0] += part.value(log) }
      }
    }
    return rows.entries(unit: plan.unit, uses: resources.use(plan.attempts), logs: logs, worths: worths)
  }

  /// Linearises means at a plan from now on: chances of outcomes that are likely under it are bounded by
  /// means, besides.
  ///
  /// - Parameter logs: log φ of each term.
  func linearise(at logs: [Double]) throws {
    let means = MeanOverestimator(reduction, reference: logs)
    self.means = means
    gains = units.map { $0.gains(means) }
    try master.renew(means.isBoundedByMean, entries)
    masterBasis = nil
  }

  /// Bounds Σ (constantⱼ + costⱼ·Vⱼ) where every Vⱼ is within its interval, and gives the outcome cut from
  /// which that follows; nil where a limit struck first, or all costs are 0.
  ///
  /// - Parameters:
  ///   - costs: not negative.
  ///   - constants: with these each summand is an outcome's chance, bounded by a secant; so means may bound
  ///     it too. Zero where empty.
  ///   - tolerance: how near to the best bound it is to come, on the same sum.
  ///   - enough: a bound below this needs to be no better.
  ///   - start: where the bound of something alike left its master.
  func bound(
    _ costs: [Double], constants: [Double] = [], lower: [Double], upper: [Double], tolerance: Double,
    enough: Double, from start: RestrictedMaster.MasterBasis?, _ options: SimplexOptions
  ) throws -> (bound: Double, support: OutcomeCut)? {
    let query = BoundQuery(
      costs: costs, constants: constants, lower: lower, upper: upper, means: means, reduction: reduction)
    let scale = query.scale
    guard scale > 0 else { return nil }
    let enough = (enough - query.constant) / scale
    master.beginQuery()
    // Warm from the parent's basis, unless the master stands there still.
    if let start, start !== masterBasis { try master.resume(start, entries) }
    masterBasis = nil
    try rows.load(query, into: program)
    var options = options
    // New columns leave the basis primal feasible.
    options.method = .primal
    options.ratioTest = .standard
    var best: (bound: Double, level: Double, point: Multipliers)?
    // Whether the mix's own prices are tried, because others brought nothing new.
    var isExact = false
    for _ in 0..<Self.mostRounds {
      // No bound is below the master's optimum, which columns of the pool may raise without pricing.
      let solved = try solveMaster(options)
      guard solved.status == .optimal else { break }
      let duals = try program.rowDuals()
      if try master.priceFromPool(duals, worth: Self.keptShare * tolerance / scale) { continue }
      let now = rows.prices(duals, query)
      // Pricing at smoothed multipliers gives a bound, and a column of each unit.
      let tried = best.map { isExact ? now : now.smoothed(towards: $0.point, Self.dualSmoothing) } ?? now
      let (level, plans) = level(tried)
      let bound = query.bound(level, slopes: tried.slopes, shares: tried.shares)
      if bound < best?.bound ?? .infinity { best = (bound, level, tried) }
      guard let best else { break }
      if best.bound - solved.objective <= tolerance / scale || best.bound < enough { break }
      // Columns that gain at the master's own duals raise its optimum. Where smoothed multipliers brought
      // none, the duals themselves are tried; where these bring none, the bound is the best there is.
      let fresh = master.gaining(master.keep(plans, entries), duals)
      if fresh.isEmpty && isExact { break }
      isExact = fresh.isEmpty
      try master.take(fresh)
    }
    guard let best else { return nil }
    masterBasis = try master.basis()
    let cut = try outcomeCut(best.point, level: best.level, scale: scale)
    return (best.bound * scale + query.constant, cut)
  }

  /// The multipliers, scaled back, as an outcome cut that holds for every plan.
  private func outcomeCut(_ point: Multipliers, level: Double, scale: Double) throws -> OutcomeCut {
    let (slopes, shares) = (point.slopes.map { $0 * scale }, point.shares.map { $0 * scale })
    // Log-chances are never above 0, so nor is a sum of them.
    let level = shares.contains { $0 > 0 } ? level * scale : min(0, level * scale)
    var cut = OutcomeCut(slopes: slopes, level: level, shares: shares)
    if keepsDirections {
      // Slopes as log-chances would have needed them: shares of chances by their derivative.
      let logs = try meanLogs()
      cut.direction = MultiplierHint(
        slopes: reduction.outcomes.indices.map { outcome in
          let log = reduction.outcomes[outcome].terms.reduce(0) { $0 + logs[$1] }
          return slopes[outcome] + shares[outcome] * exp(log)
        },
        prices: point.resources.map { $0 * scale }, reduction, resources)
    }
    return cut
  }

  /// For each term the log φ that the master's solution has on average.
  private func meanLogs() throws -> [Double] {
    var logs = [Double](repeating: 0, count: reduction.terms.count)
    for (plan, share) in try master.shares() {
      for (term, log) in zip(units[plan.unit].terms, plan.logs) { logs[term] += share * log }
    }
    return logs
  }

  /// The outcome cut that follows from the multipliers of a problem much alike. Its columns are kept.
  func support(_ direction: MultiplierHint) -> OutcomeCut {
    let point = Multipliers(
      resources: direction.prices(of: resources), slopes: direction.slopes(in: reduction),
      shares: reduction.outcomes.map { _ in 0 })
    let (level, plans) = level(point)
    _ = master.keep(plans, entries)
    return OutcomeCut(slopes: point.slopes, level: min(0, level))
  }

  /// Solves the master. Where many columns are as good as each other, GLPK may walk on the spot: it begins
  /// anew then, by Dantzig's rule.
  private func solveMaster(_ options: SimplexOptions) throws -> LinearOutcome {
    var options = options
    options.iterationLimit = Self.patience * program.rowCount
    let solved = try program.solve(options)
    guard solved.status == .iterationLimit else { return solved }
    try program.standardBasis()
    options.pricing = .standard
    return try program.solve(options)
  }

  /// The Lagrangian dual function: what no plan exceeds at some multipliers, and each unit's best column.
  private func level(_ prices: Multipliers) -> (level: Double, plans: [UnitColumn]) {
    let costs = resources.costs(prices.resources)
    let worth = outcomesOfTerm.map { $0.reduce(0) { $0 + prices.slopes[$1] } }
    let isBoundedByMean = prices.shares.contains { $0 > 0 }
    let awarded = awards.best(resources.gains(ofAwards: prices.resources))
    var level = resources.supply(prices.resources) + awarded
    var size = level
    var plans: [UnitColumn] = []
    for (place, unit) in units.enumerated() {
      // Each unit alone.
      let answer = unit.best(
        worth: worth, gains: isBoundedByMean ? gains[place] : [], shares: prices.shares, prices: costs)
      level += answer.value
      size += abs(answer.value)
      plans.append(UnitColumn(unit: unit.unit, logs: unit.logs(answer.attempts), attempts: answer.attempts))
    }
    // Far more than rounding adds to some thousand additions.
    return (level + SearchTolerance.lagrangian * size, plans)
  }

  /// The master's solution as attempts, among the columns of the layout: fractional, for rounding.
  func solution() throws -> [Double] {
    var solution = [Double](repeating: 0, count: layout.count)
    for (plan, share) in try master.shares() {
      for (column, number) in plan.attempts { solution[column] += share * Double(number) }
    }
    for (award, number) in rows.awards(in: try program.primals()).enumerated() {
      solution[layout.awards + award] = number
    }
    return solution
  }
}
