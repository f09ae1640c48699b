import Allocation
import Formulation
import Probability

/// Exact enumeration for problems of one outcome, such as the reliability of a system: all that its units can do and
/// still be in the best plan is listed, and the lists are searched to the end.
///
/// At prices π of the resources no plan has more than π·limits + Σ best of (log φ − π·use) over units. What a unit loses
/// against its best must fit into what separates that bound from the target; so where the bound is good, few options
/// are left, whatever the number of units.
struct SingleOutcomeEnumeration {
  /// What one unit may do; flat lists, because nearly all of the time is spent on looking through them.
  private struct Options {
    /// Columns of the unit.
    let columns: [Int]
    /// Of each option.
    var logs: [Double] = []
    /// log φ − π·use.
    var merits: [Double] = []
    /// Of each option, for each of its columns.
    var counts: [Int] = []
    /// Of each option, for each row that matters.
    var uses: [Double] = []

    /// Columns of which an option makes attempts, and how many.
    func attempts(_ option: Int) -> [(column: Int, number: Int)] {
      zip(columns, counts[(option * columns.count)...])
        .filter { $0.1 > 0 }.map { (column: $0.0, number: $0.1) }
    }

    /// Those of some places, in their order.
    func picked(_ places: [Int], rows: Int) -> Options {
      var picked = Options(columns: columns)
      picked.logs = places.map { logs[$0] }
      picked.merits = places.map { merits[$0] }
      picked.counts = places.flatMap { counts[$0 * columns.count..<($0 + 1) * columns.count] }
      picked.uses = places.flatMap { uses[$0 * rows..<($0 + 1) * rows] }
      return picked
    }
  }

  private let network: Incidence
  private let resources: Resources
  private let table: TermCache
  /// π·use of an attempt of each column.
  private let costs: [Double]
  /// π·limits.
  private let supply: Double
  private let box: VariableBounds

  /// Steps after which the tree is the better way.
  static let mostSteps = 400_000
  /// Options of a unit beyond which lists are too long to be compared with each other.
  private static let mostOptions = 20_000
  /// Steps that may still be taken: of looking through lists and of comparing options.
  private(set) var left: Int

  /// Nil where there are several outcomes, or conditions that the resources do not tell.
  ///
  /// - Parameter steps: that may be taken.
  init?(_ relaxation: Relaxation, _ box: VariableBounds, prices: [Double], steps: Int = mostSteps) {
    let reduction = relaxation.reduction
    guard relaxation.isSingle, reduction.gates.isEmpty, reduction.awards.isEmpty, !reduction.isBound,
      !reduction.isDirect(0)
    else {
      return nil
    }
    left = min(steps, Self.mostSteps)
    network = relaxation.network
    self.box = box
    resources = relaxation.resources
    table = relaxation.table
    costs = resources.costs(prices)
    supply = resources.supply(prices)
  }

  private var reduction: Reduction { network.reduction }

  /// The best log-chance above `target` and its attempts, nil for these where there is none; nil where the lists are
  /// too long.
  mutating func best(above target: Double) -> (log: Double, attempts: [(column: Int, number: Int)]?)? {
    var lists: [Options] = []
    let terms = reduction.outcomes[0].terms
    var bests: [Double] = []
    for term in terms {
      guard let best = bestMerit(term) else { return nil }
      bests.append(best)
    }
    let slack = supply + bests.reduce(0, +) - target + SearchTolerance.logEnd
    if slack < 0 { return (target, nil) }
    for (term, best) in zip(terms, bests) {
      guard let list = options(term, above: best - slack) else { return nil }
      if list.logs.isEmpty { return (target, nil) }
      lists.append(list)
    }
    return search(lists, target)
  }

  /// The largest log φ − π·use of a term's unit.
  private mutating func bestMerit(_ term: Int) -> Double? {
    var best = -Double.infinity
    // log φ ≤ 0: what costs more than the best so far is out.
    let isWhole = visit(term) { log, cost, _ in
      best = max(best, log - cost)
      return -best
    }
    return isWhole ? best : nil
  }

  /// The options of a term's unit whose merit is not below a floor; nil where they are too many.
  private mutating func options(_ term: Int, above floor: Double) -> Options? {
    var found = Options(columns: Array(reduction.units[reduction.terms[term].unit].columns))
    let isWhole = visit(term, within: -floor) { log, cost, counts in
      if log - cost >= floor {
        found.logs.append(log)
        found.merits.append(log - cost)
        found.counts += counts
      }
      return -floor
    }
    return isWhole && found.logs.count <= Self.mostOptions ? found : nil
  }

