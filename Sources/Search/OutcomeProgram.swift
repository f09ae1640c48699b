import Formulation
import Foundation
import GLPKSolver
import Modelling

/// The relaxed chance over log-chances alone: the shadow of the relaxation on the space of outcomes, bounded by
/// supports that programs which were solved before leave behind.
///
/// It has a column for each atom where the relaxation has thousands. So most of what boxes of log-chances are split and
/// narrowed for is done here, and the relaxation is asked only where the shadow is too wide.
final class OutcomeProgram {
  private let reduction: Reduction
  private let layout: Layout
  private let program: LinearProgram
  /// Whether it has a column for each atom's chance too, which supports may bound better than a secant does.
  private let hasChances: Bool
  private var firstSecant = 0
  private var staticRows = 0
  private(set) var solution: [Double] = []
  private var shares: [Relaxation.Share] = []
  private var box: Box?
  private var pool: SupportPool
  /// Supports that are rows, in the order of those.
  private var taken: [Int] = []
  /// Rows of supports beyond which those that are slack go: so many, and for each atom.
  private static let mostTaken = (fixed: 40, each: 3)
  /// Supports that are taken at once, and how often for one answer.
  private static let takenAtOnce = 6
  private static let mostTakes = 30
  /// Where an atom may be that is given up: below any floor of a relaxation whose supports are taken, since those
  /// ask nothing that the relaxation's floor does not meet.
  static let floor = -1e6
  /// Atoms beyond which the shadow is no longer small.
  static let mostAtoms = 64
  /// Worlds beyond which counters tell more than outcomes do.
  static let mostChains = 16

  /// What its solves took.
  var work: Int { program.work }

  init(_ reduction: Reduction, _ layout: Layout, _ program: LinearProgram, hasChances: Bool) throws {
    self.hasChances = hasChances
    self.reduction = reduction
    self.layout = layout
    self.program = program
    pool = SupportPool(atoms: reduction.atoms.count, hasShares: hasChances)
    var columns = SparseBlock()
    for atom in reduction.atoms.indices {
      columns.close(
        reduction.isDirect(atom) ? Bounds(lower: 0, upper: 1) : Bounds(lower: Self.floor, upper: 0))
    }
    if hasChances { for _ in reduction.atoms { columns.close(Bounds(lower: 0, upper: 1)) } }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: columns.count))
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
    firstSecant = rows.count
    if hasChances {
      for atom in reduction.atoms.indices {
        rows.add(atom, 0)
        rows.add(reduction.atoms.count + atom, 1)
        rows.close(Bounds(lower: -.infinity, upper: .infinity))
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

  /// Keeps supports, for the questions that they matter to.
  func add(_ supports: [Support]) {
    for support in supports { pool.add(support) }
    guard let places = pool.forget(but: Set(taken)) else { return }
    taken = taken.compactMap { places[$0] }
  }

  /// Takes supports that the last solution violates as rows; false where there are none.
  private func takeViolated() throws -> Bool {
    let places = pool.violated(at: try program.primals(), number: Self.takenAtOnce)
    var block = SparseBlock()
    for place in places {
      let support = pool.support(place)
      for (atom, slope) in support.slopes.enumerated() where slope != 0 { block.add(atom, slope) }
      for (atom, share) in support.shares.enumerated() where share != 0 {
        block.add(reduction.atoms.count + atom, share)
      }
      block.close(.atMost(support.level))
    }
    _ = try program.addRows(block)
    taken += places
    return !places.isEmpty
  }

  /// Once many supports are rows, those go that the last solution does not touch.
  private func dropSlack() throws {
    guard taken.count > Self.mostTaken.fixed + Self.mostTaken.each * reduction.atoms.count else { return }
    let basis = try program.basis()
    let slack = taken.indices.filter { basis.rows[staticRows + $0] == Basis.Status.basic }
    try program.deleteRows(slack.map { staticRows + $0 })
    let gone = Set(slack)
    taken = taken.indices.filter { !gone.contains($0) }.map { taken[$0] }
  }

  /// A bound on the chance within the box; minus infinity where nothing is in it; nil where a limit struck.
  func bound(_ box: Box, _ shares: [Relaxation.Share], _ options: SimplexOptions) throws -> Double? {
    self.box = box
    self.shares = shares
    let atoms = reduction.atoms.indices
    let lower = atoms.map { box.lower[layout.atom($0)] }
    let upper = atoms.map { box.upper[layout.atom($0)] }
    let floors = lower.map { max(Self.floor, $0) }
    if hasChances {
      try setSecants(lower)
      try program.setColumnBounds(
        lower: floors + atoms.map { reduction.isDirect($0) ? 0 : exp(lower[$0]) * (1 - 1e-12) },
        upper: upper + atoms.map { reduction.isDirect($0) ? 1 : exp(upper[$0]) })
      try program.setCosts(
        atoms.map { reduction.isDirect($0) ? shares[$0].slope : 0 }
          + atoms.map { reduction.isDirect($0) ? 0 : reduction.atoms[$0].weight })
    } else {
      try program.setColumnBounds(lower: floors, upper: upper)
      try program.setCosts(shares.map(\.slope))
    }
    try dropSlack()
    guard let objective = try maximum(options) else { return nil }
    solution = try program.primals()
    return objective + constant + 1e-15
  }

  /// What costs leave out.
  private var constant: Double {
    hasChances ? reduction.constant : shares.reduce(reduction.constant) { $0 + $1.constant }
  }

  /// Chances lie below their secants, where there are some.
  private func setSecants(_ lower: [Double]) throws {
    var ends = program.rowUpper
    for (atom, share) in shares.enumerated() {
      let isSecant = lower[atom].isFinite && !reduction.isDirect(atom)
      let weight = reduction.atoms[atom].weight
      ends[firstSecant + atom] = isSecant ? share.constant / weight + 1e-16 : .infinity
      if isSecant { try program.setRow(firstSecant + atom, values: [-share.slope / weight, 1]) }
    }
    try program.setRowBounds(lower: program.rowLower, upper: ends)
  }

  /// Of what is asked for, with all supports that matter to it; minus infinity where nothing is left.
  private func maximum(_ options: SimplexOptions) throws -> Double? {
    var best: Double?
    for _ in 0..<Self.mostTakes {
      guard let now = try maximumOfTaken(options) else { break }
      best = now
      if now == -.infinity { break }
      if try !takeViolated() { break }
    }
    return best
  }

  private func maximumOfTaken(_ options: SimplexOptions) throws -> Double? {
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
      let value =
        hasChances
        ? reduction.atoms[atom].weight * solution[reduction.atoms.count + atom]
        : shares[atom].constant + shares[atom].slope * solution[atom]
      let low = box?.lower[layout.atom(atom)] ?? 0
      return max(0, value - (low.isFinite ? reduction.atoms[atom].weight * exp(solution[atom]) : 0))
    }
  }

  /// Narrows the box to where alone the relaxed chance can exceed `floor`; the largest share of an interval that
  /// went.
  func narrow(_ box: inout Box, of atoms: [Int], above floor: Double, _ options: SimplexOptions) throws
    -> Double
  {
    var options = options
    options.iterationLimit = 2_000
    let columns = atoms.map(layout.atom)
    let ends = columns.map { (lower: box.lower[$0], upper: box.upper[$0]) }
    let found = try program.intervals(
      of: atoms, ends: ends, above: floor - constant, options, takesCuts: takeViolated)
    return zip(columns, found).map { box.cut($0, to: $1) }.max() ?? 0
  }
}
