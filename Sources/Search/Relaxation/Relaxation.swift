import Formulation
import Foundation
import GLPKSolver
import Modelling

/// The linear relaxation of a node, kept warm from node to node.
///
/// Maximises Σⱼ (constantⱼ + slopeⱼ·Vⱼ), the secants of weightⱼ·exp(Vⱼ) over the node's interval of Vⱼ, where
/// Vⱼ ≤ Σ log φ and every log φ lies below lazily added cuts. An outcome without a lower bound counts with the
/// upper end of its interval. Where there is one outcome, V itself is maximised.
final class Relaxation {
  let network: Incidence
  let layout: VariableLayout
  let table: TermCache
  let program: LinearProgram
  let maker: CutSeparator
  let staticRows: Int
  /// The first rows are theirs.
  let resources: Resources
  /// The first of the rows Vⱼ ≤ Σ log φ.
  let outcomeRows: Int
  let root: VariableBounds
  var cuts: [Cut] = []
  private(set) var box: VariableBounds
  private(set) var shares: [Secant] = []
  /// Lower bounds of the terms: below anything that a cut says where nothing is done.
  var termFloor: [Double]
  private(set) var solution: [Double] = []
  /// Simplex iterations so far, for the nodes' own programs and for intervals.
  private(set) var solvingWork = 0
  var narrowingWork = 0
  /// Of the last program that was solved to its end, with the bound that goes with them: a program that a limit
  /// stops leaves those of the round before.
  private(set) var reducedCosts: [Double] = []
  private(set) var lastBound = Double.infinity

  /// An outcome's part in the objective at the present node.
  struct Secant {
    var constant: Double
    var slope: Double
  }

  /// Share of what separates a bound from its target that cuts must promise to be worth a round.
  static let patience = 0.3
  /// Most iterations that new bounds are given under old costs.
  private static let mostForBounds = 200

  enum Outcome {
    /// Nothing in the node is better than the bound.
    case bounded(Double)
    case infeasible
    /// A limit struck first; the bound may still be of use.
    case stopped
  }

  var reduction: Reduction { network.reduction }
  /// One outcome: its log-chance is the objective.
  var isSingle: Bool { reduction.outcomes.count == 1 }

  /// What is maximised over the node.
  enum Objective {
    /// The relaxed chance.
    case chance
    /// Σ weightⱼ·Vⱼ; a bound is then one on that sum.
    case logs([Double])
  }
  private var isLogSum = false
  /// Costs of the node that was loaded last, which come into the program with its first solve.
  private var nodeCosts: [Double] = []
  var method = SimplexOptions.Method.dual

