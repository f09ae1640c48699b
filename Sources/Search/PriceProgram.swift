import Formulation
import Foundation
import GLPKSolver
import Modelling

/// Bounds on Σ slopeⱼ·Vⱼ over log-chances of atoms by prices on people and money (Lagrange), found by mixing plans of
/// single units (Dantzig and Wolfe's decomposition).
///
/// At any prices, what the resources are worth and the best that each unit can do at these prices bound every
/// plan. The mix has a row for each resource and unit, where the relaxation has thousands of columns and rows of cuts.
///
/// Where a plan is known, chances are bounded by means as well as by secants over log-chances, whichever is less
/// (`ProductMeans`): near that plan most nodes need no more splits then.
final class PriceProgram {
  private let reduction: Reduction
  private let layout: Layout
  private let units: [UnitProgram]
  private let resources: Resources
  private let atomsOfTerm: [[Int]]
  private let program: LinearProgram
  private let mix: PlanMix
  private let rows: MixRows
  /// How some atoms' chances are bounded besides, and what each state of each unit adds to that.
  private(set) var means: ProductMeans?
  private var gains: [UnitProgram.Gains] = []
  /// Whether supports say what led to them.
  private let keepsDirections: Bool
  /// Where the last bound left the mix.
  private(set) var stand: PlanMix.Stand?
  /// What its solves took.
  var work: Int { program.work }

  typealias Plan = PlanMix.Plan

  /// Rounds of plans, kept or new, for one bound.
  static let mostRounds = 300
  /// Share of the tolerance that kept plans must promise to be worth a round.
  private static let keptShare = 0.3
  /// Iterations of one solve, for each row.
  private static let patience = 20
  /// How much of new prices is the best ones so far: prices of a mix of few plans leap to and fro.
  private static let inertia = 0.5

  /// - Parameter plans: those of an earlier program of the same reduction.
  ///
  /// Nil where some unit's plans are not those of a dynamic program, or some atom counts directly.
  init?(
    _ network: Network, _ layout: Layout, _ program: LinearProgram, _ resources: Resources, plans: [Plan],
    keepsDirections: Bool = false
  ) throws {
    self.keepsDirections = keepsDirections && Direction.isOf(network.reduction)
    let reduction = network.reduction
    self.reduction = reduction
    self.layout = layout
    self.program = program
    self.resources = resources
    atomsOfTerm = network.atomsOfTerm
    var units: [UnitProgram] = []
    for unit in reduction.units.indices {
      guard let one = UnitProgram(network, unit: unit) else { return nil }
      units.append(one)
    }
    self.units = units
    rows = try MixRows(program, resources, units: units.count, atoms: reduction.atoms.count)
    mix = PlanMix(program, units: units.count)
    let idle = units.map { Plan(unit: $0.unit, logs: $0.logs([]), attempts: []) }
    _ = mix.keep(idle + plans, entries)
    try mix.takeLatest()
  }

  /// Those that are kept for later programs.
  var plans: [Plan] { mix.plans }

  /// What a plan takes of every resource, that it is its unit's, and by how much it lowers log-chances.
  private func entries(_ plan: Plan) -> PlanMix.Entries {
    var logs = [Double](repeating: 0, count: reduction.atoms.count)
    for (term, log) in zip(units[plan.unit].terms, plan.logs) {
      for atom in atomsOfTerm[term] { logs[atom] += log }
    }
    var worths: [Int: Double] = [:]
    if let means {
      for (term, log) in zip(units[plan.unit].terms, plan.logs) {
        for part in means.parts[term] { worths[part.atom, default: 0] += part.value(log) }
      }
    }
    return rows.entries(unit: plan.unit, uses: resources.use(plan.attempts), logs: logs, worths: worths)
  }

  /// Bounds chances of atoms by means with a reference from now on, besides.
  ///
  /// - Parameter logs: log φ of each term.
  func setReference(_ logs: [Double]) throws {
    let means = ProductMeans(reduction, reference: logs)
    self.means = means
    gains = units.map { $0.gains(means) }
    try mix.renew(means.isMeant, entries)
    stand = nil
  }

