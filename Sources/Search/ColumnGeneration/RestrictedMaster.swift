import GLPKSolver
import Modelling

/// The restricted master program of the column generation: it mixes plans of single units, with a column for
/// each.
///
/// A master of all columns that were found would spend its time on looking through them; so some are active,
/// and the others wait in a column pool that is priced between its solves.
final class RestrictedMaster {
  /// Rows as `MasterRows` makes them, then the columns of units.
  let program: LinearProgram
  /// All columns that are kept, active or not.
  private(set) var plans: [UnitColumn] = []
  /// Entries of the columns, one after the other.
  private var starts = [0]
  private var rows: [Int32] = []
  private var amounts: [Double] = []
  /// Where each column is, by what identifies it.
  private var known: [[Int]: Int] = [:]
  /// For each column when it last became active, in queries.
  private var lastTaken: [Int] = []
  /// For each column whether it is in the program.
  private var isActive: [Bool] = []
  /// Active columns, in the order of the program's columns, which begin at `first`.
  private var active: [Int] = []
  private let first: Int
  /// The first columns, which do nothing, never leave: so there is always one of each unit.
  private let units: Int
  /// How many there were: the master's own clock.
  private var queries = 0
  /// Outcomes that means bound: with the plan they say in which rows a column has entries.
  private var isBoundedByMean: [Bool] = []

  /// Columns beyond which those that were not taken for longest are forgotten.
  private static let mostPlans = 6_000
  /// Active columns, for each of the master's rows, beyond which those with the worst reduced costs go back
  /// to the pool, and how many then stay. A basis holds one for each row at most.
  private static let mostActive = (high: 2.0, low: 1.25)
  /// Columns of a unit that come from the pool at once: those that gain most are often much alike.
  private static let mostFromPool = 4

  /// - Parameter program: with its rows, and what columns it has besides plans.
  init(_ program: LinearProgram, units: Int) {
    self.program = program
    self.units = units
    first = program.columnCount
  }

  /// Keeps columns that are new, for each of which `entries` is asked; their places.
  func keep(_ plans: [UnitColumn], _ entries: (UnitColumn) -> Entries) -> [Int] {
    plans.compactMap { plan in
      let before = self.plans.count
      return place(of: plan, entries) == before ? before : nil
    }
  }

  /// Where a column is, which is kept from now on.
  private func place(of plan: UnitColumn, _ entries: (UnitColumn) -> Entries) -> Int {
    let key = Self.key(plan)
    if let place = known[key] { return place }
    known[key] = plans.count
    append(plan, entries(plan), lastTaken: queries, isActive: false)
    return plans.count - 1
  }

  /// Puts a column's entries at the end of the flat arrays.
  private func append(_ plan: UnitColumn, _ entries: Entries, lastTaken time: Int, isActive isIn: Bool) {
    plans.append(plan)
    for (row, amount) in entries {
      rows.append(Int32(row))
      amounts.append(amount)
    }
    starts.append(rows.count)
    lastTaken.append(time)
    isActive.append(isIn)
  }

  private func entries(_ place: Int) -> Entries {
    (starts[place]..<starts[place + 1]).map { (Int(rows[$0]), amounts[$0]) }
  }

  /// Makes kept columns active: nonbasic, so that the basis stays.
  func take(_ places: [Int]) throws {
    var block = SparseBlock()
    for place in places {
      for (row, amount) in entries(place) { block.add(row, amount) }
      block.close(.nonnegative)
      isActive[place] = true
      lastTaken[place] = queries
    }
    _ = try program.addColumns(block, costs: places.map { _ in 0 })
    active += places
  }

  /// Begins anew with the same columns, whose entries have changed.
  ///
  /// - Parameter isBoundedByMean: outcomes that means bound.
  func renew(_ isBoundedByMean: [Bool], _ entries: (UnitColumn) -> Entries) throws {
    self.isBoundedByMean = isBoundedByMean
    try program.deleteColumns(Array(first..<program.columnCount))
    let old = plans
    (plans, starts, rows, amounts, lastTaken, isActive) = ([], [0], [], [], [], [])
    (known, active) = ([:], [])
    _ = keep(old, entries)
    try takeLatest()
    try program.standardBasis()
  }

  /// As many kept columns as fit in well, the latest first; to begin with.
  func takeLatest() throws {
    let places = plans.indices.dropFirst(units).suffix(room(Self.mostActive.low))
    try take(Array(plans.indices.prefix(units)) + places)
  }

  /// So many for each row.
  private func room(_ share: Double) -> Int { Int(share * Double(program.rowCount)) }

  /// Of some columns those with a positive reduced cost at duals of the program's rows.
  func gaining(_ places: [Int], _ duals: [Double]) -> [Int] {
    let gains = gains(duals)
    return places.filter { gains[$0] > SearchTolerance.columnGain }
  }

