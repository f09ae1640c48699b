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
}
