import Formulation

/// The incidence of a reduction, who depends on what: columns → counters → terms → outcomes, as index lists.
struct Incidence: Sendable {
  let reduction: Reduction
  /// For each column the counters that count it.
  let countersOfColumn: [[Int]]
  /// For each counter the terms that read it, with the place among their counters.
  let termsOfCounter: [[(term: Int, place: Int)]]
  let outcomesOfTerm: [[Int]]
  /// For each column the gates (as indices into `reduction.gates`) that it waits for.
  let waitsFor: [[Int]]
  /// For each column the gates that it must not miss, and the boundaries that they must not precede for it.
  let ownGates: [[(gate: Int, end: Int)]]

  init(_ reduction: Reduction) {
    self.reduction = reduction
    var countersOfColumn = [[Int]](repeating: [], count: reduction.columns.count)
    var followers = [[Int]](repeating: [], count: reduction.counters.count)
    for (index, counter) in reduction.counters.enumerated() {
      if let previous = counter.previous { followers[previous].append(index) }
    }
    for (index, counter) in reduction.counters.enumerated() where !counter.columns.isEmpty {
      var reached: [Int] = []
      var cursor: Int? = index
      while let place = cursor {
        reached.append(place)
        cursor = followers[place].first
      }
      for column in counter.columns { countersOfColumn[column] += reached }
    }
    self.countersOfColumn = countersOfColumn
    var termsOfCounter = [[(term: Int, place: Int)]](repeating: [], count: reduction.counters.count)
    for (term, facts) in reduction.terms.enumerated() {
      for (place, counter) in facts.counters.enumerated() { termsOfCounter[counter].append((term, place)) }
    }
    self.termsOfCounter = termsOfCounter
    var outcomesOfTerm = [[Int]](repeating: [], count: reduction.terms.count)
    for (outcome, facts) in reduction.outcomes.enumerated() {
      for term in facts.terms { outcomesOfTerm[term].append(outcome) }
    }
    self.outcomesOfTerm = outcomesOfTerm
    var waitsFor = [[Int]](repeating: [], count: reduction.columns.count)
    var ownGates = [[(gate: Int, end: Int)]](repeating: [], count: reduction.columns.count)
    for (index, gate) in reduction.gates.enumerated() {
      for column in gate.waiting { waitsFor[column].append(index) }
      for (column, end) in zip(gate.own, gate.ends) { ownGates[column].append((index, end)) }
    }
    self.waitsFor = waitsFor
    self.ownGates = ownGates
  }

  /// The place, among a term's counters, of the one that counts a column; nil where none does.
  func place(of column: Int, in term: Int) -> Int? {
    reduction.terms[term].counters.firstIndex { countersOfColumn[column].contains($0) }
  }
}