  /// The reduced cost of every column at some duals. Linear in all entries, and the most frequent loop of a
  /// bound.
  private func gains(_ duals: [Double]) -> [Double] {
    var gains = [Double](repeating: 0, count: plans.count)
    duals.withUnsafeBufferPointer { duals in
      rows.withUnsafeBufferPointer { rows in
        amounts.withUnsafeBufferPointer { amounts in
          for plan in gains.indices {
            for entry in starts[plan]..<starts[plan + 1] {
              gains[plan] -= duals[Int(rows[entry])] * amounts[entry]
            }
          }
        }
      }
    }
    return gains
  }

  /// Takes columns of the pool that together promise more than `worth`; false where none do. A unit promises
  /// what its best column gains, since it has one plan.
  func priceFromPool(_ duals: [Double], worth: Double) throws -> Bool {
    let gains = gains(duals)
    let order = plans.indices.filter { !isActive[$0] && gains[$0] > SearchTolerance.columnGain }
      .sorted { (-gains[$0], $0) < (-gains[$1], $1) }
    var number = [Int](repeating: 0, count: units)
    var promised = 0.0
    let chosen = order.filter { place in
      let unit = plans[place].unit
      number[unit] += 1
      if number[unit] == 1 { promised += gains[place] }
      return number[unit] <= Self.mostFromPool
    }
    guard promised > worth, !chosen.isEmpty else { return false }
    try shrink()
    try take(chosen)
    return true
  }

  /// Leaves active what has the best reduced costs and what is basic, once there is much.
  private func shrink() throws {
    guard active.count > room(Self.mostActive.high) else { return }
    let (basis, costs) = (try program.basis(), try program.reducedCosts())
    let spare = active.indices.dropFirst(units)
      .filter { basis.columns[first + $0] != Basis.Status.basic }
      .sorted { (costs[first + $0], $0) < (costs[first + $1], $1) }
      .prefix(active.count - room(Self.mostActive.low)).sorted()
    try drop(spare)
  }

  /// Puts active columns back into the pool, in the order in which they are.
  private func drop(_ spare: [Int]) throws {
    try program.deleteColumns(spare.map { first + $0 })
    for place in spare { isActive[active[place]] = false }
    let gone = Set(spare)
    active = active.indices.filter { !gone.contains($0) }.map { active[$0] }
  }

  /// Begins a new query. Once there are many columns, some of the pool are forgotten.
  func beginQuery() {
    queries += 1
    guard plans.count > Self.mostPlans else { return }
    let spare = plans.indices.filter { !isActive[$0] }.sorted { (lastTaken[$0], $0) < (lastTaken[$1], $1) }
    let gone = Set(spare.prefix(Self.mostPlans / 3))
    let kept = plans.indices.filter { !gone.contains($0) }
    let place = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
    active = active.compactMap { place[$0] }
    // Places change: all arrays are made anew in the old order.
    let old = (plans: plans, entries: kept.map(entries), lastTaken: lastTaken, isActive: isActive)
    (plans, starts, rows, amounts, lastTaken, isActive) = ([], [0], [], [], [], [])
    for (index, entries) in zip(kept, old.entries) {
      append(old.plans[index], entries, lastTaken: old.lastTaken[index], isActive: old.isActive[index])
    }
    known = Dictionary(uniqueKeysWithValues: zip(plans.map(Self.key), plans.indices))
  }

  /// Where the last solve ended.
  func basis() throws -> MasterBasis {
    let basis = try program.basis()
    let basic = active.indices.filter { basis.columns[first + $0] == Basis.Status.basic }
    return MasterBasis(
      plans: basic.map { plans[active[$0]] },
      basis: Basis(columns: Array(basis.columns.prefix(first)), rows: basis.rows),
      isBoundedByMean: isBoundedByMean)
  }

  /// Begins where another solve ended; with its columns alone where they had entries in other rows.
  func resume(_ start: MasterBasis, _ entries: (UnitColumn) -> Entries) throws {
    let basic = start.plans.map { place(of: $0, entries) }
    let isBasic = Set(basic)
    let missing = basic.filter { !isActive[$0] }
    // Room is made among those that are not in its basis, the ones not taken for longest first.
    if active.count + missing.count > room(Self.mostActive.high) {
      let spare = active.indices.dropFirst(units).filter { !isBasic.contains(active[$0]) }
        .sorted { (lastTaken[active[$0]], active[$0]) < (lastTaken[active[$1]], active[$1]) }
      try drop(spare.prefix(active.count + missing.count - room(Self.mostActive.low)).sorted())
    }
    try take(missing)
    // With entries in other rows its basis may be none, which GLPK would not survive.
    guard start.isBoundedByMean == isBoundedByMean else { return }
    let plans = active.map { isBasic.contains($0) ? Basis.Status.basic : Basis.Status.atLower }
    try program.restore(Basis(columns: start.basis.columns + plans, rows: start.basis.rows))
  }

  /// Its unit, then column and number of its attempts.
  private static func key(_ plan: UnitColumn) -> [Int] {
    [plan.unit] + plan.attempts.flatMap { [$0.column, $0.number] }
  }

  /// Shares of columns in the last solution, those of nearly nothing left out.
  func shares() throws -> [(plan: UnitColumn, share: Double)] {
    zip(active, try program.primals().dropFirst(first)).filter { $0.1 > SearchTolerance.columnShare }.map {
      (plans[$0.0], $0.1)
    }
  }
}
