import Formulation
import Foundation
import GLPKSolver
import Modelling

/// A Lagrangian bound: people and money are dualised, and column generation (Dantzig and Wolfe 1960) finds the multipliers.
/// It bounds Σ slopeⱼ·Vⱼ over log-chances of outcomes by mixing plans of single units.
///
/// At any prices, what the resources are worth and the best that each unit can do at these prices bound every
/// plan. The mix has a row for each resource and unit, where the relaxation has thousands of columns and rows of cuts.
///
/// Where a plan is known, chances are bounded by means as well as by secants over log-chances, whichever is less
/// (`MeanOverestimator`): near that plan most nodes need no more splits then.
final class LagrangianBound {
  private let reduction: Reduction
  private let layout: VariableLayout
  private let units: [PricingProblem]
  private let resources: Resources
  private let outcomesOfTerm: [[Int]]
  private let program: LinearProgram
  private let mix: RestrictedMaster
  private let rows: MasterRows
  /// How some outcomes' chances are bounded besides, and what each state of each unit adds to that.
  private(set) var means: MeanOverestimator?
  private var gains: [PricingProblem.Gains] = []
  /// Whether supports say what led to them.
  private let keepsDirections: Bool
  /// Where the last bound left the mix.
  private(set) var stand: RestrictedMaster.MasterBasis?
  /// What its solves took.
  var work: Int { program.work }

  typealias UnitColumn = RestrictedMaster.UnitColumn

  /// Rounds of plans, kept or new, for one bound.
  static let mostRounds = 300
  /// Share of the tolerance that kept plans must promise to be worth a round.
  private static let keptShare = 0.3
  /// Iterations of one solve, for each row.
  private static let patience = 20
  /// How much of new prices is the best ones so far: prices of a mix of few plans leap to and fro.
  private static let dualSmoothing = 0.5

