import Allocation
import Support
import Testing

@testable import Formulation

@Suite("Chains of counters")
struct CounterBuilderTests {
  /// Columns and uppers of each counter, and what comes before it.
  private func counters(_ reduction: Reduction) -> [[Int]] {
    reduction.counters.map { [$0.previous ?? -1, $0.upper] + $0.columns }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// For each counter the one before, the most, and its columns.
    let counters: [[Int]]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "one by each deadline",
      text: """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {a: {headcount: 2, correct: 50%}}
        chunks: {x: {years: 1}}
        """, counters: [[-1, 4, 0, 1], [0, 8, 2, 3]]),
    Case(
      name: "none by a deadline by which nothing more ends",
      text: """
        time: {horizon: 4}
        deadline: {1: 20%, 2: 30%, 3: 10%, 4: 40%}
        pools: {a: {headcount: {0: 1, 1: 0, 3: 1}, correct: 50%}}
        chunks: {x: {years: 1}}
        """, counters: [[-1, 1, 0], [0, 2, 1]]),
    Case(
      name: "what fits one after the other is a limit",
      text: """
        time: {horizon: 4}
        deadline: {3: 50%, 4: 50%}
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2}}
        """, counters: [[-1, 1, 0, 1], [0, 2, 2]]),
    Case(
      name: "what is enough is one, where all is certain",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {a: {headcount: 5, correct: 100%}}
        chunks: {x: {years: 1, count: 2, credit: pooled}}
        """, counters: [[-1, 2, 0, 1, 2]]),
    Case(
      name: "each correctness has its own",
      text: """
        time: {horizon: 1}
        deadline: 1
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 2, correct: 30%}, c: {headcount: 3, correct: 50%}}
        chunks: {x: {years: 1}}
        """, counters: [[-1, 2, 1], [-1, 4, 0, 2]]),
    Case(
      name: "worlds that differ in correctness count alike",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}}
        worlds: {one: {credence: 50%, pools: {a: {correct: 20%}}}, two: {credence: 50%, deadline: 1}}
        """, counters: [[-1, 1, 0], [0, 2, 1]]),
    Case(
      name: "worlds that differ in years do not",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, chunks: {x: {years: 2}}}}
        """, counters: [[-1, 3, 0, 2, 1], [-1, 1, 2]]),
  ]

  @Test(arguments: cases)
  func byHand(one: Case) throws {
    #expect(counters(Reduction(try Instance(text: one.text))) == one.counters)
  }

  @Test("classes of the same columns share a chain; what ended before a boundary is left out")
  func chains() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, pools: {a: {correct: 20%}}}}
        """)
    var reduction = try #require(Reduction(instance, Stage(look: 2)) { false })
    var builder = CounterBuilder(reduction)
    func chain(_ branch: Int, after: Int = -1, kind: Int = 0) -> Int {
      builder.chain(
        of: .init(unit: 0, branch: branch, after: after, lengths: [.init(kind: kind, length: 1)]), by: [2, 4])
    }
    // Shared starts 0 and 1; then two of each branch.
    let (one, two, late) = (chain(0), chain(1), chain(0, after: 2))
    #expect([one, two, late] == [0, 1, 2])
    #expect(chain(0) == one && chain(0, kind: 1) == 3)
    reduction.counters = []
    #expect(builder.build(into: &reduction) { false })
    #expect(
      counters(reduction) == [[-1, 2, 0, 1], [0, 4, 2, 3], [-1, 2, 0, 1], [2, 4, 4, 5], [-1, 2, 2, 3]])
    #expect((0...4).map { builder.counter(of: one, at: $0) } == [nil, nil, 0, 0, 1])
    #expect((0...4).map { builder.counter(of: late, at: $0) } == [nil, nil, nil, nil, 4])
    #expect(builder.counter(of: 3, at: 4) == nil)
    var stopped = CounterBuilder(reduction)
    _ = stopped.chain(of: .init(unit: 0, branch: 0, after: -1, lengths: []), by: [])
    #expect(!stopped.build(into: &reduction) { true })
  }
}
