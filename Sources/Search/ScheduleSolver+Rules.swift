/// What follows from bounds on starts, and why.
extension ScheduleSolver {
  /// Draws every conclusion; false at a dead end, whose facts are then in `conflict`.
  func propagate() -> Bool {
    while true {
      while seen < store.trail.count {
        let step = store.trail[seen]
        seen += 1
        if !followLags(step.quantity) || !visitClauses(step) { return false }
      }
      if let overload = store.overload {
        let first = store.reasons.count
        explain(overload.pool, overload.step, extra: 0)
        conflict = Array(store.reasons[first...])
        store.reasons.removeSubrange(first...)
        return false
      }
      let before = store.trail.count
      for task in rivals.indices where store.earliest(task) < store.latest(task) {
        if !passBusySteps(task) || !passRivals(task) { return false }
      }
      if store.trail.count == before { return true }
    }
  }

  private func followLags(_ quantity: Int) -> Bool {
    for (other, lag) in followers[quantity] {
      let value = store.low[quantity] + lag
      if value <= store.low[other] { continue }
      let first = store.reasons.count
      store.reasons.append(Literal(quantity: quantity, value: value - lag))
      if !assert(Literal(quantity: other, value: value), reasonsFrom: first) { return false }
    }
    return true
  }

  /// Timetable with explanations at single steps (Schutt, Feydy, Stuckey and Wallace 2011): a task must not run in
  /// a step in which those that run for certain leave too few people.
  private func passBusySteps(_ task: Int) -> Bool {
    let hold = store.holds[task]
    for (pool, people) in store.needs[task] {
      let most = store.question.instance.headcounts[pool]
      var start = store.earliest(task)
      while let step = (start..<min(start + hold, store.latest(task)))
        .last(where: { store.profile[pool][$0] + people > most[$0] })
      {
        let first = store.reasons.count
        store.reasons.append(Literal(quantity: 2 * task, value: step - hold + 1))
        explain(pool, step, extra: people)
        if !assert(Literal(quantity: 2 * task, value: step + 1), reasonsFrom: first) { return false }
        if store.overload != nil { return true }
        start = store.earliest(task)
      }
      var end = store.latest(task) + hold
      while let step = (max(end - hold, min(end, store.earliest(task) + hold))..<end)
        .first(where: { store.profile[pool][$0] + people > most[$0] })
      {
        let first = store.reasons.count
        store.reasons.append(Literal(quantity: 2 * task + 1, value: -step))
        explain(pool, step, extra: people)
        if !assert(Literal(quantity: 2 * task + 1, value: hold - step), reasonsFrom: first) { return false }
        if store.overload != nil { return true }
        end = store.latest(task) + hold
      }
    }
    return true
  }

  /// Facts from which tasks hold too many people of a pool in a step for `extra` more; few where some suffice.
  private func explain(_ pool: Int, _ step: Int, extra: Int) {
    var spare = store.profile[pool][step] + extra - store.question.instance.headcounts[pool][step] - 1
    for (task, needs) in store.needs.enumerated() {
      guard store.latest(task) <= step, step < store.earliest(task) + store.holds[task],
        let people = needs.first(where: { $0.pool == pool })?.people
      else { continue }
      if people <= spare {
        spare -= people
        continue
      }
      store.reasons.append(Literal(quantity: 2 * task, value: step - store.holds[task] + 1))
      store.reasons.append(Literal(quantity: 2 * task + 1, value: -step))
    }
  }

  /// Of two tasks that never run side by side, one that cannot come first comes second (Carlier and Pinson 1989).
  private func passRivals(_ task: Int) -> Bool {
    for other in rivals[task] {
      // The task cannot come before the other.
      let meet = store.latest(other)
      guard store.earliest(task) + store.holds[task] > meet else { continue }
      let notBefore = [
        Literal(quantity: 2 * task, value: meet - store.holds[task] + 1),
        Literal(quantity: 2 * other + 1, value: -meet),
      ]
      let hold = store.holds[other]
      for (own, its, lag) in [(2 * other, 2 * task, hold), (2 * task + 1, 2 * other + 1, hold)] {
        let value = store.low[own] + lag
        if value <= store.low[its] { continue }
        let first = store.reasons.count
        store.reasons += notBefore
        store.reasons.append(Literal(quantity: own, value: value - lag))
        if !assert(Literal(quantity: its, value: value), reasonsFrom: first) { return false }
        if store.overload != nil { return true }
      }
    }
    return true
  }

  /// Clauses that watch a fact which has become false: another is watched, or the last one left is made true.
  private func visitClauses(_ step: ScheduleStore.Step) -> Bool {
    let twin = step.quantity ^ 1
    for value in (1 - step.new)...(-step.old) {
      let gone = Literal(quantity: twin, value: value)
      let place = place(of: gone)
      var kept = 0
      var next = 0
      var isSound = true
      while next < watches[place].count {
        let clause = Int(watches[place][next])
        next += 1
        if isSound && rewatch(clause, gone) { continue }
        watches[place][kept] = Int32(clause)
        kept += 1
        if isSound { isSound = unit(clause) }
      }
      watches[place].removeLast(next - kept)
      if !isSound { return false }
    }
    return true
  }

  /// Whether a clause found another literal to watch in the place of one that is false.
  private func rewatch(_ clause: Int, _ gone: Literal) -> Bool {
    if clauses[clause].literals[0] == gone { clauses[clause].literals.swapAt(0, 1) }
    if store.isTrue(clauses[clause].literals[0]) { return false }
    for place in 2..<max(2, clauses[clause].literals.count)
    where !store.isFalse(clauses[clause].literals[place]) {
      clauses[clause].literals.swapAt(1, place)
      watches[self.place(of: clauses[clause].literals[1])].append(Int32(clause))
      return true
    }
    return false
  }

  private func unit(_ clause: Int) -> Bool {
    let head = clauses[clause].literals[0]
    if store.isTrue(head) { return true }
    let first = store.reasons.count
    for literal in clauses[clause].literals.dropFirst() { store.reasons.append(literal.negated) }
    clauses[clause].activity += clauseStep
    return assert(head, reasonsFrom: first)
  }
}
