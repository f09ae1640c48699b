import Allocation
import Formulation
import Foundation
import Probability
import Support
import Testing

@testable import Search

/// Filling and exchanges: what they make is a plan, and none of them makes it worse.
@Suite("Greedy filling and local search")
struct LocalSearchTests {
  @Test("refilling and improving never lower the chance, and improving finds swaps")
  func improving() throws {
    var better = 0
    try HeuristicTrial.each(1...60) { trial, dice in
      let tiny = trial.tiny
      for _ in 0..<4 {
        let start = trial.state(dice.one(of: tiny.points))
        var refilled = start
        trial.fill.fillByChance(&refilled) { false }
        #expect(trial.isPlan(refilled) && refilled.chance >= start.chance)
        #expect(zip(refilled.attempts, start.attempts).allSatisfy { $0 >= $1 })
        for column in tiny.reduction.columns.indices where refilled.room(column) > 0 {
          var logs = refilled.logs
          #expect(refilled.chance(adding: column, 1, &logs) <= refilled.chance + 1e-12)
        }
        var improved = start
        trial.search.improve(&improved, passes: 3) { false }
        #expect(trial.isPlan(improved) && improved.chance >= start.chance)
        if improved.chance > refilled.chance + 1e-9 { better += 1 }
      }
    }
    #expect(better > 5, "\(better)")
  }

  @Test("shaking gives a better plan or none") func shaking() throws {
    var found = 0
    try HeuristicTrial.each(1...60) { trial, dice in
      let tiny = trial.tiny
      var random = SplitMix64(seed: 5)
      let start = trial.state(dice.one(of: tiny.points))
      for _ in 0..<5 {
        guard let shaken = trial.search.shaken(start, &random, unless: { false }) else { continue }
        #expect(trial.isPlan(shaken) && shaken.chance > start.chance)
        found += 1
      }
    }
    #expect(found > 20, "\(found)")
  }

  @Test("trimming keeps the chance, holds no more people, and leaves nothing that adds nothing")
  func trimming() throws {
    var trimmed = 0
    try HeuristicTrial.each(1...60) { trial, dice in
      let tiny = trial.tiny
      func personSteps(_ attempts: [Int]) -> Int {
        zip(tiny.reduction.columns, attempts).reduce(0) { sum, one in
          let type = tiny.reduction.instance.types[one.0.type]
          return sum + one.1 * type.length * type.held.reduce(0) { $0 + $1.people }
        }
      }
      for _ in 0..<4 {
        let start = trial.state(dice.one(of: tiny.points))
        var state = start
        #expect(trial.search.trim(&state) { false })
        #expect(trial.isPlan(state) && state.chance >= start.chance - 1e-13, "\(tiny.text)")
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
    let isWhole = LocalSearch(GreedyFill(network, TermCache(reduction))).trim(&state) {
      looks += 1
      return false
    }
    #expect(isWhole && state.chance == 1 && state.attempts.reduce(0, +) == 3)
    #expect(looks < 100, "\(looks)")
  }

  @Test("whoever is told to stop leaves what is there") func stopped() throws {
    try HeuristicTrial.each(1...20) { trial, dice in
      let tiny = trial.tiny
      let start = trial.state(dice.one(of: tiny.points))
      var state = start
      trial.search.improve(&state, passes: 2) { true }
      trial.fill.fillByChance(&state) { true }
      trial.fill.fill(&state, weights: trial.weights) { true }
      #expect(state.attempts == start.attempts)
      let isIdle = start.attempts.allSatisfy { $0 == 0 }
      #expect(trial.search.trim(&state) { true } == isIdle && state.attempts == start.attempts)
      var random = SplitMix64(seed: 1)
      #expect(trial.search.shaken(start, &random, unless: { true }) == nil)
    }
  }

  /// Two equal chunks of one step: the best of all divisions of the people is the even one.
  @Test(
    "one attempt after another is exchanged until people are divided evenly",
    arguments: [(4, 50), (5, 30), (8, 20), (9, 60), (12, 10)])
  func division(people: Int, correct: Int) throws {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 1}
          deadline: 1
          pools: {a: {headcount: \(people), correct: \(correct)%}}
          chunks: {x: {years: 1}, y: {years: 1}}
          """), fromAnyStart: true)
    let fill = GreedyFill(Incidence(reduction), TermCache(reduction))
    var state = PartialPlan(fill.network, fill.table, gates: [])
    state.add(0, people - 1)
    state.add(1, 1)
    LocalSearch(fill).improve(&state, passes: people) { false }
    let miss = 1 - Double(correct) / 100
    func chance(_ number: Int) -> Double { 1 - pow(miss, Double(number)) }
    let best = (1..<people).map { chance($0) * chance(people - $0) }.max() ?? 0
    #expect(abs(state.chance - best) < 1e-12 && abs(state.attempts[0] - state.attempts[1]) <= 1)
  }

  @Test("of attempts that are worth the same the cheaper ones are put in place of the dearer") func cheaper()
    throws
  {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 2}
          deadline: 2
          pools: {slow: {headcount: 3, pace: 50%}, quick: {headcount: 3}}
          chunks: {x: {years: 1, count: 2, credit: pooled}}
          """), fromAnyStart: true)
    let fill = GreedyFill(Incidence(reduction), TermCache(reduction))
    let types = reduction.instance.types
    let slow = try #require(reduction.columns.firstIndex { types[$0.type].length == 2 })
    var state = PartialPlan(fill.network, fill.table, gates: [])
    state.add(slow, 3)
    #expect(state.chance == 1)
    #expect(LocalSearch(fill).trim(&state) { false })
    // Two are enough, and by people who need one step for each.
    let kept = reduction.columns.indices.filter { state.attempts[$0] > 0 }
    #expect(state.chance == 1 && state.attempts.reduce(0, +) == 2)
    #expect(kept.allSatisfy { types[reduction.columns[$0].type].length == 1 })
  }
}
