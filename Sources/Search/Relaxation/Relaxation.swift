import Formulation
import Foundation
import GLPKSolver
import Modelling

/// The linear relaxation of a node (outer approximation in a spatial branch and bound), kept warm from node
/// to node.
///
/// Maximises Σⱼ (constantⱼ + slopeⱼ·Vⱼ), the secants of weightⱼ·exp(Vⱼ) over the node's interval of Vⱼ,
/// where Vⱼ ≤ Σ log φ and every log φ lies below lazily added cuts. Since exp is convex it lies below its
/// secants within the interval, so that no plan of the node exceeds the optimum. An outcome without a lower
/// bound counts with the upper end of its interval. Where there is one outcome, V itself is maximised.
final class Relaxation {
  let network: Incidence
  let layout: VariableLayout
  let table: TermCache
  let program: LinearProgram
  let separator: CutSeparator
  let rows: Rows
  /// What its first rows say.
  let resources: Resources
  /// The box of the whole reduction, in which every plan lies.
  let root: VariableBounds
  /// Cuts that are rows, in the order of their rows.
  var cuts: [Cut] = []
  /// Lower bounds of the terms' log-chances: below anything that a cut says where nothing is done.
  var termFloor: [Double]
  private(set) var loaded: Loaded
  /// Of the last program that was solved to its end; one that a limit stops leaves that of the round before.
  var answer = Answer()
  var work = Work()
  /// Of simplex; the other one where this has failed.
  var method = SimplexOptions.Method.dual

  /// Where the rows are that are never dropped: resources, then others, among them Vⱼ ≤ Σ log φ.
  struct Rows {
    /// How many they are; cuts come after them.
    let count: Int
    /// The first of the rows Vⱼ ≤ Σ log φ.
    let firstOutcome: Int
  }

  /// The node that the program was made that of.
  struct Loaded {
    var box: VariableBounds
    var secants: [Secant] = []
    /// They come into the program with its first solve.
    var costs: [Double] = []
    /// The objective is a sum of log-chances.
    var isLogSum = false
  }

  /// A bound, with the reduced costs that go with it, and a solution.
  struct Answer {
    var bound = Double.infinity
    var reducedCosts: [Double] = []
    /// That of a round before where the bound was low enough without it.
    var solution: [Double] = []
  }

  /// Simplex iterations so far, for nodes and for intervals of outcomes.
  struct Work {
    var solving = 0
    var tightening = 0
  }

  /// An outcome's part in the objective at the present node: constant + slope·V.
  struct Secant {
    var constant: Double
    var slope: Double
  }

  /// What is maximised over the node.
  enum Objective {
    /// The relaxed chance.
    case chance
    /// Σ weightⱼ·Vⱼ; a bound is then one on that sum.
    case logs([Double])
  }

  /// What a solve of a node's program came to.
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
  var box: VariableBounds { loaded.box }
  var solution: [Double] { answer.solution }

  /// - Parameter cuts: those of an earlier relaxation of the same reduction.
  /// Opens the relaxation in an empty program, at the root.
  ///
  /// - Parameters:
  ///   - rows: those that never change.
  ///   - root: bounds of all columns.
  init(
    _ network: Incidence, layout: VariableLayout, program: LinearProgram, rows: BaseConstraints,
    root: VariableBounds, table: TermCache, cuts: [Cut] = []
  ) throws {
    self.network = network
    self.layout = layout
    self.program = program
    self.table = table
    separator = CutSeparator(reduction: network.reduction, table: table)
    loaded = Loaded(box: root)
    // A first guess; `add` goes lower where a cut says less.
    termFloor = network.reduction.terms.map { $0.isDirect ? 0 : -100 }
    var columns = SparseBlock()
    for index in 0..<layout.count {
      columns.close(Bounds(lower: root.lower[index], upper: root.upper[index]))
    }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: layout.count))
    _ = try program.addRows(rows.rows)
    self.rows = Rows(count: rows.rows.count, firstOutcome: rows.firstOutcome)
    resources = Resources(rows, layout)
    self.root = root
    try program.scale()
    // From a triangular basis the first solve takes far fewer iterations than from slacks.
    try program.advancedBasis()
    try add(cuts)
  }

  // MARK: - A node

  /// Makes the program that of a node: bounds, costs, and which cuts hold in it. Solves nothing.
  func load(_ node: VariableBounds, for objective: Objective = .chance) throws {
    loaded = Loaded(box: node)
    var lower = node.lower
    let upper = node.upper
    for term in reduction.terms.indices { lower[layout.term(term)] = termFloor[term] }
    var costs = [Double](repeating: 0, count: layout.count)
    switch objective {
    case .logs(let weights):
      loaded.secants = weights.map { Secant(constant: 0, slope: $0) }
      loaded.isLogSum = true
    case .chance: loaded.secants = secants(in: node)
    }
    for (index, secant) in loaded.secants.enumerated() {
      let column = layout.outcome(index)
      costs[column] = secant.slope
      if !lower[column].isFinite {
        lower[column] = floor(of: index)
      }
    }
    try program.setColumnBounds(lower: lower, upper: upper)
    loaded.costs = costs
    // Cuts of boxes that do not hold this one are set free, and are there again when they are needed.
    for (index, cut) in cuts.enumerated() where cut.box != nil {
      let holds = cut.holds(in: ranges(of: cut.term))
      try program.setRowBounds(rows.count + index, holds ? .atMost(cut.level) : .free)
    }
  }

  /// The outcomes' parts in the relaxed chance over a box.
  func secants(in node: VariableBounds) -> [Secant] {
    reduction.outcomes.enumerated().map { index, outcome in
      if isSingle { return Secant(constant: 0, slope: 1) }
      if reduction.isDirect(index) { return Secant(constant: 0, slope: outcome.weight) }
      let column = layout.outcome(index)
      return secant(of: outcome, from: node.lower[column], to: node.upper[column])
    }
  }

  /// The secant of weight·exp over an interval of log-chances; without a lower end its upper end.
  private func secant(of outcome: Reduction.Outcome, from lower: Double, to upper: Double) -> Secant {
    guard lower.isFinite else { return Secant(constant: outcome.weight * exp(upper), slope: 0) }
    let width = upper - lower
    // The secant's slope e^l (e^w − 1)/w, without cancellation in narrow intervals.
    let slope = outcome.weight * exp(lower) * (width < SearchTolerance.width ? 1 : expm1(width) / width)
    return Secant(constant: outcome.weight * exp(lower) - slope * lower, slope: slope)
  }

  /// Bounds of a term's counters at this node, in whole numbers.
  func ranges(of term: Int) -> [ClosedRange<Int>] { ranges(of: term, in: box) }

  func ranges(of term: Int, in box: VariableBounds) -> [ClosedRange<Int>] {
    reduction.terms[term].counters.map { box.wholeRange(of: layout.counter($0)) }
  }
}
