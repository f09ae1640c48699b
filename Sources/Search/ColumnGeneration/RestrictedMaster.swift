import GLPKSolver
import Modelling

/// The restricted master program of the column generation: a mix of plans of single units, a column for each plan.
///
/// A mix of all plans that were found would spend its time on looking through columns; so some are in it, and the
/// others wait in a column pool that is looked through between its solves.
final class RestrictedMaster {
  /// What a unit might do, whole attempts.
  final class UnitColumn: Sendable {
    let unit: Int
    let logs: [Double]
    let attempts: [(column: Int, number: Int)]

    init(unit: Int, logs: [Double], attempts: [(column: Int, number: Int)]) {
      self.unit = unit
      self.logs = logs
      self.attempts = attempts
    }
  }

  /// Where a solve ended: what later ones may begin with, also those of other mixes for the same network.
  final class MasterBasis: Sendable {
    /// The plans in the basis.
    fileprivate let plans: [UnitColumn]
    /// Of rows, and of columns that are not plans.
    fileprivate let basis: Basis
    /// Outcomes that means bounded.
    fileprivate let isBoundedByMean: [Bool]

    fileprivate init(plans: [UnitColumn], basis: Basis, isBoundedByMean: [Bool]) {
      self.plans = plans
      self.basis = basis
      self.isBoundedByMean = isBoundedByMean
    }
  }

  /// What a plan puts into the rows of the program.
  typealias Entries = [(row: Int, amount: Double)]

  let program: LinearProgram
  /// All that are kept, in the mix or not.
  private(set) var plans: [UnitColumn] = []
  /// Entries of the plans, one after the other.
  private var starts = [0]
  private var rows: [Int32] = []
  private var amounts: [Double] = []
  /// Where each is.
  private var known: [[Int]: Int] = [:]
  /// For each plan when it last came into the mix, in questions asked.
  private var wanted: [Int] = []
  private var isMixed: [Bool] = []
  /// Plans in the mix, in the order of its columns, which begin at `first`.
  private var mixed: [Int] = []
  private let first: Int
  /// The first plans, which do nothing, never leave.
  private let units: Int
  private var asked = 0
  /// Outcomes that means bound: with the plan they say in which rows it has entries.
  private var isBoundedByMean: [Bool] = []

  /// Plans beyond which those that were not wanted for longest are forgotten.
  private static let mostPlans = 6_000
  /// Plans in the mix, for each of its rows, beyond which those it wants least wait in the pool, and how many then stay.
  private static let mostMixed = (high: 2.0, low: 1.25)
  /// Plans of a unit that come from the pool at once.
  private static let mostFromPool = 4
  /// Gain below which a plan is not worth a column.
  private static let negligible = 1e-9

  /// - Parameter program: with its rows, and what columns it has besides plans.
  init(_ program: LinearProgram, units: Int) {
    self.program = program
    self.units = units
    first = program.columnCount
  }

  /// Keeps plans that are new, for each of which `entries` is asked; their places.
  func keep(_ plans: [UnitColumn], _ entries: (UnitColumn) -> Entries) -> [Int] {
    plans.compactMap { plan in
      let before = self.plans.count
      return place(of: plan, entries) == before ? before : nil
    }
  }

  /// Where a plan is, which is kept from now on.
  private func place(of plan: UnitColumn, _ entries: (UnitColumn) -> Entries) -> Int {
    let key = Self.key(plan)
    if let place = known[key] { return place }
    known[key] = plans.count
    append(plan, entries(plan), wanted: asked, isMixed: false)
    return plans.count - 1
  }

  private func append(_ plan: UnitColumn, _ entries: Entries, wanted time: Int, isMixed isIn: Bool) {
    plans.append(plan)
    for (row, amount) in entries {
      rows.append(Int32(row))
      amounts.append(amount)
    }
    starts.append(rows.count)
    wanted.append(time)
    isMixed.append(isIn)
  }

  private func entries(_ place: Int) -> Entries {
    (starts[place]..<starts[place + 1]).map { (Int(rows[$0]), amounts[$0]) }
  }

  /// Takes kept plans into the mix.
  func take(_ places: [Int]) throws {
    var block = SparseBlock()
    for place in places {
      for (row, amount) in entries(place) { block.add(row, amount) }
      block.close(.nonnegative)
      isMixed[place] = true
      wanted[place] = asked
    }
    _ = try program.addColumns(block, costs: places.map { _ in 0 })
    mixed += places
  }

  /// Begins anew with the same plans, whose entries have changed.
  ///
  /// - Parameter isBoundedByMean: outcomes that means bound.
  func renew(_ isBoundedByMean: [Bool], _ entries: (UnitColumn) -> Entries) throws {
    self.isBoundedByMean = isBoundedByMean
    try program.deleteColumns(Array(first..<program.columnCount))
    let old = plans
    (plans, starts, rows, amounts, wanted, isMixed) = ([], [0], [], [], [], [])
    (known, mixed) = ([:], [])
    _ = keep(old, entries)
    try takeLatest()
    try program.standardBasis()
  }

