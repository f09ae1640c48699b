/// Tasks that may be done in several ways: what is left for each, and what all that are left have in common
/// (constructive disjunction).
extension ScheduleSolver {
  /// Draws what follows for a task and its ways; false at a dead end.
  func linkWays(_ task: Int) -> Bool {
    guard let end = model.ends[task] else { return true }
    for way in model.ways[task] where !store.isFalse(way.taken) {
      if !narrow(way, start: 2 * task, end: end) { return false }
    }
    return chooseWay(task) && widen(task, end)
  }

  /// A way starts and ends where its task may; one that cannot is not taken.
  private func narrow(_ way: ScheduleModel.Way, start: Int, end: Int) -> Bool {
    // No earlier than the task may start.
    let first = min(store.low[start], way.last + 1)
    if first > store.low[way.early], !imply(from: [(start, first)], way.early, atLeast: first) {
      return false
    }
    // No later than the task's latest start, nor than its latest end less the way's length.
    for (quantity, lag) in [(start + 1, 0), (end + 1, way.mode.length)] {
      let value = store.low[quantity] + lag
      if value <= store.low[way.late] { continue }
      // Later than its first start allows: it is out, and that is the weakest fact from which it follows.
      let isOut = value > -way.first
      let isSound =
        isOut
        ? imply(from: [(quantity, 1 - way.first - lag)], way.left.quantity, atLeast: way.left.value)
        : imply(from: [(quantity, value - lag)], way.late, atLeast: value)
      if !isSound { return false }
      if isOut { return true }
    }
    // Between its earliest and its latest start nothing is left.
    let early = store.low[way.early]
    if early > -store.low[way.late] {
      return imply(
        from: [(way.early, early), (way.late, 1 - early)], way.left.quantity, atLeast: way.left.value)
    }
    return true
  }

  /// A conclusion from facts that are written out.
  private func imply(from facts: [(quantity: Int, value: Int)], _ quantity: Int, atLeast value: Int) -> Bool {
    let first = store.reasons.count
    for fact in facts { store.reasons.append(Literal(quantity: fact.quantity, value: fact.value)) }
    return assert(Literal(quantity: quantity, value: value), reasonsFrom: first)
  }

  /// One way is taken: the others are not; the last one left is; none left is a dead end.
  private func chooseWay(_ task: Int) -> Bool {
    let ways = model.ways[task]
    let open = ways.filter { !store.isFalse($0.taken) }
    // Taken, it rules the others out.
    if let taken = open.first(where: { store.isTrue($0.taken) }) {
      for way in open where way.early != taken.early {
        let first = store.reasons.count
        store.reasons.append(taken.taken)
        if !assert(way.left, reasonsFrom: first) { return false }
      }
      return true
    }
    // Several are left: nothing follows yet.
    if open.count > 1 { return true }
    let first = store.reasons.count
    // All others are ruled out, which is the reason.
    for way in ways where way.early != open.first?.early { store.reasons.append(way.left) }
    if let way = open.first { return assert(way.taken, reasonsFrom: first) }
    conflict = Array(store.reasons[first...])
    store.reasons.removeSubrange(first...)
    return false
  }

  /// What all ways that are left have in common holds for the task: its earliest and latest start, and its
  /// end.
  private func widen(_ task: Int, _ end: Int) -> Bool {
    func raise(_ quantity: Int, _ own: (ScheduleModel.Way) -> (quantity: Int, lag: Int)) -> Bool {
      var least = Int.max
      for way in model.ways[task] where !store.isFalse(way.taken) {
        let (source, lag) = own(way)
        least = min(least, store.low[source] + lag)
      }
      // Each way says how far it lets the quantity down; the least of these holds.
      guard least < .max, least > store.low[quantity] else { return true }
      let first = store.reasons.count
      for way in model.ways[task] {
        let (source, lag) = own(way)
        if store.isFalse(way.taken) {
          // A weaker fact will do where its people are never in time for the earlier end either.
          let value = source == way.early ? min(way.left.value, least - lag) : way.left.value
          store.reasons.append(Literal(quantity: way.early, value: value))
        } else {
          store.reasons.append(Literal(quantity: source, value: least - lag))
        }
      }
      return assert(Literal(quantity: quantity, value: least), reasonsFrom: first)
    }
    return raise(2 * task) { ($0.early, 0) } && raise(2 * task + 1) { ($0.late, 0) }
      && raise(end) { ($0.early, $0.mode.length) }
  }
}