  /// - Parameter plans: those of an earlier program of the same reduction.
  ///
  /// Nil where some unit's plans are not those of a dynamic program, or some outcome counts directly.
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
    rows = try MasterRows(program, resources, units: units.count, outcomes: reduction.outcomes.count)
    mix = RestrictedMaster(program, units: units.count)
    let idle = units.map { UnitColumn(unit: $0.unit, logs: $0.logs([]), attempts: []) }
    _ = mix.keep(idle + plans, entries)
    try mix.takeLatest()
  }

  /// Those that are kept for later programs.
  var plans: [UnitColumn] { mix.plans }

  /// What a plan takes of every resource, that it is its unit's, and by how much it lowers log-chances.
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

  /// Bounds chances of outcomes by means with a reference from now on, besides.
  ///
  /// - Parameter logs: log φ of each term.
  func linearise(at logs: [Double]) throws {
    let means = MeanOverestimator(reduction, reference: logs)
    self.means = means
    gains = units.map { $0.gains(means) }
    try mix.renew(means.isBoundedByMean, entries)
    stand = nil
  }

  /// Bounds Σ (constantⱼ + costⱼ·Vⱼ) where every Vⱼ is within its interval, to the tolerance or below `enough`, and the
  /// support from which that follows; nil where a limit struck first.
  ///
  /// - Parameters:
  ///   - costs: not negative.
  ///   - constants: with these each summand is an outcome's chance, bounded by a secant; so means may bound it too. Zero
  ///     where empty.
  ///   - start: where the bound of something alike left its mix.
  func bound(
    _ costs: [Double], constants: [Double] = [], lower: [Double], upper: [Double], tolerance: Double,
    enough: Double, from start: RestrictedMaster.MasterBasis?, _ options: SimplexOptions
  ) throws -> (bound: Double, support: OutcomeCut)? {
    let question = BoundQuery(
      costs: costs, constants: constants, lower: lower, upper: upper, means: means, reduction: reduction)
    let scale = question.scale
    guard scale > 0 else { return nil }
    let enough = (enough - question.constant) / scale
    mix.beginQuery()
    if let start, start !== stand { try mix.resume(start, entries) }
    stand = nil
    try rows.load(question, into: program)
    var options = options
    options.method = .primal
    options.ratioTest = .standard
    var best: (bound: Double, level: Double, point: Multipliers)?
    // Whether the mix's own prices are tried, because others brought nothing new.
    var isExact = false
    for _ in 0..<Self.mostRounds {
      let solved = try answer(options)
      guard solved.status == .optimal else { break }
      let duals = try program.rowDuals()
      if try mix.priceFromPool(duals, worth: Self.keptShare * tolerance / scale) { continue }
      let now = rows.prices(duals, question)
      let tried = best.map { isExact ? now : now.mixed(with: $0.point, Self.dualSmoothing) } ?? now
      let (level, plans) = level(tried)
      let bound = question.bound(level, slopes: tried.slopes, shares: tried.shares)
      if bound < best?.bound ?? .infinity { best = (bound, level, tried) }
      guard let best else { break }
      if best.bound - solved.objective <= tolerance / scale || best.bound < enough { break }
      let fresh = mix.gaining(mix.keep(plans, entries), duals)
      if fresh.isEmpty && isExact { break }
      isExact = fresh.isEmpty
      try mix.take(fresh)
    }
    guard let best else { return nil }
    stand = try mix.stand()
    let (slopes, shares) = (best.point.slopes.map { $0 * scale }, best.point.shares.map { $0 * scale })
    var support = OutcomeCut(
      slopes: slopes, level: shares.contains { $0 > 0 } ? best.level * scale : min(0, best.level * scale),
      shares: shares)
    if keepsDirections {
      let logs = try meanLogs()
      support.direction = MultiplierHint(
        slopes: reduction.outcomes.indices.map { outcome in
          let log = reduction.outcomes[outcome].terms.reduce(0) { $0 + logs[$1] }
          return slopes[outcome] + shares[outcome] * exp(log)
        },
        prices: best.point.resources.map { $0 * scale }, reduction, resources)
    }
    return (best.bound * scale + question.constant, support)
  }

  /// For each term the log φ that the mix has on average.
  private func meanLogs() throws -> [Double] {
    var logs = [Double](repeating: 0, count: reduction.terms.count)
    for (plan, share) in try mix.shares() {
      for (term, log) in zip(units[plan.unit].terms, plan.logs) { logs[term] += share * log }
    }
    return logs
  }

  /// The support that follows from what led to one of a problem much alike.
  func support(_ direction: MultiplierHint) -> OutcomeCut {
    let point = Multipliers(
      resources: direction.prices(of: resources), slopes: direction.slopes(in: reduction),
      shares: reduction.outcomes.map { _ in 0 })
    let (level, plans) = level(point)
    _ = mix.keep(plans, entries)
    return OutcomeCut(slopes: point.slopes, level: min(0, level))
  }

  /// Solves the mix. Where many plans are as good as each other, GLPK may walk on the spot: it begins anew then.
  private func answer(_ options: SimplexOptions) throws -> LinearOutcome {
    var options = options
    options.iterationLimit = Self.patience * program.rowCount
    let solved = try program.solve(options)
    guard solved.status == .iterationLimit else { return solved }
    try program.standardBasis()
    options.pricing = .standard
    return try program.solve(options)
  }

  /// What no plan exceeds at some prices, and each unit's best plan.
  private func level(_ prices: Multipliers) -> (level: Double, plans: [UnitColumn]) {
    let costs = resources.costs(prices.resources)
    let worth = outcomesOfTerm.map { $0.reduce(0) { $0 + prices.slopes[$1] } }
    let isBoundedByMean = prices.shares.contains { $0 > 0 }
    var level = resources.supply(prices.resources)
    var size = level
    var plans: [UnitColumn] = []
    for (place, unit) in units.enumerated() {
      let answer = unit.best(
        worth: worth, gains: isBoundedByMean ? gains[place] : [], shares: prices.shares, prices: costs)
      level += answer.value
      size += abs(answer.value)
      plans.append(UnitColumn(unit: unit.unit, logs: unit.logs(answer.attempts), attempts: answer.attempts))
    }
    // Far more than rounding adds to some thousand additions.
    return (level + 1e-11 * size, plans)
  }

  /// The mix of plans as attempts, among the columns of the layout.
  func solution() throws -> [Double] {
    var solution = [Double](repeating: 0, count: layout.count)
    for (plan, share) in try mix.shares() {
      for (column, number) in plan.attempts { solution[column] += share * Double(number) }
    }
    return solution
  }
}
