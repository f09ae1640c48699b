import Foundation
import Problems
import Support
import Testing

@testable import Allocation

/// Crews and kinds of attempts, against the rules as the model states them.
@Suite("Staffing")
struct StaffingTests {
  private static func instance(_ pools: String, _ chunk: String, worlds: String = "", steps: Int = 12) throws
    -> Instance
  {
    try Instance(
      text: """
        time: {horizon: \(steps)}
        deadline: \(steps)
        pools: {\(pools)}
        chunks: {x: {\(chunk)}}
        \(worlds)
        """)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let pools: String
    let chunk: String
    let people: [[Int]]
    let lengths: [Int]
    let correct: [Double]
    var testDescription: String { chunk + " by " + pools }
  }

  /// For each crew the people, steps and correctness of the file's own kind of attempt.
  static let cases: [Case] = [
    Case(pools: "a: {headcount: 9}", chunk: "years: 3", people: [[1]], lengths: [3], correct: [1]),
    // A slow pace stretches serial time, rounded up to whole steps.
    Case(
      pools: "a: {headcount: 9, pace: 50%, correct: 40%}", chunk: "years: 2.5", people: [[1]], lengths: [5],
      correct: [0.4]),
    Case(
      pools: "a: {headcount: 9, pace: 40%}", chunk: "years: 3, team: 2", people: [[2]], lengths: [8],
      correct: [1]),
    // In a relay more people hand over, and three at a third are nine, not ten.
    Case(
      pools: "a: {headcount: 9, pace: 30%}", chunk: "years: 3, joining: relay", people: [[4]], lengths: [3],
      correct: [1]),
    Case(
      pools: "a: {headcount: 9, pace: 0.3333333333333333}", chunk: "years: 2, team: 3, joining: relay",
      people: [[9]], lengths: [2], correct: [1]),
    // A crew for each pool, in the order of the pools, with what the chunk says of it alone.
    Case(
      pools: "a: {headcount: 9, correct: 50%}, b: {headcount: 9, correct: 60%, pace: 50%}",
      chunk: "years: 2, pools: {b: {correct: 70%}, a: {years: 4}}", people: [[1], [1]], lengths: [4, 4],
      correct: [0.5, 0.7]),
    // A mixed team is as slow as its slowest, and correct where all are.
    Case(
      pools: "a: {headcount: 9, correct: 50%}, b: {headcount: 9, correct: 60%, pace: 50%}",
      chunk: "years: 2, team: {b: 1, a: 3}", people: [[3, 1]], lengths: [4], correct: [0.3]),
    Case(
      pools: "a: {headcount: 9, correct: 50%}, b: {headcount: 9, pace: 50%}",
      chunk: "years: 2, team: {b: 1, a: 3}, correct: 90%, joining: relay", people: [[6, 2]], lengths: [2],
      correct: [0.9]),
  ]

  @Test(arguments: cases) func fileValues(_ one: Case) throws {
    let instance = try Self.instance(one.pools, one.chunk)
    let crews = instance.bundles[0].crews
    let types = crews.map { instance.types[$0.base] }
    #expect(types.map { $0.held.map(\.people) } == one.people && types.map(\.length) == one.lengths)
    for (type, correct) in zip(types, one.correct) {
      #expect(abs((type.outcomes[0]?.correct ?? 0) - correct) < 1e-12)
    }
    #expect(zip(crews, one.correct).allSatisfy { abs($0.baseCorrect - $1) < 1e-12 })
    // With one world there is nothing to choose.
    #expect(crews.allSatisfy { $0.options == [$0.base] })
  }

  /// Two worlds whose lengths differ: hold people for the one or the other, and get nothing where that is too short.
  @Test("every length that some world asks for may be chosen", arguments: [(2, 5), (3, 3), (5, 2)])
  func lengths(one: Int, other: Int) throws {
    let instance = try Self.instance(
      "a: {headcount: 4, correct: 50%}", "years: \(one)",
      worlds: "worlds: {u: {credence: 50%}, v: {credence: 50%, chunks: {x: {years: \(other)}}}}")
    let crew = instance.bundles[0].crews[0]
    let options = crew.options.map { instance.types[$0] }
    #expect(options.map(\.length) == Set([one, other]).sorted())
    for type in options {
      #expect(type.outcomes.map { $0?.length } == [one, other].map { $0 <= type.length ? $0 : nil })
    }
    #expect(instance.types[crew.base].length == one)
  }

