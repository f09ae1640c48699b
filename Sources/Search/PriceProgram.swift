import Formulation
import Foundation
import GLPKSolver
import Modelling

/// Bounds on Σ slopeⱼ·Vⱼ over log-chances of atoms by prices on people and money (Lagrange), found by mixing plans of
/// single units (Dantzig and Wolfe's decomposition).
///
/// At any prices, what the resources are worth and the best that each unit can do at these prices bound every
/// plan. The mix has a row for each resource and unit, where the relaxation has thousands of columns and rows of cuts.
final class PriceProgram {
  private let reduction: Reduction
  private let layout: Layout
  private let program: LinearProgram
  private let units: [UnitProgram]
  private let resources: Resources
  private let atomsOfTerm: [[Int]]
  private var pool = PlanPool()
  /// Plans of the pool that are in the mix, in the order of its columns.
  private var mixed: [Int] = []
  private var isMixed: [Bool] = []
  private var asked = 0
  private(set) var work = 0
  private var rounds = 0
  /// In iterations of the relaxation's simplex, about.
  var effort: Int { (work + 10 * rounds) / 2 }

  typealias Plan = PlanPool.Plan

  /// Rounds of plans, from the pool or new, for one bound.
  static let mostRounds = 300
  /// Plans beyond which those that were not wanted for longest are forgotten.
  private static let mostPlans = 6_000
  /// Plans in the mix, for each of its rows, beyond which those it wants least wait in the pool, and how many then stay.
  private static let mostMixed = (high: 2.0, low: 1.25)
  /// Plans of a unit that come from the pool at once.
  private static let mostFromPool = 4
  /// Share of the tolerance that plans of the pool must promise.
  private static let poolShare = 0.3
  /// How much of new prices is the best ones so far: prices of a mix of few plans leap to and fro.
  private static let inertia = 0.5
  /// What a unit of log-chance below its interval costs, where the largest share is worth 1.
  private static let penalty = 20.0