  /// - Parameter cuts: those of an earlier relaxation of the same reduction.
  init(
    _ network: Incidence, layout: VariableLayout, program: LinearProgram, rows: BaseConstraints,
    root: VariableBounds,
    table: TermCache, cuts: [Cut] = []
  ) throws {
    self.network = network
    self.layout = layout
    self.program = program
    self.table = table
    maker = CutSeparator(reduction: network.reduction, table: table)
    box = root
    termFloor = network.reduction.terms.map { $0.isDirect ? 0 : -100 }
    var columns = SparseBlock()
    for index in 0..<layout.count {
      columns.close(Bounds(lower: root.lower[index], upper: root.upper[index]))
    }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: layout.count))
    _ = try program.addRows(rows.rows)
    staticRows = rows.rows.count
    resources = Resources(rows, columns: network.reduction.columns.count)
    outcomeRows = rows.firstOutcome
    self.root = root
    try program.scale()
    try program.advancedBasis()
    try add(cuts)
  }

  // MARK: - A node

  /// Makes the program that of a node.
  func load(_ node: VariableBounds, for objective: Objective = .chance) throws {
    box = node
    isLogSum = false
    var lower = node.lower
    let upper = node.upper
    for term in reduction.terms.indices { lower[layout.term(term)] = termFloor[term] }
    var costs = [Double](repeating: 0, count: layout.count)
    switch objective {
    case .logs(let weights):
      shares = weights.map { Secant(constant: 0, slope: $0) }
      isLogSum = true
    case .chance: shares = shares(in: node)
    }
    for (index, share) in shares.enumerated() {
      let column = layout.outcome(index)
      costs[column] = share.slope
      if !lower[column].isFinite {
        lower[column] = floor(of: index)
      }
    }
    try program.setColumnBounds(lower: lower, upper: upper)
    nodeCosts = costs
    for (index, cut) in cuts.enumerated() where cut.box != nil {
      let holds = cut.holds(in: ranges(of: cut.term))
      try program.setRowBounds(staticRows + index, holds ? .atMost(cut.level) : .free)
    }
  }

  /// The outcomes' parts in the relaxed chance.
  func shares(in node: VariableBounds) -> [Secant] {
    reduction.outcomes.enumerated().map { index, outcome in
      if isSingle { return Secant(constant: 0, slope: 1) }
      if reduction.isDirect(index) { return Secant(constant: 0, slope: outcome.weight) }
      let column = layout.outcome(index)
      return secant(of: outcome, from: node.lower[column], to: node.upper[column])
    }
  }

  private func secant(of outcome: Reduction.Outcome, from lower: Double, to upper: Double) -> Secant {
    guard lower.isFinite else { return Secant(constant: outcome.weight * exp(upper), slope: 0) }
    let width = upper - lower
    // The secant's slope e^l (e^w − 1)/w, without cancellation in narrow intervals.
    let slope = outcome.weight * exp(lower) * (width < 1e-12 ? 1 : expm1(width) / width)
    return Secant(constant: outcome.weight * exp(lower) - slope * lower, slope: slope)
  }

  /// Bounds of a term's counters at this node, in whole numbers.
  func ranges(of term: Int) -> [ClosedRange<Int>] { ranges(of: term, in: box) }

  func ranges(of term: Int, in box: VariableBounds) -> [ClosedRange<Int>] {
    reduction.terms[term].counters.map { box.wholeRange(of: layout.counter($0)) }
  }

  // MARK: - Solving

  /// Solves the node's program, adding cuts until what they could still take off the bound is below
  /// `tolerance` (on the chance) or small beside what separates it from `target`, or the bound falls to `target`.
  func solve(target: Double, tolerance: Double, options: SimplexOptions, rounds: Int) throws -> Outcome {
    var best = Double.infinity
    var options = options
    options.method = method
    if layout.count >= SearchTuning.sizable { options.ratioTest = .standard }
    for round in 0..<rounds {
      let solved = try round == 0 ? firstAnswer(options) : program.solve(options)
      solvingWork += solved.iterations
      switch solved.status {
      case .optimal: break
      case .infeasible:
        if try program.provesInfeasible() { return .infeasible }
        let fresh = try answerAfresh(options)
        if fresh == .optimal { break }
        if try fresh == .infeasible && program.provesInfeasible() { return .infeasible }
        if best.isFinite { return .bounded(best) }
        if fresh == .timeLimit || fresh == .interrupted { return .stopped }
        throw Self.noAnswer
      case .timeLimit, .interrupted: return best.isFinite ? .bounded(best) : .stopped
      default:
        if best.isFinite { return .bounded(best) }
        throw Self.noAnswer
      }
      lastBound = try chance(fromObjective: program.provenUpperBound())
      reducedCosts = try program.reducedCosts()
      let gain = best - lastBound
      best = min(best, lastBound)
      if best <= target { return .bounded(best) }
      solution = try program.primals()
      // Iterations cost what there are rows; cuts that are missed come back.
      if gain > 1e-7 { try dropSlackCuts(above: reduction.terms.count + 100) }
      if round + 1 == rounds { break }
      // Far from the target a node is split anyway: its children find what is missed here.
      let far = target.isFinite ? Self.patience * (lastBound - target) : 0
      if try !separate(max(tolerance, far)) { break }
    }
    return .bounded(best)
  }

  /// Another basis, or another relaxation, has to say.
  private static let noAnswer = GLPKError.fatal(message: "no answer to a node's program")

  /// New bounds leave the last basis dual feasible under the old costs, and new costs what that leads to primal feasible;
  /// so each comes with the method for which it is the shorter way, unless that loses its way.
  private func firstAnswer(_ options: SimplexOptions) throws -> LinearOutcome {
    let most = min(2_000 + 10 * layout.count, options.iterationLimit ?? .max)
    var other = options
    // Programs for sums of logs have next to the bounds that the ones before them had.
    if options.method == .dual && !isLogSum {
      other.iterationLimit = min(Self.mostForBounds, most)
      let solved = try program.solve(other)
      if solved.status == .optimal && nodeCosts == program.costs { return solved }
      solvingWork += solved.iterations
    }
    try program.setCosts(nodeCosts)
    other.method = options.method == .dual ? .primal : .dual
    other.iterationLimit = most
    let solved = try program.solve(other)
    if solved.status != .iterationLimit || options.iterationLimit ?? .max <= most { return solved }
    solvingWork += solved.iterations
    return try program.solve(options)
  }

  /// From a warm basis GLPK has been seen to call a program infeasible that is not, or to leave no proof.
  private func answerAfresh(_ options: SimplexOptions) throws -> LinearOutcome.Status {
    var other = options
    let most = 2_000 + 10 * layout.count
    other.iterationLimit = min(most, options.iterationLimit ?? most)
    var status = LinearOutcome.Status.iterationLimit
    for method in [SimplexOptions.Method.primal, .dual] where status == .iterationLimit {
      try program.standardBasis()
      other.method = method
      let solved = try program.solve(other)
      solvingWork += solved.iterations
      status = solved.status
    }
    return status
  }

  /// The chance that an objective of the program stands for.
  private func chance(fromObjective objective: Double) -> Double {
    if isLogSum { return objective + 1e-13 }
    if isSingle {
      return reduction.constant + reduction.outcomes[0].weight * exp(min(0, objective + 1e-13))
    }
    return reduction.constant + objective + shares.reduce(0) { $0 + $1.constant } + 1e-15
  }

  /// What a unit of each term's log is worth in the objective at this node.
  func termSlopes() -> [Double] {
    var termSlopes = [Double](repeating: 0, count: reduction.terms.count)
    for (index, outcome) in reduction.outcomes.enumerated() {
      for term in outcome.terms { termSlopes[term] += shares[index].slope }
    }
    if isSingle && !isLogSum {
      let scale = reduction.outcomes[0].weight * exp(min(0, solution[layout.outcome(0)]))
      for term in termSlopes.indices { termSlopes[term] *= scale }
    }
    return termSlopes
  }

  func counts(of term: Int) -> [Double] {
    reduction.terms[term].counters.map { max(0, solution[layout.counter($0)]) }
  }
}