  @Test("every number of people that some world asks for may be chosen in a relay") func people() throws {
    let instance = try Self.instance(
      "a: {headcount: 9, pace: 50%}", "years: 2, joining: relay",
      worlds: "worlds: {u: {credence: 50%}, v: {credence: 50%, pools: {a: {pace: 25%}}}}")
    let options = instance.bundles[0].crews[0].options.map { instance.types[$0] }
    #expect(options.map { $0.held[0].people } == [2, 4] && options.map(\.length) == [2, 2])
    #expect(options.map { $0.outcomes.map { $0 != nil } } == [[true, false], [true, true]])
  }

  @Test("what fits nowhere is kept for naive rules alone") func beyond() throws {
    let instance = try Self.instance("a: {headcount: 1}", "years: 9", steps: 5)
    let crew = instance.bundles[0].crews[0]
    #expect(crew.options.isEmpty && instance.types[crew.base].length == 9)
  }

  @Test("what is needed is closed under what it waits for") func needed() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 5}
        deadline: 5
        pools: {a: {headcount: 1}}
        chunks:
          x: {years: 1, needed: false}
          y: {years: 1, after: x, needed: false}
          z: {years: 1, after: y}
          w: {years: 1, needed: false}
        worlds: {all: {credence: 50%}, none: {credence: 50%, chunks: {z: {needed: false}}}}
        """)
    #expect(instance.worlds.map(\.needed) == [[true, true, true, false], [false, false, false, false]])
    #expect(instance.bundles.map(\.successors) == [[1], [2], [], []])
  }

  @Test("later deadlines and more people are the same problem with other data", arguments: [0, 1, 4])
  func delays(delay: Int) throws {
    let problem = try Self.instance("a: {headcount: 3}", "years: 2").problem
    let later = Instance(problem, delay: delay)
    #expect(later.steps == 12 + delay && later.worlds[0].weights.lastIndex { $0 > 0 } == 12 + delay)
    let more = Instance(problem, headcountFactor: 1 + Double(delay) / 2)
    #expect(more.headcounts[0][0] == Int((3 + 1.5 * Double(delay)).rounded()))
    #expect(more.steps == 12 && more.types.map(\.length) == later.types.map(\.length))
  }
}

/// What has ended of a bundle and what that is worth, against sums without rounding.
@Suite("Credit so far")
struct CreditSoFarTests {
  @Test(
    "pooled credit is the tail of the number of correct ones, in whatever order they come", arguments: 1...40)
  func pooled(seed: Int) {
    var dice = Dice(seed)
    let count = dice.int(1...4)
    var credit = CreditSoFar(count: count, isSeparate: false, tail: nil)
    var chances: [Double] = []
    for _ in 0..<dice.int(0...6) {
      let (correct, attempts) = (Double(dice.int(1...20)) / 20, dice.int(1...3))
      credit.add(copy: 0, correct: correct, attempts: attempts)
      chances += [Double](repeating: correct, count: attempts)
      let expected = Dyadic.tail(of: chances, atLeast: count)
      #expect(expected.isZero ? credit.chance == 0 : expected.relativeError(of: credit.chance) < 1e-12)
    }
  }

  @Test("separate credit needs a correct one on each copy that the world needs", arguments: 1...40)
  func separate(seed: Int) {
    var dice = Dice(seed)
    let count = dice.int(1...3)
    var credit = CreditSoFar(count: count, isSeparate: true, tail: nil)
    var misses = [Double](repeating: 1, count: 4)
    for _ in 0..<dice.int(0...8) {
      let (copy, correct, attempts) = (dice.int(0...3), Double(dice.int(1...20)) / 20, dice.int(1...3))
      credit.add(copy: copy, correct: correct, attempts: attempts)
      misses[copy] *= pow(1 - correct, Double(attempts))
    }
    // Copies beyond the count are of no use.
    let expected = misses.prefix(count).reduce(1) { $0 * (1 - $1) }
    #expect(abs(credit.chance - expected) < 1e-12)
  }

  @Test("of thousands of copies the chance is that of the sum of logarithms") func many() {
    var credit = CreditSoFar(count: 5_000, isSeparate: true, tail: nil)
    for copy in 0..<5_000 { credit.add(copy: copy, correct: 0.999, attempts: 1) }
    #expect(abs(credit.chance / exp(5_000 * log(0.999)) - 1) < 1e-12)
    var missing = CreditSoFar(count: 5_001, isSeparate: true, tail: nil)
    for copy in 0..<5_000 { missing.add(copy: copy, correct: 1, attempts: 1) }
    #expect(missing.chance == 0)
  }
}
