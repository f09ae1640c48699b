/// Conflict analysis: what a dead end teaches. The facts behind it are traced back to the first that alone
/// stands for the last supposition (the first unique implication point; Marques-Silva and Sakallah 1999), as
/// a clause that forbids them together.
extension ScheduleSolver {
  /// The facts that are being traced: at most one of each quantity, for the strongest implies the others.
  private struct Trace {
    /// For each quantity the value and the step of the trail that made it true; step −1: not traced.
    var values: [Int]
    var steps: [Int]
    var quantities: [Int] = []
    /// How many of them became true at the level of the dead end.
    var open = 0
    let level: Int

    init(_ store: ScheduleStore) {
      values = store.low.map { _ in 0 }
      steps = values.map { _ in -1 }
      level = store.level
    }

    /// Takes a fact into the trace. What was true before anything was supposed is left out: it needs no
    /// reason.
    mutating func add(_ literal: Literal, _ store: ScheduleStore) {
      let step = store.origin(of: literal)
      if step < 0 || store.trail[step].level == 0 { return }
      let quantity = literal.quantity
      // The stronger of two facts about a quantity stays.
      if steps[quantity] >= 0 {
        if values[quantity] >= literal.value { return }
        remove(quantity, store)
      }
      values[quantity] = literal.value
      steps[quantity] = step
      quantities.append(quantity)
      if store.trail[step].level == level { open += 1 }
    }

    mutating func remove(_ quantity: Int, _ store: ScheduleStore) {
      if store.trail[steps[quantity]].level == level { open -= 1 }
      steps[quantity] = -1
    }
  }

  /// Learns from `conflict` and goes back to where the clause says something new; false where nothing is left to
  /// suppose otherwise: there is no schedule.
  func learn() -> Bool {
    // The dead end may lie above the level of all its facts.
    let levels = conflict.map { literal in
      let step = store.origin(of: literal)
      return step < 0 ? 0 : store.trail[step].level
    }
    back(to: levels.max() ?? 0)
    if store.level == 0 { return false }
    var trace = Trace(store)
    for literal in conflict { trace.add(literal, store) }
    // Back along the trail: each traced fact gives way to its reasons, until one of the last level is left.
    var cursor = store.trail.count - 1
    while cursor >= 0 {
      let step = store.trail[cursor]
      if trace.steps[step.quantity] == cursor {
        bump(Literal(quantity: step.quantity, value: trace.values[step.quantity]))
        if trace.open == 1 { break }
        trace.remove(step.quantity, store)
        for place in step.reasons { trace.add(store.reasons[place], store) }
      }
      cursor -= 1
    }
    guard cursor >= 0 else { return false }
    add(clause(trace, head: store.trail[cursor].quantity))
    // Activities of what comes later count for more.
    heap.age()
    clauseStep /= SchedulingTuning.clauseDecay
    if clauseStep > SchedulingTuning.mostActivity {
      for index in clauses.indices { clauses[index].activity *= SchedulingTuning.rescaling }
      clauseStep *= SchedulingTuning.rescaling
    }
    return true
  }

  /// The negated facts, the one of the last level first, then the latest of the others; those that follow
  /// from others that are traced are left out (local minimisation; Sörensson and Biere 2009).
  private func clause(_ trace: Trace, head: Int) -> [Literal] {
    let others = Set(trace.quantities).filter { quantity in
      guard quantity != head, trace.steps[quantity] >= 0 else { return false }
      let step = store.trail[trace.steps[quantity]]
      if step.reasons.isEmpty { return true }
      return !step.reasons.allSatisfy { place in
        let reason = store.reasons[place]
        let origin = store.origin(of: reason)
        if origin < 0 || store.trail[origin].level == 0 { return true }
        let traced = trace.steps[reason.quantity]
        return traced >= 0 && traced < trace.steps[quantity] && trace.values[reason.quantity] >= reason.value
      }
    }
    let sorted = others.sorted { trace.steps[$0] > trace.steps[$1] }
    return ([head] + sorted).map { Literal(quantity: $0, value: trace.values[$0]).negated }
  }

  /// Keeps a clause, goes back to where it says something new, and says it.
  private func add(_ literals: [Literal]) {
    for literal in literals { bump(literal) }
    let target =
      literals.count > 1 ? store.trail[store.origin(of: literals[1].negated)].level : 0
    back(to: target)
    let first = store.reasons.count
    for literal in literals.dropFirst() { store.reasons.append(literal.negated) }
    if literals.count > 1 {
      clauses.append(Clause(literals: literals, activity: clauseStep))
      for literal in literals.prefix(2) { watches[place(of: literal)].append(Int32(clauses.count - 1)) }
    }
    assert(literals[0], reasonsFrom: first)
  }

  /// A fact or its negation, whichever may be supposed.
  private func bump(_ literal: Literal) {
    let later = literal.quantity.isMultiple(of: 2) ? literal : literal.negated
    let place = place(of: later)
    if suppositions[place] != nil { heap.bump(place) }
  }

  /// Drops the half of the long clauses that was of least use, once there are many. At level 0 only, where
  /// no clause is a reason.
  func forget() {
    guard clauses.count > 6000 + conflicts / 8 else { return }
    let long = clauses.indices.filter { clauses[$0].literals.count > 3 }
      .sorted { (clauses[$0].activity, $0) < (clauses[$1].activity, $1) }
    let gone = Set(long.prefix(long.count / 2))
    clauses = clauses.indices.filter { !gone.contains($0) }.map { clauses[$0] }
    for place in watches.indices { watches[place].removeAll(keepingCapacity: true) }
    for index in clauses.indices {
      // Watched literals must not be false at the root, unless all others are too or one is true.
      clauses[index].literals.sort { !store.isFalse($0) && store.isFalse($1) }
      for literal in clauses[index].literals.prefix(2) { watches[place(of: literal)].append(Int32(index)) }
    }
  }
}
