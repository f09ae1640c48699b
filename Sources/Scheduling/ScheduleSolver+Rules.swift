/// The propagators' loop, cheap ones first: lags and clauses at every step, then ways, pairs, timetable, and
/// sums of work.
extension ScheduleSolver {
  /// Draws every conclusion; false at a dead end, whose facts are then in `conflict`.
  func propagate() -> Bool {
    while true {
      while seen < store.trail.count {
        let step = store.trail[seen]
        seen += 1
        if !followLags(step.quantity) || !visitClauses(step) { return false }
        note(step.quantity)
      }
      // More people for certain in a step than there are.
      if let overload = store.overload {
        let first = store.reasons.count
        explain(overload.pool, overload.step, extra: 0)
        conflict = Array(store.reasons[first...])
        store.reasons.removeSubrange(first...)
        return false
      }
      if let task = agenda.nextTask() {
        if !linkWays(task) { return false }
      } else if let pair = agenda.nextPair() {
        if !order(model.pairs[pair]) { return false }
      } else if let activity = agenda.nextActivity() {
        for pair in model.pairsOf[activity] where !order(model.pairs[pair]) { return false }
      } else {
        // The dear ones only where nothing else is to be done, and again from the top once one has concluded
        // something.
        let before = store.trail.count
        if !passBusySteps() { return false }
        if store.trail.count > before || store.overload != nil { continue }
        if !sumWork() { return false }
        if store.trail.count == before { return true }
      }
    }
  }

  /// Puts what hangs on a quantity on the agenda.
  /// Clauses and lags have seen a step of the trail by then; ways, pairs, places and sums have not.
  private func note(_ quantity: Int) {
    if let task = model.taskOf[quantity] { agenda.add(task: task) }
    for activity in model.activitiesOf[quantity] {
      agenda.add(activity: activity)
      for need in model.activities[activity].needs where model.isPaired[need.pool] {
        agenda.isUnsummed[need.pool] = true
      }
    }
    for pair in model.pairsOfOrder[quantity] { agenda.add(pair: pair) }
  }

  /// Precedence: what exceeds a quantity by so much rises with it.
  private func followLags(_ quantity: Int) -> Bool {
    for (other, lag) in model.followers[quantity] {
      let value = store.low[quantity] + lag
      if value <= store.low[other] { continue }
      let first = store.reasons.count
      store.reasons.append(Literal(quantity: quantity, value: value - lag))
      if !assert(Literal(quantity: other, value: value), reasonsFrom: first) { return false }
    }
    return true
  }

  /// Makes an activity start no earlier than a value, which for one that starts too late then means that it
  /// is not there.
  func pushEarly(_ activity: ScheduleModel.Activity, to value: Int, reasonsFrom first: Int) -> Bool {
    assert(Literal(quantity: activity.early, value: min(value, activity.parked.early)), reasonsFrom: first)
  }

  /// Makes it start no later than minus a value, or not be there.
  func pushLate(_ activity: ScheduleModel.Activity, to value: Int, reasonsFrom first: Int) -> Bool {
    // Before its first start: not there at all.
    if let presence = activity.presence, value >= activity.parked.late {
      return assert(presence.negated, reasonsFrom: first)
    }
    return assert(Literal(quantity: activity.late, value: value), reasonsFrom: first)
  }

  // MARK: - Clauses

  /// Clauses that watch a fact which has become false: another is watched, or the last one left is made true.
  private func visitClauses(_ step: ScheduleStore.Step) -> Bool {
    // Watch lists are cut down in place while they are walked through.
    let twin = step.quantity ^ 1
    // A lower end that rose by several makes as many facts about its twin false.
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
    // The false one is second from now on.
    if clauses[clause].literals[0] == gone { clauses[clause].literals.swapAt(0, 1) }
    // A clause that is true need not be watched anew.
    if store.isTrue(clauses[clause].literals[0]) { return false }
    for place in 2..<max(2, clauses[clause].literals.count)
    where !store.isFalse(clauses[clause].literals[place]) {
      clauses[clause].literals.swapAt(1, place)
      watches[self.place(of: clauses[clause].literals[1])].append(Int32(clause))
      return true
    }
    return false
  }

  /// Unit propagation: the one literal that is left is true.
  private func unit(_ clause: Int) -> Bool {
    let head = clauses[clause].literals[0]
    if store.isTrue(head) { return true }
    let first = store.reasons.count
    for literal in clauses[clause].literals.dropFirst() { store.reasons.append(literal.negated) }
    // A clause that concludes something is of use.
    clauses[clause].activity += clauseStep
    return assert(head, reasonsFrom: first)
  }
}
