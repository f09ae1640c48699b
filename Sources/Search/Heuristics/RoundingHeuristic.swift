import Formulation
import Foundation
import Probability
import Problems

/// Primal heuristics: rounding of a solution of the relaxation, greedy filling, local search from plan to better plan.
struct RoundingHeuristic {
  private let reduction: Reduction
  private let network: Incidence
  private let table: TermCache
  private let kinds: [Kind]

  /// Columns whose attempts count alike and take as many person-steps, so that each gains what another would.
  private struct Kind {
    var columns: [Int]
    let personSteps: Double
  }

  init(_ network: Incidence, _ table: TermCache) {
    self.network = network
    self.table = table
    reduction = network.reduction
    let types = reduction.instance.types
    var kinds: [Kind] = []
    var places: [[Int]: Int] = [:]
    for (column, facts) in reduction.columns.enumerated() {
      let personSteps = types[facts.type].personSteps
      let key = [personSteps] + network.countersOfColumn[column]
      if let place = places[key] {
        kinds[place].columns.append(column)
      } else {
        places[key] = kinds.count
        kinds.append(Kind(columns: [column], personSteps: Double(personSteps)))
      }
    }
    self.kinds = kinds
  }

  /// Whole parts first, then what gains most for the people it holds.
  ///
  /// - Parameters:
  ///   - weights: for each outcome what a unit of its log-chance, or chance where it is direct, is worth.
  ///   - mustStop: the plan is left as far as it is filled once this says so.
  func plan(from solution: [Double], weights: [Double], unless mustStop: () -> Bool) -> PartialPlan {
    var state = PartialPlan(network, table, gates: gates(in: solution))
    let columns = reduction.columns.indices.filter { solution[$0] > 1e-6 }
      .sorted { (-solution[$0], $0) < (-solution[$1], $1) }
    for column in columns {
      let whole = min(Int((solution[column] + 1e-6).rounded(.down)), state.room(column))
      if whole > 0 { state.add(column, whole) }
    }
    let rest = columns.filter { solution[$0] - solution[$0].rounded(.down) > 0.3 }
      .sorted {
        solution[$0].truncatingRemainder(dividingBy: 1) > solution[$1].truncatingRemainder(dividingBy: 1)
      }
    for column in rest where Double(state.attempts[column]) < solution[column] - 0.3 && state.room(column) > 0
    {
      state.add(column, 1)
    }
    fill(&state, weights: weights, unless: mustStop)
    return state
  }

  /// For each gate the moment at which least of the solution is lost: own attempts that end later, and
  /// attempts of what waits that start earlier.
  private func gates(in solution: [Double]) -> [Int] {
    reduction.gates.map { gate in
      func weight(_ column: Int) -> Double {
        solution[column] * Double(reduction.instance.types[reduction.columns[column].type].people)
      }
      let own = gate.own.filter { solution[$0] > 1e-6 }
      let waiting = gate.waiting.filter { solution[$0] > 1e-6 }
      if waiting.isEmpty { return reduction.instance.steps }
      let losses = gate.moments.map { moment in
        own.reduce(0) { $0 + (reduction.columns[$1].gateEnd > moment ? weight($1) : 0) }
          + waiting.reduce(0) { $0 + (reduction.columns[$1].start < moment ? weight($1) : 0) }
      }
      let best = losses.indices.min { losses[$0] < losses[$1] }
      return best.map { gate.moments[$0] } ?? reduction.instance.steps
    }
  }

  /// Adds attempts, most gain in Σ weight·log φ a person-step first, until nothing gains.
  func fill(_ state: inout PartialPlan, weights: [Double], unless mustStop: () -> Bool) {
    let worth = worth(weights)
    // Columns that may have room, and gains. Those only fall as attempts are added to the same unit: stale ones are
    // upper ends, looked at again.
    var open = kinds.compactMap { kind -> (kind: Kind, columns: ArraySlice<Int>, gain: Double)? in
      if mustStop() { return nil }
      var columns = kind.columns[...]
      if state.firstWithRoom(&columns) == nil { return nil }
      return (kind, columns, gain(kind, state, worth))
    }
    // Where all there is to gain is small, small gains are worth taking.
    let least = Self.least(beside: max(state.chance, open.map(\.gain).max() ?? 0))
    while !mustStop(), let best = open.indices.max(by: { open[$0].gain < open[$1].gain }),
      open[best].gain > least
    {
      guard let column = state.firstWithRoom(&open[best].columns) else {
        open.swapAt(best, open.count - 1)
        open.removeLast()
        continue
      }
      let before = open[best].gain
      let now = gain(open[best].kind, state, worth)
      open[best].gain = now
      if now < before - least - 1e-9 * abs(now) { continue }
      state.add(column, 1)
      open[best].gain = gain(open[best].kind, state, worth)
    }
  }

  /// What counts as a gain beside what there is: 1e-15, and less where all chances are far below 1.
  private static func least(beside value: Double) -> Double { min(1e-15, 1e-9 * value) }

  private func worth(_ weights: [Double]) -> [Double] {
    var worth = [Double](repeating: 0, count: reduction.terms.count)
    for (index, outcome) in reduction.outcomes.enumerated() {
      for term in outcome.terms { worth[term] += weights[index] }
    }
    return worth
  }

