import Formulation
import Foundation
import GLPKSolver
import Modelling

/// The linear relaxation of a node, kept warm from node to node.
///
/// Maximises Σⱼ weightⱼ·zⱼ. The chance zⱼ of an atom lies below the secant of exp over the node's interval of its
/// log-chance Vⱼ, and below that of a power of the mean Wⱼ of powers of its terms (see `PowerForm`). Vⱼ ≤ Σ log φ;
/// log φ, the powers and their means lie below lazily added cuts. An atom without a lower bound counts with the upper end of its interval. Where there is one atom, V itself
/// is maximised.
final class Relaxation {
  let network: Network
  let layout: Layout
  let table: FunctionTable
  let program: LinearProgram
  let maker: CutMaker
  let form: PowerForm
  let hulls: PowerHulls
  /// For each atom the column of its chance: beyond those of the layout, but where it is direct.
  let chances: [Int]
  /// For each atom the row of its secant; nil where it is direct.
  let secants: [Int?]
  /// For each atom the column of the mean of its powers and the row that ties its chance to it; nil without one.
  let means: [(column: Int, row: Int)?]
  /// Column of the first power; the others follow.
  let powers: Int
  /// Rows before those of the cuts.
  let fixedRows: Int
  var cuts: [Cut] = []
  private(set) var box: Box
  /// The slopes of the secants at the present node; nil where an atom has no lower bound.
  private(set) var slopes: [Double?] = []
  private(set) var floors: Floors
  /// Lower bounds of the terms: below anything that a cut says where nothing is done.
  var termFloor: [Double]
  private(set) var solution: [Double] = []
  private(set) var duals: [Double] = []
  /// Simplex iterations so far, for the nodes' own programs and for intervals.
  private(set) var solvingWork = 0
  var narrowingWork = 0
  private(set) var reducedCosts: [Double] = []
  /// The bound that goes with `reducedCosts`.
  private(set) var lastBound = Double.infinity

  enum Outcome {
    /// Nothing in the node is better than the bound.
    case bounded(Double)
    case infeasible
    /// A limit struck first; the bound may still be of use.
    case stopped
  }

  var reduction: Reduction { network.reduction }
  /// One atom: its log-chance is the objective.
  var isSingle: Bool { reduction.atoms.count == 1 }

  /// What is maximised over the node.
  enum Objective {
    /// The relaxed chance.
    case chance
    /// Σ weightⱼ·Vⱼ; a bound is then one on that sum.
    case logs([Double])
  }
  private(set) var objective = Objective.chance
  var method = SimplexOptions.Method.dual
  /// Whether cuts on powers are looked for.
  var usesPowers = false

