/// Disjunctive pairs: activities that never run side by side, of which one comes first (Carlier and Pinson
/// 1989).
extension ScheduleSolver {
  typealias Activity = ScheduleModel.Activity

  /// Draws what follows for a pair; false at a dead end.
  func order(_ pair: ScheduleModel.Pair) -> Bool {
    let (one, other) = (model.activities[pair.one], model.activities[pair.other])
    if store.isAbsent(one) || store.isAbsent(other) { return true }
    let first = pair.order.map { Literal(quantity: $0, value: 1) }
    return order(one, other, given: first) && order(other, one, given: first?.negated)
  }

  /// What follows of one coming before another, or of its being unable to.
  ///
  /// - Parameter literal: that it comes before the other, where both are there; nil: the pair has no order
  ///   of its own.
  private func order(_ one: Activity, _ other: Activity, given literal: Literal?) -> Bool {
    let lag = one.hold
    // It comes first: starts are pushed apart, as far as each is there.
    if let literal, store.isTrue(literal) {
      let here = store.isPresent(one)
      let there = store.isPresent(other)
      return (!here || follow(one, other, lag: lag, given: [literal]))
        && (!there || precede(one, other, lag: lag, given: [literal]))
    }
    // The other comes first: the second call sees to it.
    if let literal, store.isFalse(literal) { return true }
    let early = store.earliest(one)
    // It may come first as long as it may be over in time.
    guard early + lag > store.latest(other) else { return true }
    // It comes second then, if both are there.
    let facts = [
      Literal(quantity: one.early, value: early), Literal(quantity: other.late, value: 1 - early - lag),
    ]
    let isHere = store.isPresent(one)
    let isThere = store.isPresent(other)
    if let literal, isHere && isThere {
      let first = store.reasons.count
      store.reasons += facts
      if let presence = one.presence { store.reasons.append(presence) }
      if let presence = other.presence { store.reasons.append(presence) }
      return assert(literal.negated, reasonsFrom: first)
    }
    let back = other.hold
    return (!isThere || follow(other, one, lag: back, given: facts))
      && (!isHere || precede(other, one, lag: back, given: facts))
  }

  /// The second starts so much after the first, which is there; where that is too late, the second is not
  /// there.
  private func follow(_ first: Activity, _ second: Activity, lag: Int, given facts: [Literal]) -> Bool {
    let value = min(store.earliest(first) + lag, second.parked.early)
    if value <= store.earliest(second) { return true }
    let start = store.reasons.count
    store.reasons += facts
    if let presence = first.presence { store.reasons.append(presence) }
    store.reasons.append(Literal(quantity: first.early, value: value - lag))
    return pushEarly(second, to: value, reasonsFrom: start)
  }

  /// The first starts so much before the second, which is there; where that is too early, the first is not
  /// there.
  private func precede(_ first: Activity, _ second: Activity, lag: Int, given facts: [Literal]) -> Bool {
    let value = min(lag - store.latest(second), first.parked.late)
    if value <= -store.latest(first) { return true }
    let start = store.reasons.count
    store.reasons += facts
    if let presence = second.presence { store.reasons.append(presence) }
    store.reasons.append(Literal(quantity: second.late, value: value - lag))
    return pushLate(first, to: value, reasonsFrom: start)
  }
}
