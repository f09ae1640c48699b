/// Timetable with explanations at single steps (Schutt, Feydy, Stuckey and Wallace 2011): an activity must not run in
/// a step in which those that run for certain leave too few people.
extension ScheduleSolver {
  func passBusySteps() -> Bool {
    let raised = store.isRaised
    for pool in raised.indices { store.isRaised[pool] = false }
    for index in model.activities.indices {
      let activity = model.activities[index]
      if !agenda.isUnplaced[index] && !activity.needs.contains(where: { raised[$0.pool] }) { continue }
      agenda.isUnplaced[index] = false
      if store.isAbsent(activity) { continue }
      for need in activity.needs where !model.isPaired[need.pool] {
        if !passLater(activity, pool: need.pool, people: need.people)
          || !passEarlier(activity, pool: need.pool, people: need.people)
        {
          return false
        }
        if store.overload != nil || store.isAbsent(activity) { break }
      }
      if store.overload != nil { return true }
    }
    return true
  }

  /// Its own part of the profile, where it has one, begins at its latest start.
  private func passLater(_ activity: ScheduleModel.Activity, pool: Int, people: Int) -> Bool {
    let most = model.question.instance.headcounts[pool]
    let isPresent = store.isPresent(activity)
    while true {
      let begin = store.earliest(activity)
      let latest = isPresent ? store.latest(activity) : Int.max
      let end = min(begin + activity.hold, latest)
      guard begin < end,
        let step = (begin..<end).last(where: { store.profile[pool][$0] + people > most[$0] })
      else { return true }
      let first = store.reasons.count
      let least = step - activity.hold + 1
      store.reasons.append(Literal(quantity: activity.early, value: least))
      explain(pool, step, extra: people)
      if !pushEarly(activity, to: step + 1, reasonsFrom: first) { return false }
      if store.overload != nil || store.isAbsent(activity) { return true }
    }
  }

  private func passEarlier(_ activity: ScheduleModel.Activity, pool: Int, people: Int) -> Bool {
    let most = model.question.instance.headcounts[pool]
    let isPresent = store.isPresent(activity)
    while true {
      let end = store.latest(activity) + activity.hold
      let earliest = isPresent ? store.earliest(activity) + activity.hold : Int.min
      let begin = max(end - activity.hold, min(end, earliest))
      guard begin < end,
        let step = (begin..<end).first(where: { store.profile[pool][$0] + people > most[$0] })
      else { return true }
      let first = store.reasons.count
      store.reasons.append(Literal(quantity: activity.late, value: -step))
      explain(pool, step, extra: people)
      let value = activity.hold - step
      if !pushLate(activity, to: value, reasonsFrom: first) { return false }
      if store.overload != nil || store.isAbsent(activity) { return true }
    }
  }

  /// Facts from which activities hold too many people of a pool in a step for `extra` more; few where some suffice.
  func explain(_ pool: Int, _ step: Int, extra: Int) {
    var spare = store.profile[pool][step] + extra - model.question.instance.headcounts[pool][step] - 1
    for activity in model.activities {
      let start = step
      guard store.latest(activity) <= start, start < store.earliest(activity) + activity.hold,
        store.isPresent(activity),
        let people = activity.needs.first(where: { $0.pool == pool })?.people
      else { continue }
      if people <= spare {
        spare -= people
        continue
      }
      if let presence = activity.presence { store.reasons.append(presence) }
      store.reasons.append(Literal(quantity: activity.early, value: start - activity.hold + 1))
      store.reasons.append(Literal(quantity: activity.late, value: -start))
    }
  }
}