  /// - Parameter cuts: those of an earlier relaxation of the same reduction.
  init(
    _ network: Network, _ layout: Layout, _ program: LinearProgram, rows: SparseBlock, root: Box,
    table: FunctionTable, form: PowerForm, cuts: [Cut] = []
  ) throws {
    self.network = network
    self.layout = layout
    self.program = program
    self.table = table
    maker = CutMaker(reduction: network.reduction, table: table)
    self.form = form
    hulls = PowerHulls(network.reduction)
    box = root
    floors = Floors(least: network.reduction.terms.map { _ in 0 })
    termFloor = network.reduction.terms.map { $0.isDirect ? 0 : -100 }
    var columns = SparseBlock()
    for index in 0..<layout.count {
      columns.close(Bounds(lower: root.lower[index], upper: root.upper[index]))
    }
    var ties = SparseBlock()
    var (chances, secants): ([Int], [Int?]) = ([], [])
    for atom in network.reduction.atoms.indices {
      if network.reduction.isDirect(atom) || network.reduction.atoms.count == 1 {
        chances.append(layout.atom(atom))
        secants.append(nil)
        continue
      }
      chances.append(columns.count)
      secants.append(rows.count + ties.count)
      ties.add(columns.count, 1)
      ties.add(layout.atom(atom), -1)
      columns.close(Bounds(lower: 0, upper: 1))
      ties.close(.free)
    }
    (self.chances, self.secants) = (chances, secants)
    means = form.ofAtom.enumerated().map { atom, pairs in
      if pairs.isEmpty { return nil }
      ties.add(chances[atom], 1)
      ties.add(columns.count, -1)
      columns.close(Bounds(lower: 0, upper: 1))
      ties.close(.atMost(0))
      return (columns.count - 1, rows.count + ties.count - 1)
    }
    powers = columns.count
    for _ in form.pairs { columns.close(Bounds(lower: 0, upper: 1)) }
    fixedRows = rows.count + ties.count
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: columns.count))
    _ = try program.addRows(rows)
    _ = try program.addRows(ties)
    try program.scale()
    try program.advancedBasis()
    try add(cuts)
  }

  // MARK: - A node

  /// Makes the program that of a node.
  func load(_ node: Box, for objective: Objective = .chance) throws {
    box = node
    self.objective = objective
    var lower = node.lower + [Double](repeating: 0, count: program.columnCount - layout.count)
    var upper = node.upper + [Double](repeating: 1, count: program.columnCount - layout.count)
    for term in reduction.terms.indices { lower[layout.term(term)] = termFloor[term] }
    var costs = [Double](repeating: 0, count: program.columnCount)
    slopes = reduction.atoms.map { _ in nil }
    for (index, atom) in reduction.atoms.enumerated() {
      let column = layout.atom(index)
      if !lower[column].isFinite { lower[column] = floor(of: index) }
      switch objective {
      case .logs(let weights): costs[column] = weights[index]
      case .chance where isSingle: costs[column] = 1
      case .chance: costs[chances[index]] = atom.weight
      }
      guard let row = secants[index] else { continue }
      upper[chances[index]] = min(1, exp(node.upper[column]) * (1 + 1e-14))
      lower[chances[index]] = min(upper[chances[index]], exp(node.lower[column]) * (1 - 1e-12))
      try loadSecant(index, row, node.lower[column], node.upper[column])
      try loadMean(index, node.lower[column], node.upper[column])
    }
    let propagation = Propagation(network: network, layout: layout, table: table)
    floors = propagation.floors(node)
    let most = propagation.bestLogs(node)
    for (index, pair) in form.pairs.enumerated() {
      upper[powers + index] = min(1, exp(PowerLadder.powers[pair.power] * most[pair.term]) * (1 + 1e-12))
    }
    try program.setColumnBounds(lower: lower, upper: upper)
    try program.setCosts(costs)
    for (index, cut) in cuts.enumerated() where cut.isLocal {
      try program.setRowBounds(fixedRows + index, holds(cut) ? .atMost(cut.level) : .free)
    }
  }

  private func loadSecant(_ atom: Int, _ row: Int, _ lower: Double, _ upper: Double) throws {
    guard lower.isFinite else {
      try program.setRowBounds(row, .free)
      return
    }
    let width = upper - lower
    // The secant's slope e^l (e^w − 1)/w, without cancellation in narrow intervals.
    let slope = exp(lower) * (width < 1e-12 ? 1 : expm1(width) / width)
    slopes[atom] = slope
    try program.replaceRow(row, values: [1, -slope])
    try program.setRowBounds(row, .atMost(exp(lower) - slope * lower + 1e-15))
  }

  private func loadMean(_ atom: Int, _ lower: Double, _ upper: Double) throws {
    guard let mean = means[atom] else { return }
    let curve = PowerCurve(form.totals[atom], (lower, upper))
    try program.replaceRow(mean.row, values: [1, -curve.slope])
    try program.setRowBounds(mean.row, .atMost(curve.level + 1e-15))
  }

  private func holds(_ cut: Cut) -> Bool {
    switch cut {
    case .term(let cut): cut.holds(in: ranges(of: cut.term))
    case .power(let cut): floors.least[form.pairs[cut.pair].term] >= cut.least
    case .mean: true
    }
  }

  /// Bounds of a term's counters at this node, in whole numbers.
  func ranges(of term: Int) -> [ClosedRange<Int>] {
    reduction.terms[term].counters.map { counter in
      let low = Int(box.lower[layout.counter(counter)].rounded(.up))
      return low...max(low, Int(box.upper[layout.counter(counter)].rounded(.down)))
    }
  }

  // MARK: - Solving

  /// Solves the node's program, adding cuts until what they could still take off the bound is below
  /// `tolerance` (on the chance), or the bound falls to `target`.
  ///
  /// - Parameter isFeasible: whether the basis is that of a solution which the node admits.
  func solve(
    target: Double, tolerance: Double, options: SimplexOptions, rounds: Int, isFeasible: Bool = false
  ) throws -> Outcome {
    var best = Double.infinity
    var options = options
    let (began, limit) = (ContinuousClock.now, options.timeLimit)
    for round in 0..<rounds {
      options.timeLimit = limit.map { max(0.01, $0 - (ContinuousClock.now - began) / Duration.seconds(1)) }
      options.method = isFeasible && round == 0 ? .primal : method
      let outcome = try program.solve(options)
      solvingWork += outcome.iterations
      switch outcome.status {
      case .optimal: break
      case .infeasible where try isInfeasibleAfresh(options): return .infeasible
      case .infeasible: continue
      default: return best.isFinite ? .bounded(best) : .stopped
      }
      duals = try program.rowDuals()
      lastBound = try chance(fromObjective: program.provenUpperBound(duals: duals))
      let gain = best - lastBound
      best = min(best, lastBound)
      if best <= target { return .bounded(best) }
      solution = try program.primals()
      if gain > 1e-7, cuts.count > reduction.terms.count + 100 { try dropSlackCuts(above: 0) }
      if round + 1 == rounds { break }
      if try !separate(tolerance) { break }
    }
    reducedCosts = try program.reducedCosts()
    return .bounded(best)
  }

  /// GLPK has no proof for infeasibility, and from a warm basis it has been seen to be wrong: a second answer
  /// from a fresh basis has to agree.
  private func isInfeasibleAfresh(_ options: SimplexOptions) throws -> Bool {
    try program.standardBasis()
    var other = options
    other.method = options.method == .dual ? .primal : .dual
    return try program.solve(other).status == .infeasible
  }

  /// The chance that an objective of the program stands for.
  private func chance(fromObjective objective: Double) -> Double {
    if case .logs = self.objective { return objective + 1e-13 }
    if isSingle {
      return reduction.constant + reduction.atoms[0].weight * exp(min(0, objective + 1e-13))
    }
    return reduction.constant + objective + 1e-15
  }

  /// What another relaxation may begin with; empty where the program is gone.
  func legacy() -> (cuts: [Cut], basis: Basis?) { (cuts, try? program.basis()) }
}