  /// As many kept plans as fit in well, the latest first; to begin with.
  func takeLatest() throws {
    let places = plans.indices.dropFirst(units).suffix(room(Self.mostMixed.low))
    try take(Array(plans.indices.prefix(units)) + places)
  }

  private func room(_ share: Double) -> Int { Int(share * Double(program.rowCount)) }

  /// Of some plans those that gain at duals of the program's rows.
  func gaining(_ places: [Int], _ duals: [Double]) -> [Int] {
    let gains = gains(duals)
    return places.filter { gains[$0] > Self.negligible }
  }

  /// What each plan is worth at some duals beyond what it costs.
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

  /// Takes plans that together promise more than `worth`; false where those outside of the mix do not.
  func priceFromPool(_ duals: [Double], worth: Double) throws -> Bool {
    let gains = gains(duals)
    let order = plans.indices.filter { !isMixed[$0] && gains[$0] > Self.negligible }
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

  /// Leaves in the mix what it wants most, once there is much in it.
  private func shrink() throws {
    guard mixed.count > room(Self.mostMixed.high) else { return }
    let (basis, costs) = (try program.basis(), try program.reducedCosts())
    let spare = mixed.indices.dropFirst(units)
      .filter { basis.columns[first + $0] != Basis.Status.basic }
      .sorted { (costs[first + $0], $0) < (costs[first + $1], $1) }
      .prefix(mixed.count - room(Self.mostMixed.low)).sorted()
    try drop(spare)
  }

  /// Puts columns of the mix back into the pool, in the order in which they are.
  private func drop(_ spare: [Int]) throws {
    try program.deleteColumns(spare.map { first + $0 })
    for place in spare { isMixed[mixed[place]] = false }
    let gone = Set(spare)
    mixed = mixed.indices.filter { !gone.contains($0) }.map { mixed[$0] }
  }

  /// Begins a new question. Once there are many plans, some outside of the mix are forgotten.
  func beginQuery() {
    asked += 1
    guard plans.count > Self.mostPlans else { return }
    let spare = plans.indices.filter { !isMixed[$0] }.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    let gone = Set(spare.prefix(Self.mostPlans / 3))
    let kept = plans.indices.filter { !gone.contains($0) }
    let place = Dictionary(uniqueKeysWithValues: zip(kept, kept.indices))
    mixed = mixed.compactMap { place[$0] }
    let old = (plans: plans, entries: kept.map(entries), wanted: wanted, isMixed: isMixed)
    (plans, starts, rows, amounts, wanted, isMixed) = ([], [0], [], [], [], [])
    for (index, entries) in zip(kept, old.entries) {
      append(old.plans[index], entries, wanted: old.wanted[index], isMixed: old.isMixed[index])
    }
    known = Dictionary(uniqueKeysWithValues: zip(plans.map(Self.key), plans.indices))
  }

  /// Where the last solve ended.
  func stand() throws -> MasterBasis {
    let basis = try program.basis()
    let basic = mixed.indices.filter { basis.columns[first + $0] == Basis.Status.basic }
    return MasterBasis(
      plans: basic.map { plans[mixed[$0]] },
      basis: Basis(columns: Array(basis.columns.prefix(first)), rows: basis.rows),
      isBoundedByMean: isBoundedByMean)
  }

  /// Begins where another solve ended; with its plans alone where they had entries in other rows.
  func resume(_ stand: MasterBasis, _ entries: (UnitColumn) -> Entries) throws {
    let basic = stand.plans.map { place(of: $0, entries) }
    let isBasic = Set(basic)
    let missing = basic.filter { !isMixed[$0] }
    if mixed.count + missing.count > room(Self.mostMixed.high) {
      let spare = mixed.indices.dropFirst(units).filter { !isBasic.contains(mixed[$0]) }
        .sorted { (wanted[mixed[$0]], mixed[$0]) < (wanted[mixed[$1]], mixed[$1]) }
      try drop(spare.prefix(mixed.count + missing.count - room(Self.mostMixed.low)).sorted())
    }
    try take(missing)
    // With entries in other rows its basis may be none, which GLPK would not survive.
    guard stand.isBoundedByMean == isBoundedByMean else { return }
    let plans = mixed.map { isBasic.contains($0) ? Basis.Status.basic : Basis.Status.atLower }
    try program.restore(Basis(columns: stand.basis.columns + plans, rows: stand.basis.rows))
  }

  private static func key(_ plan: UnitColumn) -> [Int] {
    [plan.unit] + plan.attempts.flatMap { [$0.column, $0.number] }
  }

  /// Shares of plans in the last mix, those of nearly nothing left out.
  func shares() throws -> [(plan: UnitColumn, share: Double)] {
    zip(mixed, try program.primals().dropFirst(first)).filter { $0.1 > 1e-9 }.map { (plans[$0.0], $0.1) }
  }
}
