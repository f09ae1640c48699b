import Allocation
import Formulation
import Foundation
import Probability
import Support
import Testing

@testable import Search

/// Heuristics: what they make is a plan, and none of them makes it worse.
@Suite("Rounding, filling and local search")
struct RoundingHeuristicTests {
  private static func each(
    _ seeds: ClosedRange<Int>, _ body: (Tiny, RoundingHeuristic, inout Dice) throws -> Void
  ) throws {
    for (index, tiny) in try Tiny.drawn(seeds, most: 1_000).enumerated() where !tiny.reduction.isBound {
      var dice = Dice(index)
      try body(tiny, RoundingHeuristic(tiny.network, TermCache(tiny.reduction)), &dice)
    }
  }

  private static func weights(_ tiny: Tiny) -> [Double] { tiny.reduction.outcomes.map(\.weight) }

  private static func isPlan(_ state: PartialPlan, _ tiny: Tiny) -> Bool {
    guard let point = tiny.points.first(where: { $0.attempts == state.attempts }) else { return false }
    return abs(point.chance - state.chance) < 1e-12
  }

  /// A plan in the making of a point's attempts.
  private static func state(_ point: WholePoints.Point, _ tiny: Tiny) -> PartialPlan {
    let gates = tiny.reduction.gates.map { gate in
      gate.waiting.filter { point.attempts[$0] > 0 }.map { tiny.reduction.columns[$0].start }.min()
        ?? tiny.reduction.instance.steps
    }
    var state = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: gates)
    for (column, number) in point.attempts.enumerated() where number > 0 { state.add(column, number) }
    return state
  }

  @Test("rounding a whole point keeps its attempts, and fills up what is left")
  func wholePoints() throws {
    var (seen, filled) = (0, 0)
    try Self.each(1...80) { tiny, rounding, dice in
      for _ in 0..<5 {
        let point = dice.one(of: tiny.points)
        let state = rounding.plan(from: tiny.solution(point), weights: Self.weights(tiny)) { false }
        #expect(Self.isPlan(state, tiny), "\(tiny.text)")
        if tiny.reduction.gates.isEmpty {
          #expect(zip(state.attempts, point.attempts).allSatisfy { $0 >= $1 }, "\(tiny.text)")
          #expect(state.chance >= point.chance - 1e-15)
        }
        if state.attempts != point.attempts { filled += 1 }
        seen += 1
      }
    }
    #expect(seen > 200 && filled > 50, "\(seen), \(filled) filled")
  }

  @Test("rounding anything leaves a plan to which nothing that gains can be added")
  func fractions() throws {
    try Self.each(1...60) { tiny, rounding, dice in
      for _ in 0..<4 {
        let top = tiny.rows.rootBox().upper
        let solution = top.map { $0.isFinite && $0 > 0 ? dice.double(0...1) * min($0, 4) : 0 }
        let state = rounding.plan(from: solution, weights: Self.weights(tiny)) { false }
        #expect(Self.isPlan(state, tiny), "\(tiny.text)")
        for column in tiny.reduction.columns.indices where state.room(column) > 0 {
          state.forEachChange(by: column, 1) { term, log in
            // log φ of every term that counts is as it would be with one more.
            let isFlat = log == state.logs[term] || abs(exp(log) - exp(state.logs[term])) < 1e-9
            #expect(isFlat || tiny.network.outcomesOfTerm[term].isEmpty, "\(tiny.text)")
          }
        }
      }
    }
  }

  @Test("refilling and improving never lower the chance, and improving finds swaps")
  func improving() throws {
    var better = 0
    try Self.each(1...60) { tiny, rounding, dice in
      for _ in 0..<4 {
        let start = Self.state(dice.one(of: tiny.points), tiny)
        var refilled = start
        rounding.refill(&refilled) { false }
        #expect(Self.isPlan(refilled, tiny) && refilled.chance >= start.chance)
        #expect(zip(refilled.attempts, start.attempts).allSatisfy { $0 >= $1 })
        for column in tiny.reduction.columns.indices where refilled.room(column) > 0 {
          var logs = refilled.logs
          #expect(refilled.chance(adding: column, 1, &logs) <= refilled.chance + 1e-12)
        }
        var improved = start
        rounding.improve(&improved, passes: 3) { false }
        #expect(Self.isPlan(improved, tiny) && improved.chance >= start.chance)
        if improved.chance > refilled.chance + 1e-9 { better += 1 }
      }
    }
    #expect(better > 5, "\(better)")
  }

  @Test("shaking gives a better plan or none") func shaking() throws {
    var found = 0
    try Self.each(1...60) { tiny, rounding, dice in
      var random = SplitMix64(seed: 5)
      let start = Self.state(dice.one(of: tiny.points), tiny)
      for _ in 0..<5 {
        guard let shaken = rounding.shaken(start, &random, unless: { false }) else { continue }
        #expect(Self.isPlan(shaken, tiny) && shaken.chance > start.chance)
        found += 1
      }
    }
    #expect(found > 20, "\(found)")
  }

  @Test("trimming keeps the chance, holds no more people, and leaves nothing that adds nothing")
  func trimming() throws {
    var trimmed = 0
    try Self.each(1...60) { tiny, rounding, dice in
      func personSteps(_ attempts: [Int]) -> Int {
        zip(tiny.reduction.columns, attempts).reduce(0) { sum, one in
          let type = tiny.reduction.instance.types[one.0.type]
          return sum + one.1 * type.length * type.held.reduce(0) { $0 + $1.people }
        }
      }
      for _ in 0..<4 {
        let start = Self.state(dice.one(of: tiny.points), tiny)
        var state = start
        #expect(rounding.trim(&state) { false })
        #expect(Self.isPlan(state, tiny) && state.chance >= start.chance - 1e-13, "\(tiny.text)")
        let (before, after) = (personSteps(start.attempts), personSteps(state.attempts))
        #expect(after <= before)
        if after < before { trimmed += 1 }
        for column in tiny.reduction.columns.indices where state.attempts[column] > 0 {
          var fewer = state
          fewer.add(column, -1)
          #expect(fewer.chance < start.chance - 1e-15, "\(tiny.text)")
        }
      }
    }
    #expect(trimmed > 20, "\(trimmed)")
  }

  /// A hundred thousand attempts where two are enough: found by doubling, not one by one.
  @Test("millions of useless attempts are taken away at once") func many() throws {
    let text = """
      time: {horizon: 2}
      deadline: 2
      pools: {a: {headcount: 1000000}}
      chunks: {x: {years: 1, count: 2, credit: pooled}, y: {years: 2}}
      """
    let reduction = Reduction(try Instance(text: text), fromAnyStart: true)
    let network = Incidence(reduction)
    var state = PartialPlan(network, TermCache(reduction), gates: [])
    for column in reduction.columns.indices where state.room(column) > 0 {
      state.add(column, min(reduction.columns[column].upper, state.room(column)))
    }
    var looks = 0
    let isWhole = RoundingHeuristic(network, TermCache(reduction)).trim(&state) {
      looks += 1
      return false
    }
    #expect(isWhole && state.chance == 1 && state.attempts.reduce(0, +) == 3)
    #expect(looks < 100, "\(looks)")
  }

  @Test("whoever is told to stop leaves what is there") func stopped() throws {
    try Self.each(1...20) { tiny, rounding, dice in
      let start = Self.state(dice.one(of: tiny.points), tiny)
      var state = start
      rounding.improve(&state, passes: 2) { true }
      rounding.refill(&state) { true }
      rounding.fill(&state, weights: Self.weights(tiny)) { true }
      #expect(state.attempts == start.attempts)
      let isIdle = start.attempts.allSatisfy { $0 == 0 }
      #expect(rounding.trim(&state) { true } == isIdle && state.attempts == start.attempts)
      var random = SplitMix64(seed: 1)
      #expect(rounding.shaken(start, &random, unless: { true }) == nil)
    }
  }

  /// One outcome: everything that units can do, against all whole points.
  @Test("single outcomes are enumerated to the best of all points") func singleOutcomes() throws {
    var (seen, above) = (0, 0)
    try Self.each(1...160) { tiny, _, dice in
      guard tiny.reduction.outcomes.count == 1, tiny.reduction.gates.isEmpty else { return }
      let best = tiny.points.map { $0.outcomes[0] }.max() ?? -.infinity
      guard best.isFinite else { return }
      try tiny.relaxed { relaxation in
        let prices = relaxation.resources.limits.map { _ in dice.double(0...0.3) }
        guard
          var search = SingleOutcomeEnumeration(relaxation, tiny.rows.rootBox(), prices: prices)
        else { return }
        if let found = search.best(above: best - 0.2), let attempts = found.attempts {
          seen += 1
          var all = tiny.reduction.columns.map { _ in 0 }
          for (column, number) in attempts { all[column] += number }
          #expect(abs(found.log - best) < 1e-10)
          #expect(
            tiny.points.first { $0.attempts == all }.map { abs($0.outcomes[0] - best) < 1e-10 } ?? false)
        }
        if let none = search.best(above: best + 1e-9) {
          #expect(none.attempts == nil)
          above += 1
        }
      }
    }
    #expect(seen > 5 && above > 5, "\(seen), \(above)")
  }
}
