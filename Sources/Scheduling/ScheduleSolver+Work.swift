/// Disjunctive reasoning over spans, for pools in which nobody runs beside another: more work that must be
/// done within a span than the span is long is a dead end (overload), and what would make it more comes
/// before or after it (edge finding; Carlier and Pinson 1989), or not at all.
extension ScheduleSolver {
  /// One activity of a pool: between when it runs, and for how long.
  private struct Job {
    let index: Int
    /// Its earliest start.
    let begin: Int
    /// Its latest end.
    let end: Int
    let hold: Int
    /// Only what is there for certain is work that must be done; what may be there can be pushed out all the
    /// same.
    let isPresent: Bool
  }

  /// Looks at pools of which something moved; false at a dead end. Ends after the first pool that concludes
  /// something, since cheaper rules come first again.
  func sumWork() -> Bool {
    for pool in agenda.isUnsummed.indices where agenda.isUnsummed[pool] && model.isPaired[pool] {
      agenda.isUnsummed[pool] = false
      let before = store.trail.count
      if !sumWork(of: pool) { return false }
      if store.trail.count > before {
        agenda.isUnsummed[pool] = true
        return true
      }
    }
    return true
  }

  /// The activities of a pool that may be there.
  private func jobs(_ pool: Int) -> [Job] {
    model.users[pool].compactMap { index in
      let activity = model.activities[index]
      if store.isAbsent(activity) { return nil }
      let (early, late) = (store.earliest(activity), store.latest(activity))
      return Job(
        index: index, begin: early, end: late + activity.hold, hold: activity.hold,
        isPresent: store.isPresent(activity))
    }
  }

  /// All spans from an earliest start to a latest end, each end by one pass over the jobs: quadratic in them
  /// where nothing moves.
  private func sumWork(of pool: Int) -> Bool {
    // The latest begin first, so that each job in turn makes the span longer.
    let jobs = jobs(pool).sorted { ($0.begin, $0.index) > ($1.begin, $1.index) }
    // For each end the span grows backwards, job by job.
    for end in Set(jobs.lazy.filter(\.isPresent).map(\.end)).sorted() {
      var (sum, longest) = (0, 0)
      for (place, job) in jobs.enumerated() {
        // What must lie within the span adds up; of the rest only the longest matters, until it is known
        // that it is too long.
        if job.isPresent && job.end <= end { sum += job.hold } else { longest = max(longest, job.hold) }
        // Jobs that begin together come into the span together.
        if place + 1 < jobs.count && jobs[place + 1].begin == job.begin { continue }
        let room = end - job.begin - sum
        // Overload: the span holds more work than steps.
        if sum > 0 && room < 0 {
          let first = store.reasons.count
          explain(jobs[...place], from: job.begin, to: end)
          conflict = Array(store.reasons[first...])
          store.reasons.removeSubrange(first...)
          return false
        }
        // A job too long for what is left must leave the span.
        guard sum > 0, longest > room else { continue }
        let before = store.trail.count
        for other in jobs[...place] where other.hold > room && !(other.isPresent && other.end <= end) {
          if !pushBeyond(other, past: jobs[...place], from: job.begin, to: end, sum: sum) { return false }
          // One conclusion changes the sums: cheaper rules first.
          if store.trail.count > before { return true }
        }
      }
    }
    // The mirror image: the earliest end first.
    let mirrored = jobs.sorted { ($0.end, $0.index) < ($1.end, $1.index) }
    for begin in Set(jobs.lazy.filter(\.isPresent).map(\.begin)).sorted(by: >) {
      var (sum, longest) = (0, 0)
      for (place, job) in mirrored.enumerated() {
        if job.isPresent && job.begin >= begin { sum += job.hold } else { longest = max(longest, job.hold) }
        if place + 1 < mirrored.count && mirrored[place + 1].end == job.end { continue }
        let room = job.end - begin - sum
        // Overloads were found by the first pass.
        guard sum > 0, room >= 0, longest > room else { continue }
        let before = store.trail.count
        for other in mirrored[...place] where other.hold > room && !(other.isPresent && other.begin >= begin)
        {
          if !pushAhead(other, past: mirrored[...place], from: begin, to: job.end, sum: sum) { return false }
          if store.trail.count > before { return true }
        }
      }
    }
    return true
  }

  /// A job that begins within a span but is too long to fit into it comes after all that must be done there.
  private func pushBeyond(_ job: Job, past jobs: ArraySlice<Job>, from begin: Int, to end: Int, sum: Int)
    -> Bool
  {
    let activity = model.activities[job.index]
    if begin + sum <= job.begin { return true }
    let first = store.reasons.count
    explain(jobs, from: begin, to: end)
    store.reasons.append(Literal(quantity: activity.early, value: begin))
    return pushEarly(activity, to: begin + sum, reasonsFrom: first)
  }

  /// One that ends within it comes before.
  private func pushAhead(_ job: Job, past jobs: ArraySlice<Job>, from begin: Int, to end: Int, sum: Int)
    -> Bool
  {
    let activity = model.activities[job.index]
    if end - sum >= job.end { return true }
    let first = store.reasons.count
    explain(jobs, from: begin, to: end)
    store.reasons.append(Literal(quantity: activity.late, value: activity.hold - end))
    return pushLate(activity, to: activity.hold - end + sum, reasonsFrom: first)
  }

  /// That those of some jobs that must be done within a span must.
  private func explain(_ jobs: ArraySlice<Job>, from begin: Int, to end: Int) {
    for job in jobs where job.isPresent && job.begin >= begin && job.end <= end {
      let activity = model.activities[job.index]
      if let presence = activity.presence { store.reasons.append(presence) }
      store.reasons.append(Literal(quantity: activity.early, value: begin))
      store.reasons.append(Literal(quantity: activity.late, value: activity.hold - end))
    }
  }
}