  private func gain(_ kind: Kind, _ state: PartialPlan, _ worth: [Double]) -> Double {
    var gain = 0.0
    state.forEachChange(by: kind.columns[0], 1) { term, log in
      if worth[term] <= 0 { return }
      let lift: Double
      if reduction.terms[term].isDirect {
        lift = exp(log) - exp(state.logs[term])
      } else if log.isFinite {
        lift = state.logs[term].isFinite ? log - state.logs[term] : 50
      } else {
        // Not alive yet, but one attempt nearer.
        lift = 25
      }
      gain += worth[term] * lift
    }
    return gain / kind.personSteps
  }

  /// Takes attempts away one by one and puts better ones in their place, while the chance rises.
  func improve(_ state: inout PartialPlan, passes: Int, unless mustStop: () -> Bool) {
    for _ in 0..<passes {
      var improved = false
      for column in reduction.columns.indices where state.attempts[column] > 0 && !mustStop() {
        let before = state.chance
        var trial = state
        trial.add(column, -1)
        refill(&trial, unless: mustStop)
        if trial.chance > before + Self.least(beside: before) {
          state = trial
          improved = true
        }
      }
      if !improved { return }
    }
  }

  /// Takes all attempts of a few columns away, and fills what is free anew; nil where that gains nothing.
  func shaken(_ state: PartialPlan, _ random: inout SplitMix64, unless mustStop: () -> Bool) -> PartialPlan? {
    var trial = state
    let used = reduction.columns.indices.filter { state.attempts[$0] > 0 }
    if used.isEmpty { return nil }
    for _ in 0..<(1 + random.below(3)) {
      let column = used[random.below(used.count)]
      if trial.attempts[column] > 0 { trial.add(column, -1 - random.below(trial.attempts[column])) }
    }
    refill(&trial, unless: mustStop)
    return trial.chance > state.chance + 1e3 * Self.least(beside: state.chance) ? trial : nil
  }

  /// Adds the attempt that raises the chance itself most, until none does.
  func refill(_ state: inout PartialPlan, unless mustStop: () -> Bool) {
    var open = kinds.map { $0.columns[...] }
    while !mustStop() {
      let before = state.chance
      var logs = state.logs
      var best: (column: Int, chance: Double)?
      for kind in open.indices {
        guard let column = state.firstWithRoom(&open[kind]) else { continue }
        let chance = state.chance(adding: column, 1, &logs)
        if chance > before + Self.least(beside: chance), chance > best?.chance ?? 0 {
          best = (column, chance)
        }
      }
      guard let best else { return }
      state.add(best.column, 1)
    }
  }

  /// Takes away attempts that add nothing, and puts cheaper ones in the place of others, as long as there is time. How
  /// many can go at once is found by doubling: their number may be in the millions.
  ///
  /// - Returns: false where `mustStop` said so before all were looked at.
  func trim(_ state: inout PartialPlan, unless mustStop: () -> Bool) -> Bool {
    let floor = state.chance - 10 * Self.least(beside: state.chance)
    for column in reduction.columns.indices.sorted(by: { (-cost($0), $0) < (-cost($1), $1) }) {
      while state.attempts[column] > 0 {
        if mustStop() { return false }
        if let less = most(of: state.attempts[column], floor, { changed(state, column, -$0) }) {
          state = less
          continue
        }
        let cheaper = reduction.units[reduction.columns[column].unit].columns
          .filter { cost($0) < cost(column) }.sorted { (cost($0), $0) < (cost($1), $1) }
        guard let swapped = swapped(state, column, cheaper, floor) else { break }
        state = swapped
      }
    }
    return true
  }

  /// With as many attempts as can be on the first of some columns in place of another.
  private func swapped(_ state: PartialPlan, _ column: Int, _ others: [Int], _ floor: Double) -> PartialPlan?
  {
    for other in others {
      let swapped = most(of: state.attempts[column], floor) { number in
        let rest = changed(state, column, -number)
        return rest.room(other) >= number ? changed(rest, other, number) : nil
      }
      if let swapped { return swapped }
    }
    return nil
  }

  private func cost(_ column: Int) -> Int {
    reduction.instance.types[reduction.columns[column].type].personSteps
  }

  private func changed(_ state: PartialPlan, _ column: Int, _ number: Int) -> PartialPlan {
    var state = state
    state.add(column, number)
    return state
  }

  /// What comes of changing as many attempts as leave the chance at the floor, up to some number, where fewer do where more
  /// do; nil where not even one may change.
  private func most(of number: Int, _ floor: Double, _ change: (Int) -> PartialPlan?) -> PartialPlan? {
    func kept(_ number: Int) -> PartialPlan? { change(number).flatMap { $0.chance >= floor ? $0 : nil } }
    guard var best = kept(1) else { return nil }
    var (low, high) = (1, 2)
    while high <= number, let next = kept(high) { (low, high, best) = (high, high * 2, next) }
    high = min(high, number + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if let next = kept(middle) { (low, best) = (middle, next) } else { high = middle }
    }
    return best
  }
}
