import Formulation
import Foundation
import Support
import Testing

@testable import Search

/// Who depends on what, what it is worth, and what it takes: against counting by hand.
@Suite("Terms, caches and resources")
struct TermsTests {
  @Test("one more attempt moves the counters that count its column, and no others")
  func incidence() throws {
    var (columns, gated) = (0, 0)
    for tiny in try Tiny.drawn(1...60) {
      let (reduction, network) = (tiny.reduction, tiny.network)
      func counts(_ column: Int) -> [Int] {
        var counts: [Int] = []
        for counter in reduction.counters {
          counts.append(
            (counter.previous.map { counts[$0] } ?? 0) + (counter.columns.contains(column) ? 1 : 0))
        }
        return counts
      }
      for column in reduction.columns.indices {
        columns += 1
        let moved = counts(column).indices.filter { counts(column)[$0] > 0 }
        #expect(network.countersOfColumn[column].sorted() == moved)
        for term in reduction.terms.indices {
          let place = reduction.terms[term].counters.firstIndex(where: moved.contains)
          #expect(network.place(of: column, in: term) == place)
        }
        let waits = reduction.gates.indices.filter { reduction.gates[$0].waiting.contains(column) }
        #expect(network.waitsFor[column] == waits)
        let own = reduction.gates.indices.filter { reduction.gates[$0].own.contains(column) }
        #expect(network.ownGates[column].map(\.gate) == own)
        #expect(network.ownGates[column].allSatisfy { $0.end == reduction.columns[column].gateEnd })
        if !waits.isEmpty { gated += 1 }
      }
    }
    #expect(columns > 200 && gated > 10, "\(columns), \(gated)")
  }

  @Test("terms know their outcomes, counters their terms")
  func terms() throws {
    for tiny in try Tiny.drawn(1...60) {
      let (reduction, network) = (tiny.reduction, tiny.network)
      for term in reduction.terms.indices {
        let users = reduction.outcomes.indices.filter { reduction.outcomes[$0].terms.contains(term) }
        #expect(network.outcomesOfTerm[term] == users)
      }
      for counter in reduction.counters.indices {
        let readers = reduction.terms.indices.filter { reduction.terms[$0].counters.contains(counter) }
        #expect(network.termsOfCounter[counter].map(\.term) == readers)
        for (term, place) in network.termsOfCounter[counter] {
          #expect(reduction.terms[term].counters[place] == counter)
        }
      }
    }
  }

  @Test("the cache says what the function says, each time the same")
  func cache() throws {
    for tiny in try Tiny.drawn(1...40, most: 400) {
      let table = TermCache(tiny.reduction)
      for point in tiny.points {
        for (term, facts) in tiny.reduction.terms.enumerated() {
          let counts = facts.counters.map { point.counts[$0] }
          let value = table.value(facts.function, counts)
          #expect(value == point.logs[term] || abs(value - point.logs[term]) < 1e-12)
          #expect(table.value(facts.function, counts) == value)
          if counts.count == 1 { #expect(table.value(facts.function, at: counts[0]) == value) }
        }
      }
    }
  }

  @Test("counts in the millions are remembered too")
  func farCounts() throws {
    let reduction = try TinyProblem.reduction(
      "time: {horizon: 2}\ndeadline: 2\npools: {a: {headcount: 5, correct: 0.001%}}\nchunks: {x: {years: 1}}")
    let table = TermCache(reduction)
    for count in [0, 1, 63, 64, 1_000, 1 << 20, 3_000_000] {
      // 1 − (1 − q)ⁿ.
      let miss = exp(Double(count) * log1p(-1e-5))
      let expected = miss < 0.5 ? log1p(-miss) : log(-expm1(Double(count) * log1p(-1e-5)))
      for _ in 0..<2 {
        let value = table.value(0, at: count)
        #expect(value == expected || abs(value - expected) <= 1e-12 * abs(expected), "\(count)")
      }
    }
  }

  @Test("what plans take of people and money stays within what there is")
  func resources() throws {
    var seen = 0
    for tiny in try Tiny.drawn(1...60, with: [.pooled, .budget, .teams, .fewerPeople, .worlds], most: 600) {
      let resources = Resources(tiny.rows, VariableLayout(tiny.reduction))
      #expect(resources.limits.count == resources.supplies.count)
      for point in tiny.points {
        let attempts = point.attempts.enumerated().map { (column: $0, number: $1) }
        let use = resources.use(attempts)
        #expect(zip(use, resources.limits).allSatisfy { $0 <= $1 + 1e-9 })
        // A point to which nothing can be added breaks a limit once it is.
        for column in tiny.reduction.columns.indices {
          var more = point.attempts
          more[column] += 1
          let isPlan = tiny.points.contains { $0.attempts == more }
          let isWithin = zip(resources.use([(column, 1)]), zip(use, resources.limits))
            .allSatisfy { $0 + $1.0 <= $1.1 + 1e-9 }
          if tiny.reduction.gates.isEmpty { #expect(isPlan == isWithin, "\(tiny.text)") }
          seen += 1
        }
      }
    }
    #expect(seen > 2_000, "\(seen)")
  }

  @Test("people of a pool take their row's step, in numbers of people") func supplies() throws {
    let drawn = try Tiny(
      """
      time: {horizon: 3}
      deadline: 3
      pools: {a: {headcount: 4, correct: 50%}, b: {headcount: 3, correct: 50%}}
      chunks: {x: {years: 2, team: 2, pools: [a]}, y: {years: 1, pools: [b]}}
      """, most: 100_000)
    let tiny = try #require(drawn)
    let resources = Resources(tiny.rows, VariableLayout(tiny.reduction))
    let pools = Set(resources.supplies.map(\.source))
    #expect(pools == [.pool(0), .pool(1)])
    for (column, facts) in tiny.reduction.columns.enumerated() {
      let type = tiny.reduction.instance.types[facts.type]
      let amount: Double = type.bundle == 0 ? 2 : 1
      #expect(!resources.needs[column].isEmpty && resources.needs[column].allSatisfy { $0.amount == amount })
    }
    #expect(Set(resources.limits) == [4, 3])
  }

  @Test("prices add up") func prices() throws {
    var dice = Dice(1)
    for tiny in try Tiny.drawn(1...20) {
      let resources = Resources(tiny.rows, VariableLayout(tiny.reduction))
      let prices = resources.limits.map { _ in dice.double(0...2) }
      let attempts = tiny.reduction.columns.indices.map { (column: $0, number: dice.int(0...3)) }
      let spent = zip(resources.use(attempts), prices).reduce(0) { $0 + $1.0 * $1.1 }
      let costs = resources.costs(prices)
      let priced = attempts.reduce(0) { $0 + costs[$1.column] * Double($1.number) }
      #expect(abs(spent - priced) < 1e-9)
      #expect(attempts.allSatisfy { costs[$0.column] == resources.cost($0.column, prices) })
      let all = zip(resources.limits, prices).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(resources.supply(prices) - all) < 1e-9)
    }
  }
}
