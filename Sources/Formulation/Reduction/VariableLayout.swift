/// The layout of a relaxation's columns: where each quantity of a reduction stands among them.
///
/// Attempts come first, under their own numbers; then counters, terms, outcomes, gates. An exact program appends its
/// choices.
package struct VariableLayout: Sendable {
  /// First columns of attempts, log-chances of terms, log-chances of outcomes (chances where they are direct).
  package let attempts: Int
  /// How many columns of attempts there are.
  package let columns: Int
  package let terms: Int
  package let outcomes: Int
  /// First gate column of each gate: one for each of its moments, 1 where the gate lies at or before it.
  package let gates: [Int]
  /// First column of awards, in the order of `Reduction.awards`; they come last.
  package let awards: Int
  package let count: Int
  /// The column of each counter: what counts one column alone needs none of its own.
  private let counterColumns: [Int]

  package init(_ reduction: Reduction) {
    attempts = 0
    columns = reduction.columns.count
    var own = reduction.columns.count
    counterColumns = reduction.counters.map { counter in
      if counter.previous == nil && counter.columns.count == 1 { return counter.columns[0] }
      own += 1
      return own - 1
    }
    terms = own
    outcomes = terms + reduction.terms.count
    var next = outcomes + reduction.outcomes.count
    var firsts: [Int] = []
    for gate in reduction.gates {
      firsts.append(next)
      next += gate.moments.count
    }
    gates = firsts
    awards = next
    count = next + reduction.awards.count
  }

  /// The column of a counter, a term's log-chance, an outcome's.
  package func counter(_ index: Int) -> Int { counterColumns[index] }
  package func term(_ index: Int) -> Int { terms + index }
  package func outcome(_ index: Int) -> Int { outcomes + index }

  /// A point, attempts of each column and then awards, as values of all columns; 0 in the others.
  package func solution(of point: [Int]) -> [Double] {
    var solution = [Double](repeating: 0, count: count)
    for (column, number) in point.prefix(columns).enumerated() { solution[column] = Double(number) }
    for (award, number) in point.dropFirst(columns).enumerated() { solution[awards + award] = Double(number) }
    return solution
  }

  /// The point that some values of its columns stand for, rounded.
  package func point(of values: [Double]) -> [Int] {
    (Array(values[..<columns]) + Array(values[awards..<count])).map { Int($0.rounded()) }
  }
}

/// The bounds of every column of a relaxation: what a node of the tree is.
package struct VariableBounds: Sendable {
  /// Aligned with the columns of the layout; fractional bounds are for `wholeRange` to round.
  package var lower: [Double]
  package var upper: [Double]

  /// The whole numbers within a column's bounds; the least that is not below them where there is none.
  package func wholeRange(of column: Int) -> ClosedRange<Int> {
    let low = Int(lower[column].rounded(.up))
    return low...max(low, Int(upper[column].rounded(.down)))
  }
}