  /// Bounds Σ (constantⱼ + costⱼ·Vⱼ) where every Vⱼ is within its interval, to the tolerance or below `enough`, and the
  /// support from which that follows; nil where a limit struck first.
  ///
  /// - Parameters:
  ///   - costs: not negative.
  ///   - constants: with these each summand is an atom's chance, bounded by a secant; so means may bound it too. Zero
  ///     where empty.
  ///   - start: where the bound of something alike left its mix.
  func bound(
    _ costs: [Double], constants: [Double] = [], lower: [Double], upper: [Double], tolerance: Double,
    enough: Double, from start: PlanMix.Stand?, _ options: SimplexOptions
  ) throws -> (bound: Double, support: Support)? {
    let question = Question(costs, constants, lower, upper, means, reduction)
    let scale = question.scale
    guard scale > 0 else { return nil }
    let enough = (enough - question.constant) / scale
    mix.ask()
    if let start, start !== stand { try mix.resume(start, entries) }
    stand = nil
    try rows.load(question, into: program)
    var options = options
    options.method = .primal
    options.ratioTest = .standard
    var best: (bound: Double, level: Double, point: Prices)?
    // Whether the mix's own prices are tried, because others brought nothing new.
    var isExact = false
    for _ in 0..<Self.mostRounds {
      let outcome = try answer(options)
      guard outcome.status == .optimal else { break }
      let duals = try program.rowDuals()
      if try mix.takesMore(duals, worth: Self.keptShare * tolerance / scale) { continue }
      let now = rows.prices(duals, question)
      let tried = best.map { isExact ? now : now.mixed(with: $0.point, Self.inertia) } ?? now
      let (level, plans) = level(tried)
      let bound = question.bound(level, slopes: tried.slopes, shares: tried.shares)
      if bound < best?.bound ?? .infinity { best = (bound, level, tried) }
      guard let best else { break }
      if best.bound - outcome.objective <= tolerance / scale || best.bound < enough { break }
      let fresh = mix.gaining(mix.keep(plans, entries), duals)
      if fresh.isEmpty && isExact { break }
      isExact = fresh.isEmpty
      try mix.take(fresh)
    }
    guard let best else { return nil }
    stand = try mix.stand()
    let (slopes, shares) = (best.point.slopes.map { $0 * scale }, best.point.shares.map { $0 * scale })
    var support = Support(
      slopes: slopes, level: shares.contains { $0 > 0 } ? best.level * scale : min(0, best.level * scale),
      shares: shares)
    if keepsDirections {
      let logs = try meanLogs()
      support.direction = Direction(
        slopes: reduction.atoms.indices.map { atom in
          let log = reduction.atoms[atom].terms.reduce(0) { $0 + logs[$1] }
          return slopes[atom] + shares[atom] * exp(log)
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
  func support(_ direction: Direction) -> Support {
    let point = Prices(
      resources: direction.prices(of: resources), slopes: direction.slopes(in: reduction),
      shares: reduction.atoms.map { _ in 0 })
    let (level, plans) = level(point)
    _ = mix.keep(plans, entries)
    return Support(slopes: point.slopes, level: min(0, level))
  }

  /// Solves the mix. Where many plans are as good as each other, GLPK may walk on the spot: it begins anew then.
  private func answer(_ options: SimplexOptions) throws -> LinearOutcome {
    var options = options
    options.iterationLimit = Self.patience * program.rowCount
    let outcome = try program.solve(options)
    guard outcome.status == .iterationLimit else { return outcome }
    try program.standardBasis()
    options.pricing = .standard
    return try program.solve(options)
  }

  /// What no plan exceeds at some prices, and each unit's best plan.
  private func level(_ prices: Prices) -> (level: Double, plans: [Plan]) {
    let costs = resources.costs(prices.resources)
    let worth = atomsOfTerm.map { $0.reduce(0) { $0 + prices.slopes[$1] } }
    let isMeant = prices.shares.contains { $0 > 0 }
    var level = resources.supply(prices.resources)
    var size = level
    var plans: [Plan] = []
    for (place, unit) in units.enumerated() {
      let answer = unit.best(
        worth: worth, gains: isMeant ? gains[place] : [], shares: prices.shares, prices: costs)
      level += answer.value
      size += abs(answer.value)
      plans.append(Plan(unit: unit.unit, logs: unit.logs(answer.attempts), attempts: answer.attempts))
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
