/// Timetabling with explanations at single steps (Schutt, Feydy, Stuckey and Wallace 2011): an activity must
/// not run in a step in which those that run for certain leave too few people.
extension ScheduleSolver {
  /// Moves every activity past the steps in which it finds too few people; false at a dead end. Only those
  /// are looked at that moved, or whose pools got busier.
  func passBusySteps() -> Bool {
    // What rises from here on is for the next round.
    let raised = store.isRaised
    for pool in raised.indices { store.isRaised[pool] = false }
    for index in model.activities.indices {
      let activity = model.activities[index]
      // It has not moved, and its pools are no busier.
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

  /// Moves an activity's earliest start past busy steps. Its own part of the profile, where it has one,
  /// begins at its latest start.
  private func passLater(_ activity: ScheduleModel.Activity, pool: Int, people: Int) -> Bool {
    let most = model.question.instance.headcounts[pool]
    let isPresent = store.isPresent(activity)
    while true {
      let begin = store.earliest(activity)
      let latest = isPresent ? store.latest(activity) : Int.max
      // Beyond its latest start the profile counts its own people.
      let end = min(begin + activity.hold, latest)
      // The last busy step that it would meet takes it furthest.
      guard begin < end,
        let step = (begin..<end).last(where: { store.profile[pool][$0] + people > most[$0] })
      else { return true }
      let first = store.reasons.count
      // The weakest fact for which it would run in the step.
      let least = step - activity.hold + 1
      store.reasons.append(Literal(quantity: activity.early, value: least))
      // Too many people for certain in that step, with its own.
      explain(pool, step, extra: people)
      if !pushEarly(activity, to: step + 1, reasonsFrom: first) { return false }
      if store.overload != nil || store.isAbsent(activity) { return true }
    }
  }

  /// The mirror image: its latest start, before busy steps.
  private func passEarlier(_ activity: ScheduleModel.Activity, pool: Int, people: Int) -> Bool {
    let most = model.question.instance.headcounts[pool]
    let isPresent = store.isPresent(activity)
    while true {
      let end = store.latest(activity) + activity.hold
      // Before its earliest end the profile counts its own people.
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

  /// Facts from which activities hold too many people of a pool in a step for `extra` more. Few where some
  /// suffice: what there is to spare is left out greedily, and each is said of the one step alone.
  func explain(_ pool: Int, _ step: Int, extra: Int) {
    var spare = store.profile[pool][step] + extra - model.question.instance.headcounts[pool][step] - 1
    for activity in model.activities {
      // It runs in the step for certain: started by then, and not over before.
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
