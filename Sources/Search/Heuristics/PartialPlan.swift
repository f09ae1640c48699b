import Allocation
import Formulation
import Foundation

/// A partial plan of a primal heuristic: attempts per column and awards, with the resource calendar and the exact chance
/// kept up to date. Each step of a heuristic asks for both many times, so only what a column touches is worked out anew.
struct PartialPlan {
  let network: Incidence
  let table: TermCache
  /// Of each column.
  private(set) var attempts: [Int]
  /// How many are made of each of `Reduction.awards`.
  private(set) var awards: [Int]
  /// Of each counter: the attempts of its columns.
  private(set) var counts: [Int]
  /// log φ of every term.
  private(set) var logs: [Double]
  private var calendar: ResourceCalendar
  /// Columns that the chosen gates shut out.
  private(set) var isShut: [Bool]
  /// The boundary of each gate of the reduction.
  private(set) var gates: [Int]

  private var reduction: Reduction { network.reduction }
  private var instance: Instance { network.reduction.instance }

  /// Nothing done yet; `gates` aligned with `reduction.gates`.
  init(_ network: Incidence, _ table: TermCache, gates: [Int]) {
    self.network = network
    self.table = table
    self.gates = gates
    let reduction = network.reduction
    attempts = [Int](repeating: 0, count: reduction.columns.count)
    awards = [Int](repeating: 0, count: reduction.awards.count)
    counts = [Int](repeating: 0, count: reduction.counters.count)
    logs = reduction.terms.map { table.value($0.function, $0.counters.map { _ in 0 }) }
    calendar = ResourceCalendar(reduction.instance)
    isShut = reduction.columns.indices.map { index in
      let column = reduction.columns[index]
      if network.ownGates[index].contains(where: { $0.end > gates[$0.gate] }) { return true }
      return network.waitsFor[index].contains { column.start < gates[$0] }
    }
  }

  func count(_ counter: Int) -> Int { counts[counter] }

  /// How many more attempts of a column fit.
  func room(_ column: Int) -> Int {
    if isShut[column] { return 0 }
    let facts = reduction.columns[column]
    return calendar.room(for: instance.types[facts.type], at: facts.start)
  }

  /// The first of some columns of which one more attempt fits; those before it go.
  func firstWithRoom(_ columns: inout ArraySlice<Int>) -> Int? {
    while let column = columns.first {
      if room(column) > 0 { return column }
      columns.removeFirst()
    }
    return nil
  }

  /// Adds attempts (negative: takes them away); the caller has looked at `room`.
  mutating func add(_ column: Int, _ number: Int) {
    let facts = reduction.columns[column]
    attempts[column] += number
    calendar.book(instance.types[facts.type], at: facts.start, attempts: number)
    for counter in network.countersOfColumn[column] { counts[counter] += number }
    for counter in network.countersOfColumn[column] {
      for (term, _) in network.termsOfCounter[counter] { logs[term] = log(of: term) }
    }
  }

  /// How many more of an award its grant allows, people and money permitting.
  func room(award: Int) -> Int {
    let facts = reduction.awards[award]
    let most = facts.limits.map { place in
      let limit = reduction.awardLimits[place]
      return limit.options.reduce(limit.most) { $0 - awards[$1] }
    }
    return min(most.min() ?? .max, calendar.room(for: instance.awards[facts.option]))
  }

  /// Makes awards; the caller has looked at `room`.
  mutating func make(award: Int, _ number: Int) {
    awards[award] += number
    calendar.make(instance.awards[reduction.awards[award].option], count: number)
  }

  /// log φ of a term at the counts as they are. Most terms have one counter, whose table is asked without an array.
  private func log(of term: Int) -> Double {
    let facts = reduction.terms[term]
    if facts.counters.count == 1 { return table.value(facts.function, at: counts[facts.counters[0]]) }
    return table.value(facts.function, facts.counters.map { counts[$0] })
  }

  /// Tells `body` log φ of each term that `number` more attempts of a column would change.
  func forEachChange(by column: Int, _ number: Int, _ body: (_ term: Int, _ log: Double) -> Void) {
    let own = network.countersOfColumn[column]
    for counter in own {
      for (term, place) in network.termsOfCounter[counter] {
        let facts = reduction.terms[term]
        if facts.counters.count == 1 {
          body(term, table.value(facts.function, at: counts[counter] + number))
        } else {
          var now = facts.counters.map { counts[$0] }
          for (other, index) in facts.counters.enumerated() where other == place || own.contains(index) {
            now[other] += number
          }
          body(term, table.value(facts.function, now))
        }
      }
    }
  }

  /// The chance of the plan as it stands.
  var chance: Double { chance(logs) }

  /// The chance with `number` more attempts of a column.
  ///
  /// - Parameter logs: those of the state, to work on; they are left as they were.
  func chance(adding column: Int, _ number: Int, _ logs: inout [Double]) -> Double {
    forEachChange(by: column, number) { logs[$0] = $1 }
    let chance = chance(logs)
    for counter in network.countersOfColumn[column] {
      for (term, _) in network.termsOfCounter[counter] { logs[term] = self.logs[term] }
    }
    return chance
  }

  /// Σ weight·Πφ over outcomes, and what is won whatever is done.
  private func chance(_ logs: [Double]) -> Double {
    reduction.outcomes.reduce(reduction.constant) { sum, outcome in
      sum + outcome.weight * exp(outcome.terms.reduce(0) { $0 + logs[$1] })
    }
  }

  /// The plan as a point of the reduction: attempts of each column, then awards.
  var point: [Int] { attempts + awards }

  /// The plan in the words of the instance; copies of bundles whose attempts are dealt in turn are dealt out.
  var plan: Plan { PlanWriter(reduction).plan(point) }
}
