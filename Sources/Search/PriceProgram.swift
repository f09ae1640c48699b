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
/// An attempt takes the same people in many steps, and what it adds to one deadline's log-chance it adds to later ones. So
/// rows of resources and of atoms, as equations with slacks, have the row before them subtracted, which leaves few entries
/// and changes nothing else.
final class PriceProgram {
  private let reduction: Reduction
  private let layout: Layout
  private let units: [UnitProgram]
  private let resources: Resources
  private let atomsOfTerm: [[Int]]
  private let program: LinearProgram
  private let mix: PlanMix
  private let firstAtomRow: Int
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
  /// What a unit of log-chance below its interval costs, where the largest share is worth 1.
  private static let penalty = 20.0

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
    let atoms = reduction.atoms
    firstAtomRow = resources.limits.count + units.count
    // Rows: resources, units (one plan each), atoms (no more than the mix of plans says).
    var block = SparseBlock()
    for limit in Self.differences(resources.limits) { block.close(.fixed(limit)) }
    for _ in units { block.close(.fixed(1)) }
    for _ in atoms { block.close(.fixed(0)) }
    _ = try program.addRows(block)
    // Columns: for each atom its log-chance, by how much it misses its lower end, and slack; slacks of resources; then
    // plans.
    var columns = SparseBlock()
    func add(_ row: Int, _ amount: Double, before end: Int, _ bounds: Bounds) {
      columns.add(row, amount)
      if row + 1 < end { columns.add(row + 1, -amount) }
      columns.close(bounds)
    }
    let end = firstAtomRow + atoms.count
    for row in firstAtomRow..<end { add(row, 1, before: end, Bounds(lower: -.infinity, upper: 0)) }
    for row in firstAtomRow..<end { add(row, -1, before: end, .nonnegative) }
    for row in firstAtomRow..<end { add(row, 1, before: end, .nonnegative) }
    for row in resources.limits.indices { add(row, 1, before: resources.limits.count, .nonnegative) }
    _ = try program.addColumns(
      columns, costs: [Double](repeating: 0, count: 3 * atoms.count + resources.limits.count))
    mix = PlanMix(program, units: units.count)
    let idle = units.map { Plan(unit: $0.unit, logs: $0.logs([]), attempts: []) }
    _ = mix.keep(idle + plans, entries)
    try mix.takeLatest()
  }

  private var limits: [Double] { resources.limits }

  /// Those that are kept for later programs.
  var plans: [Plan] { mix.plans }

  /// What a plan takes of every resource, that it is its unit's, and by how much it lowers log-chances.
  private func entries(_ plan: Plan) -> PlanMix.Entries {
    var logs = [Double](repeating: 0, count: reduction.atoms.count)
    for (term, log) in zip(units[plan.unit].terms, plan.logs) {
      for atom in atomsOfTerm[term] { logs[atom] += log }
    }
    let needs = Self.differences(resources.use(plan.attempts)).enumerated().filter { $0.1 != 0 }
    let effects = Self.differences(logs).enumerated().filter { $0.1 != 0 }
    return needs.map { ($0.0, $0.1) } + [(limits.count + plan.unit, 1)]
      + effects.map { (firstAtomRow + $0.0, -$0.1) }
  }

  private static func differences(_ values: [Double]) -> [Double] {
    zip(values, [0] + values).map { $0 - $1 }
  }

  /// Duals of rows from those of their differences.
  private static func undone(_ duals: some Collection<Double>) -> [Double] {
    zip(duals, duals.dropFirst() + [0]).map { $0 - $1 }
  }

  /// Bounds Σ costⱼ·Vⱼ where every Vⱼ is within its interval, to the tolerance or below `enough`, and the support from
  /// which that follows; nil where a limit struck first.
  ///
  /// - Parameters:
  ///   - costs: not negative.
  ///   - start: where the bound of something alike left its mix.
  func bound(
    _ costs: [Double], lower: [Double], upper: [Double], tolerance: Double, enough: Double,
    from start: PlanMix.Stand?, _ options: SimplexOptions
  ) throws -> (bound: Double, support: Support)? {
    let scale = costs.max() ?? 0
    guard scale > 0 else { return nil }
    let atoms = reduction.atoms.indices
    let costs = costs.map { $0 / scale }
    mix.ask()
    if let start, start !== stand { try mix.resume(start, entries) }
    stand = nil
    try load(costs, lower, upper)
    var options = options
    options.method = .primal
    options.ratioTest = .standard
    var best: (bound: Double, level: Double, point: Prices)?
    // Whether the mix's own prices are tried, because others brought nothing new.
    var isExact = false
    let (began, limit) = (ContinuousClock.now, options.timeLimit)
    for _ in 0..<Self.mostRounds {
      options.timeLimit = limit.map { max(0.01, $0 - (ContinuousClock.now - began) / Duration.seconds(1)) }
      let outcome = try answer(options)
      guard outcome.status == .optimal else { break }
      let duals = try program.rowDuals()
      if try mix.takesMore(duals, worth: Self.keptShare * tolerance / scale) { continue }
      let now = Prices(
        resources: Self.undone(duals.prefix(limits.count)).map { max(0, $0) },
        // Where an atom has no lower end, a slope above its cost, be it by rounding, would prove nothing.
        slopes: zip(atoms, Self.undone(duals.suffix(atoms.count))).map { atom, dual in
          max(0, lower[atom].isFinite ? dual : min(dual, costs[atom]))
        })
      let tried = best.map { isExact ? now : now.mixed(with: $0.point, Self.inertia) } ?? now
      let (level, plans) = level(tried)
      let bound = atoms.reduce(level) { sum, atom in
        let rest = costs[atom] - tried.slopes[atom]
        if rest == 0 { return sum }
        return sum + rest * (rest > 0 ? upper[atom] : lower[atom])
      }
      if bound < best?.bound ?? .infinity { best = (bound, level, tried) }
      guard let best else { break }
      if best.bound - outcome.objective <= tolerance / scale || best.bound * scale < enough { break }
      let fresh = mix.gaining(mix.keep(plans, entries), duals)
      if fresh.isEmpty && isExact { break }
      isExact = fresh.isEmpty
      try mix.take(fresh)
    }
    guard let best else { return nil }
    stand = try mix.stand()
    let slopes = best.point.slopes.map { $0 * scale }
    var support = Support(slopes: slopes, level: min(0, best.level * scale))
    if keepsDirections {
      support.direction = Direction(
        slopes: slopes, prices: best.point.resources.map { $0 * scale }, reduction, resources)
    }
    return (best.bound * scale, support)
  }

  /// The support that follows from what led to one of a problem much alike.
  func support(_ direction: Direction) -> Support {
    let point = Prices(resources: direction.prices(of: resources), slopes: direction.slopes(in: reduction))
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

  /// Of resources, and of atoms' log-chances.
  private struct Prices {
    var resources: [Double]
    var slopes: [Double]

    func mixed(with other: Prices, _ share: Double) -> Prices {
      func mix(_ own: [Double], _ others: [Double]) -> [Double] {
        zip(own, others).map { (1 - share) * $0 + share * $1 }
      }
      return Prices(resources: mix(resources, other.resources), slopes: mix(slopes, other.slopes))
    }
  }

  /// Makes the program that of some costs and intervals.
  private func load(_ costs: [Double], _ lower: [Double], _ upper: [Double]) throws {
    let atoms = reduction.atoms.indices
    var (low, high, worth) = (program.columnLower, program.columnUpper, program.costs)
    for atom in atoms {
      let isFree = costs[atom] == 0 && !lower[atom].isFinite
      low[2 * atoms.count + atom] = isFree ? -.infinity : 0
      (low[atom], high[atom]) = isFree ? (upper[atom], upper[atom]) : (lower[atom], upper[atom])
      worth[atom] = costs[atom]
      worth[atoms.count + atom] = -Self.penalty
    }
    try program.setColumnBounds(lower: low, upper: high)
    try program.setCosts(worth)
  }

  /// What no plan exceeds at some prices, and each unit's best plan.
  private func level(_ prices: Prices) -> (level: Double, plans: [Plan]) {
    let costs = resources.costs(prices.resources)
    let worth = atomsOfTerm.map { $0.reduce(0) { $0 + prices.slopes[$1] } }
    var level = resources.supply(prices.resources)
    var size = level
    var plans: [Plan] = []
    for unit in units {
      let answer = unit.best(worth: worth, prices: costs)
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
