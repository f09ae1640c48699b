import Allocation

/// What the attempts of a reduction take of each pool and each budget: the one place where such rows are made.
///
/// Pools and budgets of all branches stand side by side in `Reduction.instance`; what is shared takes of each of them.
struct ResourceRows {
  /// What columns take of a supply, and what there is of it.
  ///
  /// Σ amount · attempts ≤ limit, awards aside; amounts of attempts are above 0.
  struct Row {
    let supply: BaseConstraints.Supply
    let entries: [(column: Int, amount: Double)]
    /// What awards take, below 0 where they bring; indices into `Reduction.awards`.
    var awards: [(award: Int, amount: Double)] = []
    let limit: Double
  }

  private let reduction: Reduction
  private var instance: Instance { reduction.instance }

  init(_ reduction: Reduction) { self.reduction = reduction }

  /// People that an attempt of a column holds of a pool while it lasts.
  ///
  /// 0 where it holds none of them.
  func people(of pool: Int, heldBy column: Int) -> Int {
    instance.types[reduction.columns[column].type].held.first { $0.pool == pool }?.people ?? 0
  }

  /// The same in one step.
  func people(of pool: Int, heldBy column: Int, in step: Int) -> Int {
    steps(of: column).contains(step) ? people(of: pool, heldBy: column) : 0
  }

  /// No plan holds more people of a pool in a step.
  func most(of pool: Int, in step: Int) -> Int { reduction.roomiest.headcounts[pool][step] }

  /// Steps in which an attempt holds its people.
  private func steps(of column: Int) -> Range<Int> {
    let facts = reduction.columns[column]
    return facts.start..<(facts.start + instance.types[facts.type].length)
  }

  /// People of each pool in each step, those of awards among them; of neighbouring steps that hold the same columns and
  /// are changed by the same awards only the tightest.
  func people() -> [Row] {
    // Branches of a two-stage plan hold the same people before the look: what was said is not said again.
    var said: [[Int]: Int] = [:]
    var rows: [Row] = []
    for pool in instance.headcounts.indices {
      let active = active(of: pool)
      let changed = changes(of: pool)
      var step = 0
      while step < instance.steps {
        // A run of steps with the same columns needs its tightest step only.
        let first = step
        var limit = instance.headcounts[pool][step]
        let members = active[step]
        step += 1
        while step < instance.steps, active[step] == members, changed[step] == changed[first] {
          limit = min(limit, instance.headcounts[pool][step])
          step += 1
        }
        let awards = changed[first]
        // Where nobody is held, only awards that take people can take too many.
        if members.isEmpty, !awards.contains(where: { $0.people < 0 }) { continue }
        let people = members.map { self.people(of: pool, heldBy: $0) }
        let key = members + people + awards.flatMap { [-1 - $0.award, $0.people] }
        // The same sum was limited at least as tightly by an earlier row.
        if limit >= said[key] ?? .max { continue }
        said[key] = limit
        rows.append(
          Row(
            supply: .init(source: .pool(pool), step: first),
            entries: zip(members, people).map { ($0, Double($1)) },
            awards: awards.map { ($0.award, -Double($0.people)) }, limit: Double(limit)))
      }
    }
    return rows
  }

  /// By how much an award changes a pool.
  private struct Change: Equatable {
    let award: Int
    let people: Int
  }

  /// For each step the awards that change a pool in it.
  private func changes(of pool: Int) -> [[Change]] {
    var changes = [[Change]](repeating: [], count: instance.steps)
    for (index, award) in reduction.awards.enumerated() {
      for change in instance.awards[award.option].changes where change.pool == pool {
        for step in change.steps { changes[step].append(Change(award: index, people: change.people)) }
      }
    }
    return changes
  }

  /// For each step the columns that hold people of a pool in it.
  private func active(of pool: Int) -> [[Int]] {
    var active = [[Int]](repeating: [], count: instance.steps)
    for (index, column) in reduction.columns.enumerated()
    where instance.types[column.type].held.contains(where: { $0.pool == pool }) {
      for step in steps(of: index) { active[step].append(index) }
    }
    return active
  }

  /// Spending so far, at the last step before each income and at the end, where it can exceed the income at all;
  /// on the scale of that income.
  func money() -> [Row] {
    instance.income.indices.flatMap { budget in
      Money.lowSteps(of: instance.income[budget]).compactMap { money(of: budget, by: $0) }
    }
  }

  /// What may be spent of a budget up to a step; nil where no plan of these columns could spend more than that.
  private func money(of budget: Int, by step: Int) -> Row? {
    let limit = Money.Tolerance.bounding.limit(of: instance.income[budget][step])
    var most = 0.0
    var spending: [(column: Int, amount: Double)] = []
    for (index, column) in reduction.columns.enumerated() where column.start <= step {
      let held = steps(of: index).clamped(to: 0..<(step + 1)).count
      let each = instance.types[column.type].spending[budget] * Double(held)
      most += each * Double(column.upper)
      // What is nothing beside the income may be left out of a bound.
      if each > Money.dust * limit { spending.append((index, each)) }
    }
    var awards: [(award: Int, amount: Double)] = []
    for (index, award) in reduction.awards.enumerated() {
      let facts = instance.awards[award.option]
      guard facts.boundary <= step, facts.costs[budget] > 0 else { continue }
      most += facts.costs[budget] * Double(award.upper)
      if facts.costs[budget] > Money.dust * limit { awards.append((index, facts.costs[budget])) }
    }
    guard most > limit, !spending.isEmpty || !awards.isEmpty else { return nil }
    // By a power of two, so that scaling rounds nothing: the solver sees limits between 1 and 2.
    let scale = limit > 0 ? -Int(limit.exponent) : 0
    func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: scale, significand: value) }
    return Row(
      supply: .init(source: .budget(budget), step: step),
      entries: spending.map { ($0.column, scaled($0.amount)) },
      awards: awards.map { ($0.award, scaled($0.amount)) }, limit: scaled(limit))
  }
}
