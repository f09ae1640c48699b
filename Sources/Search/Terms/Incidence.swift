import Formulation

/// The incidence of a reduction: who depends on what, columns → counters → terms → outcomes, as index lists.
///
/// The reduction itself points from outcomes down to columns. Heuristics and cuts ask the other way round,
/// for each attempt that is added, so both directions are worked out once and shared by all lanes.
struct Incidence: Sendable {
  let reduction: Reduction
  /// For each column the counters that count it: the one that lists it, and all later ones of its chain,
  /// since a counter takes over what the one before it has counted.
  let countersOfColumn: [[Int]]
  /// For each counter the terms that read it, with the place among their counters.
  let termsOfCounter: [[(term: Int, place: Int)]]
  /// For each term the outcomes that need it: the later deadlines of a world share terms where nothing ends
  /// between.
  let outcomesOfTerm: [[Int]]
  /// For each column the gates (as indices into `reduction.gates`) that it waits for.
  let waitsFor: [[Int]]
  /// For each column the gates that it must not miss, and the boundaries that they must not precede for it.
  let ownGates: [[(gate: Int, end: Int)]]

  init(_ reduction: Reduction) {
    self.reduction = reduction
    var countersOfColumn = [[Int]](repeating: [], count: reduction.columns.count)
    // Counters name the one before them; here for each the one after it.
    var followers = [[Int]](repeating: [], count: reduction.counters.count)
    for (index, counter) in reduction.counters.enumerated() {
      if let previous = counter.previous { followers[previous].append(index) }
    }
    // A column counts in its own counter and in every one that follows.
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
