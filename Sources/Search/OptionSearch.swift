import Formulation
import Foundation

/// One outcome alone, such as the reliability of a system: all that its units can do and still be in the best plan is
/// listed, and the lists are searched to the end.
///
/// At prices π of the resources no plan has more than π·limits + Σ best of (log φ − π·use) over units. What a unit loses
/// against its best must fit into what separates that bound from the target; so where the bound is good, few options
/// are left, whatever the number of units.
struct OptionSearch {
  private struct Option {
    let counts: [(column: Int, number: Int)]
    let log: Double
    /// log φ − π·use.
    let merit: Double
    /// Of each row that matters.
    var use: [Double]
  }

  private let network: Network
  private let resources: Resources
  private let table: FunctionTable
  private let costs: [Double]
  /// π·limits.
  private let supply: Double
  private let box: Box

  /// Steps that are taken before the tree is the better way.
  private static let mostSteps = 400_000
  private static let mostOptions = 20_000
  /// What sums of logs may be off by rounding.
  static let rounding = 1e-12

  /// Nil where there are several outcomes, or conditions that the resources do not tell.
  init?(_ relaxation: Relaxation, _ box: Box, prices: [Double]) {
    let reduction = relaxation.reduction
    guard relaxation.isSingle, reduction.gates.isEmpty, !reduction.isBound, !reduction.isDirect(0) else {
      return nil
    }
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
  func best(above target: Double) -> (log: Double, attempts: [(column: Int, number: Int)]?)? {
    var steps = 0
    var lists: [[Option]] = []
    let terms = reduction.atoms[0].terms
    var bests: [Double] = []
    for term in terms {
      guard let best = bestMerit(term, &steps) else { return nil }
      bests.append(best)
    }
    let slack = supply + bests.reduce(0, +) - target + Self.rounding
    if slack < 0 { return (target, nil) }
    for (term, best) in zip(terms, bests) {
      guard let list = options(term, above: best - slack, &steps) else { return nil }
      if list.isEmpty { return (target, nil) }
      lists.append(list)
    }
    return search(lists, target, &steps)
  }

  /// The largest log φ − π·use of a term's unit.
  private func bestMerit(_ term: Int, _ steps: inout Int) -> Double? {
    var best = -Double.infinity
    // log φ ≤ 0: what costs more than the best so far is out.
    let isWhole = visit(term, &steps) { log, cost, _ in
      best = max(best, log - cost)
      return -best
    }
    return isWhole ? best : nil
  }

  private func options(_ term: Int, above floor: Double, _ steps: inout Int) -> [Option]? {
    var found: [Option] = []
    let columns = Array(reduction.units[reduction.terms[term].unit].columns)
    let isWhole = visit(term, &steps, within: -floor) { log, cost, counts in
      guard log - cost >= floor else { return -floor }
      let attempts = zip(columns, counts).filter { $0.1 > 0 }.map { (column: $0.0, number: $0.1) }
      found.append(
        Option(counts: attempts, log: log, merit: log - cost, use: resources.use(attempts)))
      return -floor
    }
    return isWhole && found.count <= Self.mostOptions ? found : nil
  }

  /// Calls `body` with log φ, cost and counts of every way to make attempts that costs no more than `within`; it
  /// answers within what to go on.
  ///
  /// - Returns: false where that takes too many steps.
  private func visit(
    _ term: Int, _ steps: inout Int, within: Double = .infinity,
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
      if place == columns.count {
        steps += 1
        let hazard = hazards.map { rates in
          zip(rates, totals).reduce(0) { $1.1 > 0 ? $0 + $1.0 * Double($1.1) : $0 }
        }
        let value = hazard.map { log(-expm1(-$0)) } ?? table.value(facts.function, totals)
        within = body(value, cost, counts)
        return steps <= Self.mostSteps
      }
      for number in ranges[place] {
        let total = cost + costs[columns[place]] * Double(number)
        if total > within + Self.rounding { return true }
        counts[place] = number
        if let counter = places[place] { totals[counter] += number }
        defer { if let counter = places[place] { totals[counter] -= number } }
        if !extend(place + 1, total) { return false }
      }
      return true
    }
    return extend(0, 0)
  }

  /// One option for each unit, within the limits.
  private func search(_ lists: [[Option]], _ target: Double, _ steps: inout Int) -> (
    log: Double, attempts: [(column: Int, number: Int)]?
  )? {
    // Rows that no choice of options can exceed do not matter.
    let rows = resources.limits.indices.filter { row in
      lists.reduce(0) { $0 + ($1.lazy.map { $0.use[row] }.max() ?? 0) } > resources.limits[row]
    }
    let slim = lists.map { undominated($0, rows) }
      .sorted { ($0.count, $0[0].merit) < ($1.count, $1[0].merit) }
    let limits = rows.map { resources.limits[$0] }
    // The best merit and the least use of the units from here on.
    var merits = [Double](repeating: 0, count: slim.count + 1)
    var uses = [[Double]](repeating: limits.map { _ in 0 }, count: slim.count + 1)
    for place in slim.indices.reversed() {
      merits[place] = merits[place + 1] + (slim[place].first?.merit ?? 0)
      uses[place] = rows.indices.map { row in
        uses[place + 1][row] + (slim[place].lazy.map { $0.use[row] }.min() ?? 0)
      }
    }
    var best = (log: target, attempts: [(column: Int, number: Int)]?.none)
    var chosen = [Int](repeating: 0, count: slim.count)
    var used = [limits.map { _ in 0.0 }] + slim.map { _ in limits.map { _ in 0.0 } }
    var gained = [Double](repeating: supply, count: slim.count + 1)
    var place = 0
    while place >= 0 {
      if place == slim.count {
        let options = chosen.enumerated().map { slim[$0][$1 - 1] }
        let log = options.reduce(0) { $0 + $1.log }
        if log > best.log { best = (log, options.flatMap(\.counts)) }
        place -= 1
        continue
      }
      steps += 1
      if steps > Self.mostSteps { return nil }
      // Best merits first: once one is too low, so are those behind it.
      guard chosen[place] < slim[place].count,
        gained[place] + slim[place][chosen[place]].merit + merits[place + 1] + Self.rounding > best.log
      else {
        chosen[place] = 0
        place -= 1
        continue
      }
      let option = slim[place][chosen[place]]
      chosen[place] += 1
      let fits = limits.indices.allSatisfy { row in
        used[place + 1][row] = used[place][row] + option.use[row]
        return used[place + 1][row] + uses[place + 1][row] <= limits[row]
      }
      if fits {
        gained[place + 1] = gained[place] + option.merit
        place += 1
      }
    }
    return best
  }

  /// Options that none outdoes with less of everything, the best merits first.
  private func undominated(_ options: [Option], _ rows: [Int]) -> [Option] {
    var kept: [Option] = []
    for option in options.sorted(by: { ($0.log, $0.merit) > ($1.log, $1.merit) }) {
      var slim = option
      slim.use = rows.map { option.use[$0] }
      let isOutdone = kept.contains { one in one.use.indices.allSatisfy { one.use[$0] <= slim.use[$0] } }
      if !isOutdone { kept.append(slim) }
    }
    return kept.sorted { $0.merit > $1.merit }
  }
}
