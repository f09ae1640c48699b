import Formulation
import Foundation
import GLPKSolver
import Modelling

/// What any plan at all obeys: Σ slopeⱼ·Vⱼ ≤ level over the log-chances of atoms (chances where they are direct).
struct Support: Sendable {
  let slopes: [Double]
  let level: Double
}

/// The relaxed chance over log-chances alone: the shadow of the relaxation on the space of outcomes, bounded by
/// supports that programs which were solved before leave behind.
///
/// It has a column for each atom where the relaxation has thousands. So most of what boxes of log-chances are split and
/// narrowed for is done here, and the relaxation is asked only where the shadow is too wide.
final class OutcomeProgram {
  private let reduction: Reduction
  private let layout: Layout
  private let program: LinearProgram
  private var staticRows = 0
  private(set) var solution: [Double] = []
  private var shares: [Relaxation.Share] = []
  private var box: Box?
  /// Rows of supports beyond which those that are slack go.
  static let mostSupports = 300
  /// Where an atom may be that is given up: below any floor of a relaxation whose supports are taken, since those
  /// ask nothing that the relaxation's floor does not meet.
  static let floor = -1e6
  /// Atoms beyond which the shadow is no longer small.
  static let mostAtoms = 64
  /// Worlds beyond which counters tell more than outcomes do.
  static let mostChains = 16

  init(_ reduction: Reduction, _ layout: Layout, _ program: LinearProgram) throws {
    self.reduction = reduction
    self.layout = layout
    self.program = program
    var columns = SparseBlock()
    for atom in reduction.atoms.indices {
      columns.close(
        reduction.isDirect(atom) ? Bounds(lower: 0, upper: 1) : Bounds(lower: Self.floor, upper: 0))
    }
    _ = try program.addColumns(columns, costs: reduction.atoms.map { _ in 0 })
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
    _ = try program.addRows(rows)
    staticRows = rows.count
  }

  /// Whether there are several atoms that matter through their log-chances, and few enough.
  static func isWorthwhile(_ reduction: Reduction) -> Bool {
    reduction.atoms.count <= mostAtoms && reduction.chains.count <= mostChains
      && reduction.atoms.indices.filter { !reduction.isDirect($0) }.count > 1
  }

  /// Keeps supports; once there are many, some that the last solution does not touch go.
  func add(_ supports: [Support]) throws {
    for support in supports { try add(support) }
  }

  private func add(_ support: Support) throws {
    if program.rowCount - staticRows >= Self.mostSupports {
      let basis = try program.basis()
      let slack = (staticRows..<program.rowCount).filter { basis.rows[$0] == Basis.Status.basic }
        .prefix(Self.mostSupports / 3)
      try program.deleteRows(Array(slack))
    }
    var block = SparseBlock()
    for (atom, slope) in support.slopes.enumerated() where slope != 0 { block.add(atom, slope) }
    block.close(.atMost(support.level))
    _ = try program.addRows(block)
  }

  /// A bound on the chance within the box; minus infinity where nothing is in it; nil where a limit struck.
  func bound(_ box: Box, _ shares: [Relaxation.Share], _ options: SimplexOptions) throws -> Double? {
    self.box = box
    self.shares = shares
    let atoms = reduction.atoms.indices
    try program.setColumnBounds(
      lower: atoms.map { max(Self.floor, box.lower[layout.atom($0)]) },
      upper: atoms.map { box.upper[layout.atom($0)] })
    try program.setCosts(shares.map(\.slope))
    guard let objective = try maximum(options) else { return nil }
    solution = try program.primals()
    return objective + reduction.constant + shares.reduce(0) { $0 + $1.constant } + 1e-15
  }

  private func maximum(_ options: SimplexOptions) throws -> Double? {
    var options = options
    options.iterationLimit = 5_000
    for method in [SimplexOptions.Method.dual, .primal] {
      options.method = method
      let outcome = try program.solve(options)
      if outcome.status == .optimal { return try program.provenUpperBound() }
      if outcome.status != .infeasible { return nil }
      if try program.provesInfeasible() { return -.infinity }
      try program.standardBasis()
    }
    return nil
  }

  /// For each atom how far its share overrates it at the solution.
  func overratings() -> [Double] {
    reduction.atoms.indices.map { atom in
      if reduction.isDirect(atom) { return 0 }
      let value = shares[atom].constant + shares[atom].slope * solution[atom]
      let low = box?.lower[layout.atom(atom)] ?? 0
      return max(0, value - (low.isFinite ? reduction.atoms[atom].weight * exp(solution[atom]) : 0))
    }
  }

  /// Narrows the box to where alone the relaxed chance can exceed `floor`; the largest share of an interval that
  /// went.
  func narrow(_ box: inout Box, of atoms: [Int], above floor: Double, _ options: SimplexOptions) throws
    -> Double
  {
    let constant = shares.reduce(reduction.constant) { $0 + $1.constant }
    var options = options
    options.iterationLimit = 2_000
    let columns = atoms.map(layout.atom)
    let ends = columns.map { (lower: box.lower[$0], upper: box.upper[$0]) }
    let found = try program.intervals(of: atoms, ends: ends, above: floor - constant, options)
    return zip(columns, found).map { box.cut($0, to: $1) }.max() ?? 0
  }
}