  /// - Parameter plans: those of an earlier program of the same reduction.
  ///
  /// Nil where some unit's plans are not those of a dynamic program, or some atom counts directly.
  init?(_ network: Network, _ layout: Layout, _ program: LinearProgram, _ resources: Resources, plans: [Plan])
    throws
  {
    let reduction = network.reduction
    self.reduction = reduction
    self.layout = layout
    self.program = program
    var units: [UnitProgram] = []
    for unit in reduction.units.indices {
      guard let one = UnitProgram(network, unit: unit) else { return nil }
      units.append(one)
    }
    self.units = units
    self.resources = resources
    atomsOfTerm = network.atomsOfTerm
    // Rows: resources, units (one plan each), atoms (no more than the mix of plans says).
    var block = SparseBlock()
    for limit in limits { block.close(.atMost(limit)) }
    for _ in units { block.close(.fixed(1)) }
    for _ in reduction.atoms { block.close(.atMost(0)) }
    _ = try program.addRows(block)
    // Columns: for each atom its log-chance, and by how much it misses its lower end; then plans.
    var columns = SparseBlock()
    for sign in [1.0, -1.0] {
      for atom in reduction.atoms.indices {
        columns.add(firstAtomRow + atom, sign)
        columns.close(sign > 0 ? Bounds(lower: -.infinity, upper: 0) : .nonnegative)
      }
    }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: 2 * reduction.atoms.count))
    let idle = units.map { Plan(unit: $0.unit, logs: $0.logs([]), attempts: []) }
    let idlePlaces = keep(idle)
    let others = keep(plans)
    try mix(idlePlaces + others.suffix(most.low))
  }

  private var limits: [Double] { resources.limits }
  private var most: (high: Int, low: Int) {
    let rows = Double(firstAtomRow + reduction.atoms.count)
    return (Int(Self.mostMixed.high * rows), Int(Self.mostMixed.low * rows))
  }
  private var firstAtomRow: Int { limits.count + units.count }

  /// Those that are kept for later programs.
  var plans: [Plan] { pool.plans }

  private func column(of plan: Plan) -> [(row: Int, amount: Double)] {
    var logs = [Double](repeating: 0, count: reduction.atoms.count)
    for (term, log) in zip(units[plan.unit].terms, plan.logs) {
      for atom in atomsOfTerm[term] { logs[atom] += log }
    }
    let needs = resources.use(plan.attempts).enumerated().filter { $0.1 != 0 }.map { ($0.0, $0.1) }
    let effects = logs.enumerated().filter { $0.1 != 0 }.map { (firstAtomRow + $0.0, -$0.1) }
    return needs + [(limits.count + plan.unit, 1)] + effects
  }

  /// Keeps plans that are new.
  private func keep(_ plans: [Plan]) -> [Int] {
    let places = plans.compactMap { pool.insert($0, column: column(of: $0), now: asked) }
    isMixed += places.map { _ in false }
    return places
  }

  /// Takes plans of the pool into the mix.
  private func mix(_ places: [Int]) throws {
    var block = SparseBlock()
    for place in places {
      for (row, amount) in pool.column(place) { block.add(row, amount) }
      block.close(.nonnegative)
      isMixed[place] = true
      pool.wanted[place] = asked
    }
    _ = try program.addColumns(block, costs: places.map { _ in 0 })
    mixed += places
  }

  /// Bounds Σ costⱼ·Vⱼ where every Vⱼ is within its interval, to the tolerance or below `enough`, and the support from
  /// which that follows; nil where a limit struck first.
  ///
  /// - Parameter costs: not negative.
  func bound(
    _ costs: [Double], lower: [Double], upper: [Double], tolerance: Double, enough: Double,
    _ options: SimplexOptions
  ) throws -> (bound: Double, support: Support)? {
    let scale = costs.max() ?? 0
    guard scale > 0 else { return nil }
    let atoms = reduction.atoms.indices
    let costs = costs.map { $0 / scale }
    asked += 1
    try forget()
    try load(costs, lower, upper)
    var options = options
    options.method = .primal
    options.ratioTest = .standard
    var best: (bound: Double, level: Double, point: Prices)?
    // Whether the mix's own prices are tried, because others brought nothing new.
    var isExact = false
    let (began, limit) = (ContinuousClock.now, options.timeLimit)
    for _ in 0..<Self.mostRounds {
      rounds += 1
      options.timeLimit = limit.map { max(0.01, $0 - (ContinuousClock.now - began) / Duration.seconds(1)) }
      let outcome = try program.solve(options)
      work += outcome.iterations
      guard outcome.status == .optimal else { break }
      let duals = try program.rowDuals()
      if try mixesMore(duals, worth: Self.poolShare * tolerance / scale) { continue }
      let now = Prices(
        resources: duals.prefix(limits.count).map { max(0, $0) },
        // Where an atom has no lower end, a slope above its cost, be it by rounding, would prove nothing.
        slopes: zip(atoms, duals.suffix(atoms.count)).map { atom, dual in
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
      let fresh = keep(plans)
      let gains = pool.gains(duals)
      let wanted = fresh.filter { gains[$0] > 1e-9 }
      if wanted.isEmpty && isExact { break }
      isExact = wanted.isEmpty
      try mix(wanted)
    }
    guard let best else { return nil }
    let support = Support(slopes: best.point.slopes.map { $0 * scale }, level: min(0, best.level * scale))
    return (best.bound * scale, support)
  }

  /// Takes plans from the pool that together promise more than `worth`; false where they do not.
  private func mixesMore(_ duals: [Double], worth: Double) throws -> Bool {
    let gains = pool.gains(duals)
    var promised = [Double](repeating: 0, count: units.count)
    for (place, plan) in pool.plans.enumerated() where !isMixed[place] {
      promised[plan.unit] = max(promised[plan.unit], gains[place])
    }
    guard promised.reduce(0, +) > worth else { return false }
    var number = [Int](repeating: 0, count: units.count)
    let order = pool.plans.indices.filter { !isMixed[$0] && gains[$0] > 1e-9 }
      .sorted { (-gains[$0], $0) < (-gains[$1], $1) }
    let chosen = order.filter { place in
      let unit = pool.plans[place].unit
      number[unit] += 1
      return number[unit] <= Self.mostFromPool
    }
    if chosen.isEmpty { return false }
    try shrink()
    try mix(chosen)
    return true
  }

  /// Leaves in the mix what it wants most, once there is much in it.
  private func shrink() throws {
    guard mixed.count > most.high else { return }
    let first = 2 * reduction.atoms.count
    let (basis, costs) = (try program.basis(), try program.reducedCosts())
    let spare = mixed.indices.dropFirst(units.count)
      .filter { basis.columns[first + $0] != Basis.Status.basic }
      .sorted { (costs[first + $0], $0) < (costs[first + $1], $1) }
      .prefix(mixed.count - most.low).sorted()
    try program.deleteColumns(spare.map { first + $0 })
    for place in spare { isMixed[mixed[place]] = false }
    let gone = Set(spare)
    mixed = mixed.indices.filter { !gone.contains($0) }.map { mixed[$0] }
  }

  /// Once there are many plans, forgets those outside of the mix that were not wanted for longest.
  private func forget() throws {
    guard pool.count > Self.mostPlans else { return }
    let idle = pool.plans.indices.filter { !isMixed[$0] }
      .sorted { (pool.wanted[$0], $0) < (pool.wanted[$1], $1) }
    let gone = Set(idle.prefix(Self.mostPlans / 3))
    let kept = pool.plans.indices.filter { !gone.contains($0) }
    var place = [Int](repeating: -1, count: pool.count)
    for (new, old) in kept.enumerated() { place[old] = new }
    isMixed = kept.map { isMixed[$0] }
    mixed = mixed.map { place[$0] }
    pool.keep(kept)
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
      try program.setRowBounds(firstAtomRow + atom, isFree ? .free : .atMost(0))
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
    let shares = try program.primals().dropFirst(2 * reduction.atoms.count)
    for (place, share) in zip(mixed, shares) where share > 1e-9 {
      for (column, number) in pool.plans[place].attempts { solution[column] += share * Double(number) }
    }
    return solution
  }
}
