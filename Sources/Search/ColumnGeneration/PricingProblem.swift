import Allocation
import Formulation
import Foundation
import Probability

/// The pricing problem of the column generation: the plan of one unit with the largest reduced cost where
/// people and money have prices, by dynamic programming over boundaries and what has been attempted so far.
///
/// The state is a count of attempts where every term reads one counter, else, for "at least one correct
/// attempt", a hazard in whole steps that no attempt's hazard exceeds: so values are never below what a plan
/// of whole attempts is worth. A stage is a boundary at which something is counted: first attempts that end
/// by it are added, then the state is worth what its terms say.
struct PricingProblem {
  /// Index into `Reduction.units`.
  let unit: Int
  /// The unit's terms, as indices into `Reduction.terms`.
  let terms: [Int]
  /// In the order of their boundaries.
  private(set) var stages: [Stage] = []
  /// How many values the state has.
  private(set) var states = 0
  /// For each term an upper end of log φ by state, finite.
  private(set) var tables: [[Double]] = []
  /// For each term what its log φ is in truth.
  private let truth: [Truth]
  /// Steps of hazard of an attempt of each column; nil where the state counts attempts, of which each is
  /// one.
  private var steps: [Int: Int]?

  /// A boundary: what has ended by it and not by the one before, and the terms that count there.
  struct Stage {
    var moves: [Move] = []
    /// Places in `terms`.
    var terms: [Int] = []
  }

  /// Attempts that move the state alike: of them only the cheapest is of interest.
  struct Move {
    let step: Int
    var columns: [Int] = []
  }

  /// What a term is, column by column.
  private struct Truth {
    /// For each column that counts the place of its counter.
    var place: [Int: Int]
    let function: TermFunction
  }

  /// The best plan of a unit at some prices.
  struct Answer {
    /// Nothing the unit can do is worth more.
    var value: Double
    var attempts: [(column: Int, number: Int)]
  }

  /// What log φ falls by for each attempt that is missing where φ is 0: an upper end of −∞, as cuts have it,
  /// too.
  static let steepness = 25.0
  /// Hazard beyond which φ counts as 1: an error of 5e-5 in log φ, on the side of the bound.
  private static let certain = 10.0
  /// Units whose state has more values than this are left to the relaxation: 8 MB for each of some arrays.
  private static let mostStates = 1 << 20
  /// Steps of the largest hazard: as many as make the smaller ones nearly whole too.
  private static let resolutions = 40...320

  /// Nil where the unit's terms are not nested, or no one number says how far it is.
  init?(_ network: Incidence, unit: Int) {
    let reduction = network.reduction
    self.unit = unit
    terms = reduction.terms.indices.filter { reduction.terms[$0].unit == unit }
    // A direct term's φ is not a log-chance.
    if terms.contains(where: { reduction.terms[$0].isDirect }) { return nil }
    truth = terms.map { term in
      let facts = reduction.terms[term]
      var place: [Int: Int] = [:]
      for column in reduction.units[unit].columns { place[column] = network.place(of: column, in: term) }
      return Truth(place: place, function: reduction.functions[facts.function])
    }
    let isCounted = terms.allSatisfy { reduction.terms[$0].counters.count == 1 }
    guard isCounted ? countAttempts(reduction) : countHazard() else { return nil }
    // Terms of ever later boundaries count ever more columns.
    let order = terms.indices.sorted { (truth[$0].place.count, $0) < (truth[$1].place.count, $1) }
    guard addStages(order) else { return nil }
  }

  /// The state is a number of attempts: tables of log φ up to where every function counts as 0; false where that is
  /// too far.
  private mutating func countAttempts(_ reduction: Reduction) -> Bool {
    let most = terms.map { reduction.counters[reduction.terms[$0].counters[0]].upper }.max() ?? 0
    if most > Self.mostStates { return false }
    var known: [TermFunction: [Double]] = [:]
    for one in truth where known[one.function] == nil {
      known[one.function] = Self.table(one.function, most: most)
    }
    states = known.values.map(\.count).max() ?? 1
    for (function, table) in known {
      known[function] = table + [Double](repeating: 0, count: states - table.count)
    }
    tables = truth.map { known[$0.function] ?? [] }
    return true
  }

