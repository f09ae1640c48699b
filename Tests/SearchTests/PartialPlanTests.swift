import Formulation
import Foundation
import Support
import Testing

@testable import Search

/// Plans in the making, against whole points: what fits, what it is worth, and what comes of one more.
@Suite("Partial plans")
struct PartialPlanTests {
  private static func gates(_ tiny: Tiny, _ dice: inout Dice) -> [Int] {
    tiny.reduction.gates.map { gate in
      gate.moments.isEmpty ? tiny.reduction.instance.steps : dice.one(of: gate.moments)
    }
  }

  /// The most attempts of a column that some whole point has beside others, nil where that is not asked of points.
  private static func room(_ column: Int, _ attempts: [Int], _ known: Set<[Int]>) -> Int {
    var more = attempts
    while known.contains(more) { more[column] += 1 }
    return more[column] - attempts[column] - 1
  }

  @Test("what fits is what some plan has, and what is added is a plan with its chance")
  func plans() throws {
    var (added, shut) = (0, 0)
    for (index, tiny) in try Tiny.drawn(1...90, most: 1_000).enumerated() {
      var dice = Dice(index)
      let table = TermCache(tiny.reduction)
      let known = Set(tiny.points.map(\.attempts))
      let worth = Dictionary(uniqueKeysWithValues: tiny.points.map { ($0.attempts, $0) })
      for _ in 0..<4 {
        var state = PartialPlan(tiny.network, table, gates: Self.gates(tiny, &dice))
        shut += state.isShut.filter { $0 }.count
        for _ in 0..<6 {
          let open = tiny.reduction.columns.indices.filter { state.room($0) > 0 }
          for column in tiny.reduction.columns.indices where !state.isShut[column] {
            let room = Self.room(column, state.attempts, known)
            if tiny.reduction.gates.isEmpty { #expect(state.room(column) == room, "\(tiny.text)") }
          }
          guard let column = open.randomElement(using: &dice) else { break }
          let number = dice.int(1...state.room(column))
          var logs = state.logs
          let promised = state.chance(adding: column, number, &logs)
          #expect(logs == state.logs)
          state.add(column, number)
          added += 1
          #expect(abs(state.chance - promised) < 1e-15)
          let point = try #require(worth[state.attempts], "no plan: \(tiny.text)")
          if !tiny.reduction.isBound { #expect(abs(state.chance - point.chance) < 1e-12, "\(tiny.text)") }
          #expect(state.counts == point.counts && state.counts[0] == state.count(0))
        }
      }
    }
    #expect(added > 400 && shut > 20, "\(added) added, \(shut) shut")
  }

  @Test("gates shut out what waits and would start before, and what counts and would end after")
  func gates() throws {
    var seen = 0
    for tiny in try Tiny.drawn(1...90, with: [.pooled, .order], most: 800)
    where !tiny.reduction.gates.isEmpty {
      for moment in 0...tiny.reduction.instance.steps {
        let state = PartialPlan(
          tiny.network, TermCache(tiny.reduction), gates: tiny.reduction.gates.map { _ in moment })
        for (column, facts) in tiny.reduction.columns.enumerated() {
          let waits = tiny.reduction.gates.contains { $0.waiting.contains(column) }
          let counts = tiny.reduction.gates.contains { $0.own.contains(column) }
          let isShut = waits && facts.start < moment || counts && facts.gateEnd > moment
          #expect(state.isShut[column] == isShut)
          if isShut { #expect(state.room(column) == 0) }
          seen += 1
        }
      }
    }
    #expect(seen > 100)
  }

  @Test("taking away undoes adding")
  func undone() throws {
    for (index, tiny) in try Tiny.drawn(1...40, most: 1_000).enumerated() {
      var dice = Dice(index)
      let start = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: Self.gates(tiny, &dice))
      var state = start
      var steps: [(column: Int, number: Int)] = []
      for column in tiny.reduction.columns.indices where state.room(column) > 0 {
        steps.append((column, state.room(column)))
        state.add(column, state.room(column))
        #expect(state.room(column) == 0)
      }
      for step in steps.reversed() {
        state.add(step.column, -step.number)
        #expect(state.room(step.column) >= step.number)
      }
      #expect(state.attempts == start.attempts && state.logs == start.logs && state.chance == start.chance)
      for column in tiny.reduction.columns.indices { #expect(state.room(column) == start.room(column)) }
    }
  }

  @Test("each change of a term is told once, as it comes") func changes() throws {
    for (index, tiny) in try Tiny.drawn(1...40, most: 1_000).enumerated() {
      var dice = Dice(index)
      var state = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: Self.gates(tiny, &dice))
      for column in tiny.reduction.columns.indices where state.room(column) > 0 {
        var told: [Int: Double] = [:]
        state.forEachChange(by: column, 1) { term, log in
          #expect(told[term] == nil || told[term] == log)
          told[term] = log
        }
        let before = state.logs
        state.add(column, 1)
        for term in tiny.reduction.terms.indices {
          #expect(state.logs[term] == told[term] ?? before[term])
        }
      }
    }
  }

  @Test("columns without room are passed over for good") func firstWithRoom() throws {
    let tiny = try #require(try Tiny.drawn(1...20, with: [.pooled]).first)
    var state = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: [])
    var columns = Array(tiny.reduction.columns.indices)[...]
    let first = try #require(state.firstWithRoom(&columns))
    #expect(first == 0 && columns.first == 0)
    while state.room(0) > 0 { state.add(0, 1) }
    let next = state.firstWithRoom(&columns)
    #expect(next != 0 && !columns.contains(0) && columns.first == next)
  }
}
