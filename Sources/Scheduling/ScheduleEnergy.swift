/// Energetic reasoning (Erschler and Lopez 1990; Baptiste, Le Pape and Nuijten 2001): in a span of steps
/// each task holds its people for at least the least overlap of its earliest and its latest placement with
/// the span.
struct ScheduleEnergy {
  let question: ScheduleQuestion
  /// More spans than this are not looked at: each asks all tasks.
  static let mostSpans = 6_000

  /// Whether some span asks for more person-steps than a pool has in it: then no schedule lies within the
  /// windows.
  func isOverfull(_ windows: [ClosedRange<Int>]) -> Bool {
    question.instance.headcounts.indices.contains { isOverfull(windows, pool: $0) }
  }

  /// Spans from a task's earliest start to a task's latest end. Some that matter begin elsewhere, too;
  /// leaving them out only proves less.
  private func isOverfull(_ windows: [ClosedRange<Int>], pool: Int) -> Bool {
    let tasks = question.tasks
    let users = tasks.indices.filter { tasks[$0].people[pool] > 0 }
    let begins = Set(users.map { windows[$0].lowerBound }).sorted()
    let ends = Set(users.map { windows[$0].upperBound + tasks[$0].hold }).sorted()
    guard begins.count * ends.count <= Self.mostSpans else { return false }
    // Person-steps of the pool before each step.
    var until = [0]
    for people in question.instance.headcounts[pool] { until.append(until[until.count - 1] + people) }
    for begin in begins {
      for end in ends where end > begin {
        let room = until[end] - until[begin]
        var asked = 0
        for user in users {
          let hold = tasks[user].hold
          // Left-shifted, right-shifted, and never more than the task or the span is long.
          let early = min(end, windows[user].lowerBound + hold) - begin
          let late = end - max(begin, windows[user].upperBound)
          let least = min(early, late, hold, end - begin)
          if least > 0 { asked += least * tasks[user].people[pool] }
        }
        if asked > room { return true }
      }
    }
    return false
  }
}
