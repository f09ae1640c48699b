import Allocation
import Formulation
import Foundation
import Probability

/// The pricing problem of the column generation: the plan of one unit with the largest reduced cost where people and money
/// have prices, by dynamic programming over deadlines and what has been attempted so far.
///
/// The state is a count of attempts where every term reads one counter, else, for "at least one correct attempt", a
/// hazard in whole steps that no attempt's hazard exceeds: so values are never below what a plan of whole attempts is worth.
struct PricingProblem {
  let unit: Int
  /// Indices into `Reduction.terms`.
  let terms: [Int]
  private var stages: [Stage] = []
  private var states = 0
  /// For each term an upper end of log φ by state.
  private var tables: [[Double]] = []
  /// For each term what its log φ is in truth.
  private let truth: [Truth]
  /// Steps of hazard of an attempt of each column; nil where the state counts attempts.
  private var steps: [Int: Int]?

  /// What has ended by one boundary and not by the one before.
  private struct Stage {
    var moves: [Move] = []
    /// Places in `terms`.
    var terms: [Int] = []
  }

  /// Attempts that move the state alike.
  private struct Move {
    let step: Int
    var columns: [Int] = []
  }

  private struct Truth {
    /// For each column that counts the place of its counter.
    var place: [Int: Int]
    let function: TermFunction
  }

  struct Answer {
    /// Nothing the unit can do is worth more.
    var value: Double
    var attempts: [(column: Int, number: Int)]
  }

  /// What log φ falls by for each attempt that is missing where φ is 0: an upper end of −∞.
  static let steepness = 25.0
  /// log φ this close to 0 counts as 0.
  private static let negligible = 1e-9
  /// Hazard beyond which φ counts as 1.
  private static let certain = 10.0
  /// Units whose state has more values than this are left to the relaxation.
  private static let mostStates = 1 << 20
  /// Steps of the largest hazard: as many as make the smaller ones nearly whole too.
  private static let resolutions = 40...320

  /// Nil where the unit's terms are not nested, or no one number says how far it is.
  init?(_ network: Incidence, unit: Int) {
    let reduction = network.reduction
    self.unit = unit
    terms = reduction.terms.indices.filter { reduction.terms[$0].unit == unit }
    if terms.contains(where: { reduction.terms[$0].isDirect }) { return nil }
    truth = terms.map { term in
      let facts = reduction.terms[term]
      var place: [Int: Int] = [:]
      for column in reduction.units[unit].columns { place[column] = network.place(of: column, in: term) }
      return Truth(place: place, function: reduction.functions[facts.function])
    }
    let order = terms.indices.sorted { (truth[$0].place.count, $0) < (truth[$1].place.count, $1) }
    var moves: [Int: Int] = [:]
    if terms.allSatisfy({ reduction.terms[$0].counters.count == 1 }) {
      for place in order { for column in truth[place].place.keys { moves[column] = 1 } }
      let most = terms.map { reduction.counters[reduction.terms[$0].counters[0]].upper }.max() ?? 0
      if most > Self.mostStates { return nil }
      var known: [TermFunction: [Double]] = [:]
      for one in truth where known[one.function] == nil {
        known[one.function] = Self.table(one.function, most: most)
      }
      states = known.values.map(\.count).max() ?? 1
      for (function, table) in known {
        known[function] = table + [Double](repeating: 0, count: states - table.count)
      }
      tables = truth.map { known[$0.function] ?? [] }
    } else {
      guard let steps = hazardSteps() else { return nil }
      moves = steps.moves
      self.steps = moves
      let most = Int(saturating: (Self.certain / steps.size).rounded(.up))
      if most > Self.mostStates { return nil }
      states = most + (moves.values.max() ?? 0) + 1
      let table = (0..<states).map { state in
        if state == 0 { return -Self.steepness }
        return state < most ? Hazard.logChance(steps.size * Double(state)) : 0
      }
      tables = truth.map { _ in table }
    }
    guard addStages(order, moves) else { return nil }
  }

