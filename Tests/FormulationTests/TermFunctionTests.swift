import Foundation
import Testing

@testable import Formulation

@Suite("log φ as a function of counts")
struct TermFunctionTests {
  struct Case: Sendable {
    let kind: TermFunction.Kind
    let correct: [Double]
    let threshold: Int
    let isConcave: Bool
    let isBound: Bool

    var function: TermFunction { TermFunction(kind: kind, correct: correct) }
  }

  static let cases = [
    Case(kind: .pooled(1), correct: [0.4], threshold: 1, isConcave: true, isBound: false),
    Case(kind: .pooled(1), correct: [0.4, 0.9], threshold: 1, isConcave: true, isBound: false),
    Case(kind: .pooled(3), correct: [0.6], threshold: 3, isConcave: true, isBound: false),
    Case(kind: .pooled(2), correct: [0.3, 0.6], threshold: 2, isConcave: false, isBound: false),
    Case(kind: .pooled(2), correct: [0.5, 1], threshold: 2, isConcave: false, isBound: false),
    Case(kind: .dealt(2), correct: [0.5], threshold: 2, isConcave: true, isBound: false),
    Case(kind: .dealt(3), correct: [1], threshold: 3, isConcave: true, isBound: false),
    Case(kind: .spread(2), correct: [0.3, 0.6], threshold: 2, isConcave: false, isBound: true),
    Case(kind: .spread(2), correct: [0.3, 1], threshold: 2, isConcave: false, isBound: true),
  ]

  /// All counts of up to four attempts of each correctness.
  private func counts(_ places: Int) -> [[Int]] {
    (0..<places).reduce([[]]) { known, _ in known.flatMap { one in (0...4).map { one + [$0] } } }
  }

  /// The chance that attempts, each with its copy, give every copy so many correct ones: all draws are listed.
  private func chance(_ attempts: [(correct: Double, copy: Int)], copies: Int, each: Int) -> Double {
    (0..<(1 << attempts.count)).reduce(0) { sum, draw in
      var (chance, done) = (1.0, [Int](repeating: 0, count: copies))
      for (place, attempt) in attempts.enumerated() {
        let isCorrect = draw >> place & 1 == 1
        chance *= isCorrect ? attempt.correct : 1 - attempt.correct
        if isCorrect { done[attempt.copy] += 1 }
      }
      return done.allSatisfy { $0 >= each } ? sum + chance : sum
    }
  }

  /// The best chance over all ways of dealing attempts to copies.
  private func best(_ correct: [Double], copies: Int) -> Double {
    (0..<Int(pow(Double(copies), Double(correct.count)))).reduce(0) { best, way in
      var (rest, attempts) = (way, [(correct: Double, copy: Int)]())
      for one in correct {
        attempts.append((one, rest % copies))
        rest /= copies
      }
      return max(best, chance(attempts, copies: copies, each: 1))
    }
  }

  @Test("is the chance of enough correct ones, of the best dealing, or no less", arguments: cases)
  func value(one: Case) {
    for counts in counts(one.correct.count) where counts.reduce(0, +) <= 6 {
      let attempts = zip(one.correct, counts).flatMap { [Double](repeating: $0, count: $1) }
      let value = exp(one.function.value(counts))
      switch one.kind {
      case .pooled(let count):
        let exact = chance(attempts.map { ($0, 0) }, copies: 1, each: count)
        #expect(abs(value - exact) < 1e-12, "\(counts)")
      case .dealt(let copies):
        #expect(abs(value - best(attempts, copies: copies)) < 1e-12, "\(counts)")
      case .spread(let copies):
        let exact = best(attempts, copies: copies)
        #expect(value >= exact - 1e-12, "\(counts)")
        // Where each copy can have the same, the bound is the chance.
        if counts.allSatisfy({ $0.isMultiple(of: copies) }) && !one.correct.contains(1) {
          #expect(abs(value - exact) < 1e-12, "\(counts)")
        }
      }
    }
  }

  @Test("is −∞ below the threshold and finite from there on", arguments: cases)
  func threshold(one: Case) {
    #expect(one.function.threshold == one.threshold)
    for counts in counts(one.correct.count) {
      #expect(one.function.value(counts).isFinite == (counts.reduce(0, +) >= one.threshold), "\(counts)")
    }
  }

  @Test("never falls; of one correctness, each attempt more adds less", arguments: cases)
  func shape(one: Case) {
    #expect(one.function.isConcave == one.isConcave)
    #expect(one.function.isBound == one.isBound)
    for counts in counts(one.correct.count) {
      for place in counts.indices {
        let values = (0...2).map { more -> Double in
          var counts = counts
          counts[place] += more
          return one.function.value(counts)
        }
        #expect(values[0] <= values[1] + 1e-15 && values[1] <= values[2] + 1e-15)
        if one.isConcave, values[0].isFinite {
          #expect(values[2] - values[1] <= values[1] - values[0] + 1e-12, "\(counts)")
        }
      }
    }
  }

  @Test("hazards are −ln(1 − q)")
  func hazards() {
    let function = TermFunction(kind: .pooled(1), correct: [0.5, 0.75, 1])
    #expect(abs(function.hazards[0] - log(2)) < 1e-15)
    #expect(abs(function.hazards[1] - 2 * log(2)) < 1e-15)
    #expect(function.hazards[2] == .infinity)
  }
}
