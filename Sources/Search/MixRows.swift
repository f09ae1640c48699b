import GLPKSolver
import Modelling

/// What a mix of plans has besides its plans: a row for each resource, unit and atom, and columns for what atoms and
/// resources come to.
///
/// An attempt takes the same people in many steps, and what it adds to one deadline's log-chance it adds to later ones. So
/// rows of resources and of atoms, as equations with slacks, have the row before them subtracted, which leaves few entries
/// and changes nothing else.
///
/// | rows, from the first on | say |
/// |---|---|
/// | resources | no more than there is |
/// | units | one plan each |
/// | atoms | log-chances: no more than the mix of plans says |
/// | means | chances: no more than the means of the mix |
/// | secants | chances: no more than secants of their log-chances |
///
/// Columns: for each atom its log-chance, by how much it misses its lower end, and slack; slacks of resources; for each
/// atom its chance; then plans.
struct MixRows {
  private let resources: Int
  private let atoms: Int
  private let firstAtom: Int
  private let firstMean: Int
  private let firstSecant: Int
  /// Column of the first atom's chance.
  private let firstChance: Int

  /// What a plan adds to a mean at least: so the rows in which it has entries are always the same.
  private static let least = 1e-12
  /// What a unit of log-chance below its interval costs, where the largest share is worth 1.
  private static let penalty = 20.0

  /// - Parameter program: without rows and columns.
  init(_ program: LinearProgram, _ resources: Resources, units: Int, atoms: Int) throws {
    (self.resources, self.atoms) = (resources.limits.count, atoms)
    firstAtom = resources.limits.count + units
    firstMean = firstAtom + atoms
    var block = SparseBlock()
    for limit in Self.differences(resources.limits) { block.close(.fixed(limit)) }
    for _ in 0..<units { block.close(.fixed(1)) }
    for _ in 0..<atoms { block.close(.fixed(0)) }
    for _ in 0..<atoms { block.close(Bounds(lower: -.infinity, upper: .infinity)) }
    _ = try program.addRows(block)
    var columns = SparseBlock()
    func add(_ row: Int, _ amount: Double, before end: Int, _ bounds: Bounds) {
      columns.add(row, amount)
      if row + 1 < end { columns.add(row + 1, -amount) }
      columns.close(bounds)
    }
    for row in firstAtom..<firstMean { add(row, 1, before: firstMean, Bounds(lower: -.infinity, upper: 0)) }
    for row in firstAtom..<firstMean { add(row, -1, before: firstMean, .nonnegative) }
    for row in firstAtom..<firstMean { add(row, 1, before: firstMean, .nonnegative) }
    for row in resources.limits.indices { add(row, 1, before: resources.limits.count, .nonnegative) }
    firstChance = columns.count
    for atom in 0..<atoms {
      columns.add(firstMean + atom, 1)
      columns.close(.fixed(0))
    }
    _ = try program.addColumns(columns, costs: [Double](repeating: 0, count: columns.count))
    var secants = SparseBlock()
    for atom in 0..<atoms {
      secants.add(atom, -1)
      secants.add(firstChance + atom, 1)
      secants.close(Bounds(lower: -.infinity, upper: .infinity))
    }
    firstSecant = try program.addRows(secants).lowerBound
  }

  /// What a plan puts into the rows: that it is its unit's, and what follows.
  ///
  /// - Parameters:
  ///   - uses: what it takes of every resource.
  ///   - logs: by how much it changes the log-chance of every atom.
  ///   - worths: what it adds to the means of some atoms.
  func entries(unit: Int, uses: [Double], logs: [Double], worths: [Int: Double]) -> PlanMix.Entries {
    let needs = Self.differences(uses).enumerated().filter { $0.1 != 0 }
    let effects = Self.differences(logs).enumerated().filter { $0.1 != 0 }
    return needs.map { ($0.0, $0.1) } + [(resources + unit, 1)] + effects.map { (firstAtom + $0.0, -$0.1) }
      + worths.sorted { $0.key < $1.key }.map { (firstMean + $0.key, -max(Self.least, $0.value)) }
  }

  /// Makes the program that of a question.
  func load(_ question: PriceProgram.Question, into program: LinearProgram) throws {
    var (low, high, worth) = (program.columnLower, program.columnUpper, program.costs)
    var ends = program.rowUpper
    for atom in 0..<atoms {
      let (lower, upper, cost) = (question.lower[atom], question.upper[atom], question.costs[atom])
      let isMeant = question.isMeant[atom]
      let isFree = cost == 0 && !lower.isFinite
      low[2 * atoms + atom] = isFree ? -.infinity : 0
      (low[atom], high[atom]) = isFree ? (upper, upper) : (lower, upper)
      worth[atom] = isMeant ? 0 : cost
      worth[atoms + atom] = -Self.penalty
      worth[firstChance + atom] = isMeant ? cost : 0
      (low[firstChance + atom], high[firstChance + atom]) = isMeant ? (0, 2) : (0, 0)
      ends[firstMean + atom] = isMeant ? 0 : .infinity
      ends[firstSecant + atom] = isMeant ? question.secants[atom].constant : .infinity
      if isMeant { try program.setRow(firstSecant + atom, values: [-question.secants[atom].slope, 1]) }
    }
    try program.setColumnBounds(lower: low, upper: high)
    try program.setRowBounds(lower: program.rowLower, upper: ends)
    try program.setCosts(worth)
  }

  /// Those that duals of the rows say.
  func prices(_ duals: [Double], _ question: PriceProgram.Question) -> PriceProgram.Prices {
    let slopes = Self.undone(duals[firstAtom..<firstMean])
    return PriceProgram.Prices(
      resources: Self.undone(duals.prefix(resources)).map { max(0, $0) },
      // Where an atom has no lower end, a slope above its cost, be it by rounding, would prove nothing.
      slopes: (0..<atoms).map { atom in
        max(0, question.lower[atom].isFinite ? slopes[atom] : min(slopes[atom], question.costs[atom]))
      },
      shares: (0..<atoms).map { atom in
        question.isMeant[atom] ? min(max(0, duals[firstMean + atom]), question.costs[atom]) : 0
      })
  }

  private static func differences(_ values: [Double]) -> [Double] {
    zip(values, [0] + values).map { $0 - $1 }
  }

  /// Duals of rows from those of their differences.
  private static func undone(_ duals: some Collection<Double>) -> [Double] {
    zip(duals, duals.dropFirst() + [0]).map { $0 - $1 }
  }
}