  /// Each column's hazard, in steps of a size such that none has more; nil where terms disagree about it.
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
    for resolution in Self.resolutions {
      let size = largest / Double(resolution)
      let steps = distinct.map { max(1, ($0 / size).rounded()) }
      let scaled = zip(distinct, steps).map { $0 / $1 }.max() ?? size
      let waste = zip(distinct, steps).map { scaled * $1 / $0 }.max() ?? 1
      if waste < best?.waste ?? .infinity { best = (scaled, waste) }
    }
    guard let size = best?.size else { return nil }
    // Rounded up where the division fell below a whole number.
    return (hazards.mapValues { max(1, Int(($0 / size - 1e-9).rounded(.up))) }, size * (1 + 1e-9))
  }

  /// False where a term's columns are not among those of the next larger one.
  private mutating func addStages(_ order: [Int], _ moves: [Int: Int]) -> Bool {
    var seen: Set<Int> = []
    for place in order {
      let all = Set(truth[place].place.keys)
      guard seen.isSubset(of: all) else { return false }
      if all.count > seen.count || stages.isEmpty {
        var stage = Stage()
        for (step, columns) in Dictionary(grouping: all.subtracting(seen), by: { moves[$0] ?? 1 })
          .sorted(by: { $0.key < $1.key })
        { stage.moves.append(Move(step: step, columns: columns.sorted())) }
        stages.append(stage)
        seen = all
      }
      stages[stages.count - 1].terms.append(place)
    }
    return true
  }

  /// log φ by counts, up to where it counts as 0.
  private static func table(_ function: TermFunction, most: Int) -> [Double] {
    var table: [Double] = []
    for count in 0...most {
      table.append(value(function, [count]))
      if table[count] > -negligible {
        table[count] = 0
        break
      }
    }
    return table
  }

  /// log φ, or an upper end where it is −∞.
  private static func value(_ function: TermFunction, _ counts: [Int]) -> Double {
    let value = function.value(counts)
    if value.isFinite { return value }
    let missing = max(1, function.threshold - counts.reduce(0, +))
    let first = counts.count == 1 ? function.value([function.threshold]) : 0
    return (first.isFinite ? first : 0) - steepness * Double(missing)
  }

  /// log φ of each of `terms` under some attempts, finite; by steps of hazard where these are the state, so that a mix of
  /// plans is worth what bounds by prices come down to.
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

  /// For each of `terms` what states add to the bounds of outcomes' chances.
  typealias Gains = [[(outcome: Int, table: [Double])]]

  func gains(_ means: MeanOverestimator) -> Gains {
    zip(terms, tables).map { term, table in
      means.parts[term].map { part in (part.outcome, table.map(part.value)) }
    }
  }

  /// The best that the unit can do.
  ///
  /// - Parameters:
  ///   - worth: of a unit of log φ, for each term of the reduction, not negative.
  ///   - gains: what states are worth besides (see `gains(_:)`), times `shares` of the outcomes.
  ///   - prices: of an attempt, for each column.
  func best(worth: [Double], gains: Gains = [], shares: [Double] = [], prices: [Double]) -> Answer {
    var values = [Double](repeating: -.infinity, count: states)
    values[0] = 0
    var spare = values
    // Moves in the order in which they are made, and the states that each reached.
    var chosen: [(step: Int, column: Int)] = []
    var isMoved: [[Bool]] = []
    // The cheapest column for each step, of stages since the last one that was worth something.
    var waiting: [(step: Int, column: Int)] = []
    for stage in stages {
      for move in stage.moves {
        guard let column = move.columns.min(by: { prices[$0] < prices[$1] }) else { continue }
        if let place = waiting.firstIndex(where: { $0.step == move.step }) {
          if prices[column] < prices[waiting[place].column] { waiting[place].column = column }
        } else {
          waiting.append((move.step, column))
        }
      }
      let places = stage.terms.filter { place in
        worth[terms[place]] > 0 || !gains.isEmpty && gains[place].contains { shares[$0.outcome] > 0 }
      }
      if places.isEmpty { continue }
      for move in waiting {
        isMoved.append(Self.move(&values, &spare, by: move.step, price: prices[move.column]))
        chosen.append(move)
      }
      waiting = []
      for place in places {
        if worth[terms[place]] > 0 { Self.add(worth[terms[place]], tables[place], to: &values) }
        if gains.isEmpty { continue }
        for one in gains[place] where shares[one.outcome] > 0 {
          Self.add(shares[one.outcome], one.table, to: &values)
        }
      }
    }
    var state = values.indices.max { values[$0] < values[$1] } ?? 0
    var answer = Answer(value: values[state], attempts: [])
    for index in chosen.indices.reversed() {
      var number = 0
      while isMoved[index][state] {
        number += 1
        state -= chosen[index].step
      }
      if number > 0 { answer.attempts.append((chosen[index].column, number)) }
    }
    return answer
  }

  private typealias Block = SIMD8<Double>

  /// Every state may be reached from one `step` below it, at a price; which ones are better reached so.
  private static func move(_ values: inout [Double], _ moved: inout [Double], by step: Int, price: Double)
    -> [Bool]
  {
    let count = values.count
    var isMoved = [Bool](repeating: false, count: count)
    if step >= count { return isMoved }
    values.withUnsafeMutableBufferPointer { values in
      moved.withUnsafeMutableBufferPointer { moved in
        for state in 0..<step { moved[state] = values[state] }
        var state = step
        // A block reads what is at least a step, so a block, below it.
        if step >= Block.scalarCount {
          let from = UnsafeRawBufferPointer(UnsafeBufferPointer(values))
          let to = UnsafeMutableRawBufferPointer(moved)
          let price = Block(repeating: price)
          while state + Block.scalarCount <= count {
            let old = from.loadUnaligned(fromByteOffset: 8 * state, as: Block.self)
            let new = to.loadUnaligned(fromByteOffset: 8 * (state - step), as: Block.self) - price
            let better = old.replacing(with: new, where: new .> old)
            to.storeBytes(of: better, toByteOffset: 8 * state, as: Block.self)
            state += Block.scalarCount
          }
        }
        while state < count {
          moved[state] = max(values[state], moved[state - step] - price)
          state += 1
        }
        isMoved.withUnsafeMutableBufferPointer { isMoved in
          for state in step..<count { isMoved[state] = moved[state] > values[state] }
        }
      }
    }
    swap(&values, &moved)
    return isMoved
  }

  private static func add(_ worth: Double, _ table: [Double], to values: inout [Double]) {
    table.withUnsafeBufferPointer { table in
      values.withUnsafeMutableBufferPointer { values in
        for state in values.indices { values[state] += worth * table[state] }
      }
    }
  }
}
