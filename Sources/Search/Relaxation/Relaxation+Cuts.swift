import Formulation
import GLPKSolver
import Modelling

/// Cuts come where a solution violates them, and go where it does not touch them.
extension Relaxation {
  /// Adds the cuts that the solution violates, the cheap ones first, facets where these are not enough;
  /// false where all that they could take off the bound is below the tolerance.
  ///
  /// - Parameter tolerance: on the objective.
  func separate(_ tolerance: Double) throws -> Bool {
    let termSlopes = termSlopes()
    // What a cut is worth: by how much it is violated, times what a unit of the term's log φ is worth.
    for tight in [false, true] {
      var fresh: [Cut] = []
      var total = 0.0
      let each = tolerance / Double(max(1, reduction.terms.count))
      for term in reduction.terms.indices where termSlopes[term] > 0 {
        let counts = counts(of: term)
        if tight && counts.count == 1 { continue }
        // A facet takes a program of its own: none where next to nothing is left to cut.
        if tight && !reduction.terms[term].isDirect {
          let most = solution[layout.term(term)] - separator.least(term, at: counts)
          if most * termSlopes[term] <= each { continue }
        }
        guard
          let cut = try separator.cut(
            term, at: counts, within: ranges(of: term), tight: tight, above: solution[layout.term(term)])
        else { continue }
        let violation = solution[layout.term(term)] - cut.value(at: counts)
        if violation > SearchTolerance.violation, violation * termSlopes[term] > each {
          total += violation * termSlopes[term]
          fresh.append(cut)
        }
      }
      // Facets are sought only where cheap cuts do not suffice.
      if total > tolerance {
        try add(fresh)
        return true
      }
    }
    return false
  }

  /// The cut without slopes that are nothing to a program: what they could add goes into the level, which
  /// keeps it valid.
  private func sound(_ cut: Cut) -> Cut {
    var cut = cut
    for (place, counter) in reduction.terms[cut.term].counters.enumerated() where cut.slopes[place] > 0 {
      let most = cut.slopes[place] * Double(reduction.counters[counter].upper)
      if most > SearchTolerance.cutSlope { continue }
      cut.level += most
      cut.slopes[place] = 0
    }
    return cut
  }

  /// Adds cuts as rows, after those that are there.
  func add(_ fresh: [Cut]) throws {
    let fresh = fresh.map(sound)
    var block = SparseBlock()
    for cut in fresh {
      block.add(layout.term(cut.term), 1)
      for (slope, counter) in zip(cut.slopes, reduction.terms[cut.term].counters) where slope != 0 {
        block.add(layout.counter(counter), -slope)
      }
      block.close(.atMost(cut.level))
      // A cut below the floor of its term would make a program infeasible that is not.
      if cut.level < termFloor[cut.term] + 1, !reduction.terms[cut.term].isDirect {
        termFloor[cut.term] = cut.level - 1
        try lowerFloor(of: cut.term)
      }
    }
    _ = try program.addRows(block)
    cuts += fresh
  }

  /// Where a log-chance without a lower end may be in a program, which must have one: below what the terms
  /// of the outcome allow, and below its upper end in the node. An outcome that is given up must not make
  /// the program infeasible.
  func floor(of outcome: Int) -> Double {
    min(
      reduction.outcomes[outcome].terms.reduce(-1) { $0 + termFloor[$1] }, box.upper[layout.outcome(outcome)])
  }

  /// Tells the program of a lower floor of a term, and of the outcomes that need it.
  private func lowerFloor(of term: Int) throws {
    try program.setColumnBounds(
      layout.term(term), Bounds(lower: termFloor[term], upper: box.upper[layout.term(term)]))
    for outcome in network.outcomesOfTerm[term] where !box.lower[layout.outcome(outcome)].isFinite {
      try program.setColumnBounds(
        layout.outcome(outcome), Bounds(lower: floor(of: outcome), upper: box.upper[layout.outcome(outcome)]))
    }
  }

  /// Drops cuts that the last solution does not touch, once there are many. Their slacks are basic, so the
  /// basis stays one.
  func dropSlackCuts(above limit: Int) throws {
    guard cuts.count > limit else { return }
    let basis = try program.basis()
    let slack = cuts.indices.filter { basis.rows[rows.count + $0] == Basis.Status.basic }
    guard !slack.isEmpty else { return }
    try program.deleteRows(slack.map { rows.count + $0 })
    let gone = Set(slack)
    cuts = cuts.indices.filter { !gone.contains($0) }.map { cuts[$0] }
  }
}
