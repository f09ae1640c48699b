import Allocation
import Problems

/// What is assumed about rivals whose finish is the deadline.
///
/// A reader who states a rival wants to see the law that it makes, and by which rule: a few numbers say more than the plan of
/// somebody else's work.
struct RaceAssumptions {
  /// As its author states it, with forecasts of its rivals.
  let problem: Problem
  /// The grid on which rivals work.
  let time: TimeGrid
  /// Names of the rivals' chunks that work gives away.
  var gifts: [String] = []

  /// One sentence for each race: the problem's own, and those of worlds as their author states them.
  var lines: [String] {
    let worlds = problem.uncertainty?.worlds ?? problem.worlds
    let isShared = worlds.isEmpty || worlds.contains { $0.deadline == nil }
    return (isShared ? sentence(problem.deadline, "") : [])
      + worlds.flatMap { world in world.deadline.map { sentence($0, "in world '\(world.name)' ") } ?? [] }
  }

  /// The rule and the law in one sentence; none of a law that is no race.
  private func sentence(_ law: DeadlineLaw, _ lead: String) -> [String] {
    guard case .race(let race) = law else { return [] }
    let isHelped = race.chunks.contains { gifts.contains($0.name) }
    return [
      lead
        + "the deadline is when a rival finishes, whose people are dealt out by \(race.allocator.rawValue):"
        + (isHelped ? " with nothing given to it," : "") + " " + when(race.finished ?? [])
    ]
  }

  /// When the rival finishes; of a law that is spread out its beginning, its median, and what is left.
  func when(_ finished: [Double]) -> String {
    // What is left at the horizon counts as never, which the model says and nobody would guess.
    let left = max(0, 1 - (finished.last ?? 0))
    guard let first = finished.firstIndex(where: { $0 > ReportTolerance.share }) else {
      return "it never does within the horizon"
    }
    if finished[first] >= 1 - ReportTolerance.share {
      return "in \(time.text(ofBoundary: first)), for certain"
    }
    // The smallest moment by which it has finished with a half or more.
    let median = finished.firstIndex { $0 >= 0.5 }.map { boundary in
      "; the median is \(time.text(ofBoundary: boundary)), by which it has finished with"
        + " \(Percent.text(finished[boundary]))"
    }
    return "in \(time.text(ofBoundary: first)) at the earliest, with \(Percent.text(finished[first]))"
      + (median ?? "; the median is never")
      + (left > ReportTolerance.share
        ? "; with \(Percent.text(left)) it has not finished at the horizon, and never does" : "")
  }
}
