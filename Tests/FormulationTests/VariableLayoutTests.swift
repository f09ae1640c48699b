import Allocation
import Testing

@testable import Formulation

@Suite("Columns of a relaxation")
struct VariableLayoutTests {
  @Test("attempts, counters of more than one column, terms, outcomes, gates")
  func layout() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: {3: 50%, 4: 50%}
        pools: {a: {headcount: 2, correct: 50%}}
        chunks: {x: {years: 2}, y: {years: 1, after: x}}
        """)
    let reduction = Reduction(instance)
    let layout = VariableLayout(reduction)
    // Two starts of x, two of y; by 3 the first of each has ended, by 4 both of y, and what x does then is of no use.
    #expect(reduction.columns.map { [$0.unit, $0.start] } == [[0, 0], [0, 1], [1, 2], [1, 3]])
    #expect(reduction.counters.map(\.columns) == [[0, 1], [2], [3]])
    // The first counts two columns, the second one alone, the third the second and another.
    #expect((0..<3).map(layout.counter) == [4, 2, 5])
    #expect(layout.attempts == 0 && layout.terms == 6)
    #expect(layout.outcomes == 6 + reduction.terms.count)
    #expect(layout.term(1) == 7 && layout.outcome(1) == layout.outcomes + 1)
    #expect(layout.gates == [layout.outcomes + reduction.outcomes.count])
    #expect(layout.count == layout.gates[0] + 2)
    let box = BaseConstraints(reduction, layout).rootBox()
    #expect(box.upper.count == layout.count)
    #expect(box.upper[0..<6] == [2, 2, 2, 2, 2, 4])
    #expect(box.lower[layout.outcome(0)] == -.infinity && box.upper[layout.outcome(0)] == 0)
    #expect(box.upper[layout.gates[0]] == 1)
  }

  @Test("a chance is at most 1, a log-chance at most 0")
  func direct() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 2}
        deadline: {1: 50%, 2: 50%}
        pools: {a: {headcount: 2, correct: 50%}}
        chunks: {x: {years: 1}}
        """)
    let reduction = Reduction(instance)
    let layout = VariableLayout(reduction)
    let box = BaseConstraints(reduction, layout).rootBox()
    for index in 0...1 {
      #expect(reduction.isDirect(index))
      #expect(box.lower[layout.outcome(index)] == 0 && box.upper[layout.outcome(index)] == 1)
      #expect(box.upper[layout.term(index)] == 1)
    }
  }

  @Test(
    "whole numbers within bounds",
    arguments: [(0.0, 3.0, 0...3), (0.2, 3.9, 1...3), (2, 2, 2...2), (1.2, 1.8, 2...2), (-1.5, 0.5, -1...0)])
  func wholeRange(lower: Double, upper: Double, range: ClosedRange<Int>) {
    #expect(VariableBounds(lower: [lower], upper: [upper]).wholeRange(of: 0) == range)
  }
}