  /// The state is a hazard in whole steps: a table of log(1 − e^{−h}) that all terms share; false where terms do not
  /// allow it, or there would be too many steps.
  private mutating func countHazard() -> Bool {
    guard let found = hazardSteps() else { return false }
    let most = Int(saturating: (Self.certain / found.size).rounded(.up))
    if most > Self.mostStates { return false }
    steps = found.moves
    // One attempt beyond what is certain ends within the table.
    states = most + (found.moves.values.max() ?? 0) + 1
    let table = (0..<states).map { state in
      if state == 0 { return -Self.steepness }
      return state < most ? Hazard.logChance(found.size * Double(state)) : 0
    }
    tables = truth.map { _ in table }
    return true
  }

  /// Each column's hazard, in steps of a size such that no attempt has more than its steps say; nil where
  /// terms disagree about it.
  private func hazardSteps() -> (moves: [Int: Int], size: Double)? {
    var hazards: [Int: Double] = [:]
    for one in truth {
      guard one.function.kind == .pooled(1) else { return nil }
      let rates = one.function.hazards
      for (column, place) in one.place {
        guard rates[place].isFinite, hazards[column] ?? rates[place] == rates[place] else { return nil }
        hazards[column] = rates[place]
      }
    }
    let distinct = Set(hazards.values)
    guard let largest = distinct.max() else { return nil }
    var best: (size: Double, waste: Double)?
    // The number of steps for the largest hazard at which rounding up wastes least of the others.
    for resolution in Self.resolutions {
      let size = largest / Double(resolution)
      let steps = distinct.map { max(1, ($0 / size).rounded()) }
      // So large a step that every attempt's steps hold its hazard, and by how much the worst then has more
      // than that.
      let scaled = zip(distinct, steps).map { $0 / $1 }.max() ?? size
      let waste = zip(distinct, steps).map { scaled * $1 / $0 }.max() ?? 1
      if waste < best?.waste ?? .infinity { best = (scaled, waste) }
    }
    guard let size = best?.size else { return nil }
    // Rounded up where the division fell below a whole number.
    return (
      hazards.mapValues { max(1, Int(($0 / size - SearchTolerance.hazardStep).rounded(.up))) },
      size * (1 + SearchTolerance.hazardStep)
    )
  }

  /// Stages by nested sets of columns; false where a term's columns are not among those of the next larger
  /// one.
  private mutating func addStages(_ order: [Int]) -> Bool {
    var seen: Set<Int> = []
    for place in order {
      let all = Set(truth[place].place.keys)
      guard seen.isSubset(of: all) else { return false }
      if all.count > seen.count || stages.isEmpty {
        var stage = Stage()
        for (step, columns) in Dictionary(grouping: all.subtracting(seen), by: { steps?[$0] ?? 1 })
          .sorted(by: { $0.key < $1.key })
        { stage.moves.append(Move(step: step, columns: columns.sorted())) }
        stages.append(stage)
        seen = all
      }
      stages[stages.count - 1].terms.append(place)
    }
    return true
  }

  /// log φ by counts, up to where it counts as 0, which it does from there on.
  private static func table(_ function: TermFunction, most: Int) -> [Double] {
    var table: [Double] = []
    for count in 0...most {
      table.append(value(function, [count]))
      if table[count] > -SearchTolerance.certainLogOfUnits {
        table[count] = 0
        break
      }
    }
    return table
  }

  /// log φ, or an upper end where it is −∞: below the first count that is alive, by `steepness` for each
  /// attempt that is missing.
  private static func value(_ function: TermFunction, _ counts: [Int]) -> Double {
    let value = function.value(counts)
    if value.isFinite { return value }
    let missing = max(1, function.threshold - counts.reduce(0, +))
    let first = counts.count == 1 ? function.value([function.threshold]) : 0
    return (first.isFinite ? first : 0) - steepness * Double(missing)
  }

  /// log φ of each of `terms` under some attempts, finite; by steps of hazard where these are the state, so
  /// that a master's solution is worth what Lagrangian bounds come down to.
  func logs(_ attempts: [(column: Int, number: Int)]) -> [Double] {
    if let steps {
      return zip(truth, tables).map { one, table in
        let state = attempts.reduce(0) { sum, attempt in
          one.place[attempt.column] == nil ? sum : sum + attempt.number * (steps[attempt.column] ?? 0)
        }
        return table[min(state, table.count - 1)]
      }
    }
    return truth.map { one in
      var counts = [Int](repeating: 0, count: one.function.correct.count)
      for (column, number) in attempts {
        if let place = one.place[column] { counts[place] += number }
      }
      return Self.value(one.function, counts)
    }
  }
}