  /// Calls `body` with log φ, cost and counts of every way to make attempts that costs no more than `within`; it
  /// answers within what to go on.
  ///
  /// - Returns: false where that takes too many steps.
  private mutating func visit(
    _ term: Int, within: Double = .infinity,
    _ body: (Double, Double, [Int]) -> Double
  ) -> Bool {
    var within = within
    let facts = reduction.terms[term]
    let columns = Array(reduction.units[facts.unit].columns)
    let places = columns.map { network.place(of: $0, in: term) }
    let ranges = columns.map { box.wholeRange(of: $0) }
    let function = reduction.functions[facts.function]
    // "At least one correct" from its hazard: the same to a rounding error, without a look into the table.
    let hazards = function.kind == .pooled(1) ? function.hazards : nil
    var counts = ranges.map(\.lowerBound)
    var totals = [Int](repeating: 0, count: facts.counters.count)

    func extend(_ place: Int, _ cost: Double) -> Bool {
      left -= 1
      if place == columns.count {
        let hazard = hazards.map { rates in
          zip(rates, totals).reduce(0) { $1.1 > 0 ? $0 + $1.0 * Double($1.1) : $0 }
        }
        let value = hazard.map(Hazard.logChance) ?? table.value(facts.function, totals)
        within = body(value, cost, counts)
        return left >= 0
      }
      for number in ranges[place] {
        let total = cost + costs[columns[place]] * Double(number)
        if total > within + SearchTolerance.logEnd { return true }
        counts[place] = number
        if let counter = places[place] { totals[counter] += number }
        defer { if let counter = places[place] { totals[counter] -= number } }
        if !extend(place + 1, total) { return false }
      }
      return true
    }
    return extend(0, 0)
  }

  /// What options take of every row.
  private func uses(_ options: Options) -> [Double] {
    options.logs.indices.flatMap { resources.use(options.attempts($0)) }
  }

  /// The lists without what another option outdoes, the shortest first, and the limits of the rows that matter: those that
  /// some choice of options exceeds. Nil where that takes too long.
  private mutating func slimmed(_ lists: [Options]) -> (lists: [Options], limits: [Double])? {
    let all = resources.limits.count
    let uses = lists.map(uses)
    func most(_ row: Int, _ uses: [Double]) -> Double {
      stride(from: row, to: uses.count, by: all).reduce(0) { max($0, uses[$1]) }
    }
    let rows = resources.limits.indices.filter { row in
      uses.reduce(0) { $0 + most(row, $1) } > resources.limits[row]
    }
    var slim: [Options] = []
    for (list, uses) in zip(lists, uses) {
      var list = list
      list.uses = list.logs.indices.flatMap { option in rows.map { uses[option * all + $0] } }
      guard let few = undominated(list, rows.count) else { return nil }
      slim.append(few)
    }
    slim.sort { ($0.logs.count, $0.merits[0]) < ($1.logs.count, $1.merits[0]) }
    return (slim, rows.map { resources.limits[$0] })
  }

  /// One option for each unit, within the limits: depth first, the unit with the shortest list outermost. A branch is left
  /// where the best merits of the units that follow do not reach the best so far, or where even their least use does not fit.
  private mutating func search(_ lists: [Options], _ target: Double) -> (
    log: Double, attempts: [(column: Int, number: Int)]?
  )? {
    guard let (slim, limits) = slimmed(lists) else { return nil }
    // The best merit and the least use of the units from here on.
    var merits = [Double](repeating: 0, count: slim.count + 1)
    var least = [[Double]](repeating: limits.map { _ in 0 }, count: slim.count + 1)
    for place in slim.indices.reversed() {
      merits[place] = merits[place + 1] + slim[place].merits[0]
      least[place] = limits.indices.map { row in
        let own = stride(from: row, to: slim[place].uses.count, by: limits.count).lazy.map {
          slim[place].uses[$0]
        }
        return least[place + 1][row] + (own.min() ?? 0)
      }
    }
    var best = (log: target, attempts: [(column: Int, number: Int)]?.none)
    var chosen = [Int](repeating: 0, count: slim.count)
    var used = [[Double]](repeating: limits.map { _ in 0 }, count: slim.count + 1)
    var gained = [Double](repeating: supply, count: slim.count + 1)
    var place = 0
    while place >= 0 {
      if place == slim.count {
        let log = chosen.indices.reduce(0) { $0 + slim[$1].logs[chosen[$1] - 1] }
        if log > best.log { best = (log, chosen.indices.flatMap { slim[$0].attempts(chosen[$0] - 1) }) }
        place -= 1
        continue
      }
      left -= 1
      if left < 0 { return nil }
      let option = chosen[place]
      // Best merits first: once one is too low, so are those behind it.
      guard option < slim[place].merits.count,
        gained[place] + slim[place].merits[option] + merits[place + 1] + SearchTolerance.logEnd > best.log
      else {
        chosen[place] = 0
        place -= 1
        continue
      }
      chosen[place] += 1
      var fits = true
      for row in limits.indices where fits {
        let total = used[place][row] + slim[place].uses[option * limits.count + row]
        used[place + 1][row] = total
        fits = total + least[place + 1][row] <= limits[row]
      }
      if fits {
        gained[place + 1] = gained[place] + slim[place].merits[option]
        place += 1
      }
    }
    return best
  }

  /// Options that none outdoes with less of everything, the best merits first.
  private mutating func undominated(_ options: Options, _ rows: Int) -> Options? {
    var kept: [Int] = []
    let order = options.logs.indices.sorted {
      (options.logs[$0], options.merits[$0]) > (options.logs[$1], options.merits[$1])
    }
    for option in order {
      left -= kept.count
      if left < 0 { return nil }
      let isOutdone = kept.contains { one in
        (0..<rows).allSatisfy { options.uses[one * rows + $0] <= options.uses[option * rows + $0] }
      }
      if !isOutdone { kept.append(option) }
    }
    return options.picked(kept.sorted { options.merits[$0] > options.merits[$1] }, rows: rows)
  }
}
