import Allocation
import Formulation
import Foundation
import Support
import Testing

@testable import Search

/// Filling from nothing, in problems whose best plans are known by a formula.
@Suite("Greedy filling, against closed forms")
struct GreedyFillTests {
  /// A problem in which all work takes one step, with its heuristics.
  private struct Case {
    let reduction: Reduction
    let fill: GreedyFill

    init(_ text: String) throws {
      reduction = Reduction(try Instance(text: text), fromAnyStart: true)
      fill = GreedyFill(Incidence(reduction), TermCache(reduction))
    }

    var idle: PartialPlan { PartialPlan(fill.network, fill.table, gates: []) }

    /// Attempts of each bundle.
    func attempts(_ state: PartialPlan) -> [Int] {
      var attempts = reduction.instance.bundles.map { _ in 0 }
      for (column, number) in zip(reduction.columns, state.attempts) {
        attempts[reduction.instance.types[column.type].bundle] += number
      }
      return attempts
    }

    func filled(_ weights: [Double]) -> PartialPlan {
      var state = idle
      fill.fill(&state, weights: weights) { false }
      return state
    }
  }

  private static func chunks(_ number: Int, people: Int, correct: Int) -> String {
    """
    time: {horizon: 1}
    deadline: 1
    pools: {a: {headcount: \(people), correct: \(correct)%}}
    chunks: {\((0..<number).map { "c\($0): {years: 1}" }.joined(separator: ", "))}
    """
  }

  /// Π (1 − (1 − q)^n) is largest where the n are as equal as whole numbers can be.
  @Test(
    "equal chunks get equal shares of the people",
    arguments: [(1, 4, 30), (2, 2, 50), (2, 9, 20), (3, 7, 60), (4, 22, 10), (5, 5, 90)])
  func equalShares(chunks: Int, people: Int, correct: Int) throws {
    let one = try Case(Self.chunks(chunks, people: people, correct: correct))
    let state = one.filled(one.reduction.outcomes.map(\.weight))
    let attempts = one.attempts(state).sorted()
    #expect(attempts.reduce(0, +) == people && attempts[chunks - 1] - attempts[0] <= 1)
    let expected = attempts.reduce(1) { $0 * (1 - pow(1 - Double(correct) / 100, Double($1))) }
    #expect(abs(state.chance - expected) < 1e-12)
  }

  @Test("where no single attempt makes a chance, the chance itself leads nowhere")
  func flat() throws {
    let one = try Case(Self.chunks(2, people: 5, correct: 50))
    var state = one.idle
    one.fill.fillByChance(&state) { false }
    #expect(state.attempts.allSatisfy { $0 == 0 } && state.chance == 0)
    // With one attempt on each there is something to raise, and the rest of the people go to both alike.
    for column in state.attempts.indices { state.add(column, 1) }
    one.fill.fillByChance(&state) { false }
    #expect(one.attempts(state).sorted() == [2, 3])
  }

  @Test(
    "outcomes that are worth nothing get nobody",
    arguments: [([1.0, 0], [4, 0]), ([0, 1], [0, 4]), ([1, 1], [2, 2]), ([0, 0], [0, 0])])
  func weights(weights: [Double], expected: [Int]) throws {
    let one = try Case(
      """
      time: {horizon: 1}
      deadline: 1
      pools: {a: {headcount: 4, correct: 50%}}
      chunks: {x: {years: 1}, y: {years: 1}}
      worlds:
        first: {credence: 50%, chunks: {y: {needed: false}}}
        second: {credence: 50%, chunks: {x: {needed: false}}}
      """)
    #expect(one.reduction.outcomes.count == 2)
    #expect(one.attempts(one.filled(weights)) == expected)
  }

  @Test("what holds fewer people-steps for the same gain is taken first") func personSteps() throws {
    let one = try Case(
      """
      time: {horizon: 2}
      deadline: 2
      pools: {slow: {headcount: 1, correct: 40%, pace: 50%}, quick: {headcount: 1, correct: 40%}}
      chunks: {x: {years: 1}}
      """)
    var state = one.idle
    var looks = 0
    // A look for each kind of attempt, and one before each that is added.
    let kinds = 2
    one.fill.fill(&state, weights: one.reduction.outcomes.map(\.weight)) {
      looks += 1
      return looks > kinds + 1
    }
    let first = try #require(state.attempts.firstIndex { $0 > 0 })
    #expect(one.reduction.instance.types[one.reduction.columns[first].type].length == 1)
    #expect(state.attempts.reduce(0, +) == 1)
  }

  @Test("pooled chunks that need several get them, though the first adds no chance")
  func several() throws {
    for count in 1...4 {
      let one = try Case(
        """
        time: {horizon: 1}
        deadline: 1
        pools: {a: {headcount: 6}}
        chunks: {x: {years: 1, count: \(count), credit: pooled}, y: {years: 1}}
        """)
      let state = one.filled([1])
      #expect(state.chance == 1)
      #expect(zip(one.attempts(state), [count, 1]).allSatisfy { $0 >= $1 })
    }
  }
}
