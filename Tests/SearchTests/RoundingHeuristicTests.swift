import Allocation
import Formulation
import Foundation
import Support
import Testing

@testable import Search

/// Rounding: what it makes is a plan, and no worse than a whole point that it is given.
@Suite("Rounding heuristic")
struct RoundingHeuristicTests {
  @Test("rounding a whole point keeps its attempts, and fills up what is left")
  func wholePoints() throws {
    var (seen, filled) = (0, 0)
    try HeuristicTrial.each(1...80) { trial, dice in
      let tiny = trial.tiny
      for _ in 0..<5 {
        let point = dice.one(of: tiny.points)
        let state = trial.rounding.plan(from: tiny.solution(point), weights: trial.weights) { false }
        #expect(trial.isPlan(state), "\(tiny.text)")
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
    try HeuristicTrial.each(1...60) { trial, dice in
      let tiny = trial.tiny
      for _ in 0..<4 {
        let top = tiny.rows.rootBox().upper
        let solution = top.map { $0.isFinite && $0 > 0 ? dice.double(0...1) * min($0, 4) : 0 }
        let state = trial.rounding.plan(from: solution, weights: trial.weights) { false }
        #expect(trial.isPlan(state), "\(tiny.text)")
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

  /// Gates lie where nothing of a plan is lost, so that all of it is kept.
  @Test("rounding a plan with gates keeps its attempts") func ordered() throws {
    var seen = 0
    for tiny in try Tiny.drawn(1...120, with: [.pooled, .order], most: 800)
    where !tiny.reduction.gates.isEmpty && !tiny.reduction.isBound {
      let rounding = RoundingHeuristic(GreedyFill(tiny.network, TermCache(tiny.reduction)))
      for point in tiny.points.prefix(40) {
        let state = rounding.plan(from: tiny.solution(point), weights: tiny.reduction.outcomes.map(\.weight))
        {
          true
        }
        #expect(state.attempts == point.attempts, "\(tiny.text)")
        seen += 1
      }
    }
    #expect(seen > 200, "\(seen)")
  }

  /// Five people and chunks of one step: how many attempts a value of the relaxation becomes, nothing filled.
  @Test(
    "whole parts stay, fractions above three tenths go up where there is room",
    arguments: [
      ([0.0, 0], [0, 0]), ([1e-7, 0], [0, 0]), ([0.29, 0.31], [0, 1]), ([0.999_999_9, 0], [1, 0]),
      ([2.3, 0], [2, 0]), ([2.4, 0], [3, 0]), ([5.5, 0], [5, 0]), ([9, 0], [5, 0]), ([1.4, 3.6], [1, 4]),
      ([2.4, 2.6], [2, 3]), ([4.4, 0.6], [4, 1]), ([3, 2], [3, 2]), ([0.3, 4.7], [0, 5]),
    ])
  func fractions(values: [Double], expected: [Int]) throws {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 1}
          deadline: 1
          pools: {a: {headcount: 5, correct: 50%}}
          chunks: {x: {years: 1}, y: {years: 1}}
          """), fromAnyStart: true)
    #expect(reduction.columns.count == 2)
    let rounding = RoundingHeuristic(GreedyFill(Incidence(reduction), TermCache(reduction)))
    let solution = values + [Double](repeating: 0, count: VariableLayout(reduction).count - 2)
    let state = rounding.plan(from: solution, weights: [1]) { true }
    #expect(state.attempts == expected)
  }
}
