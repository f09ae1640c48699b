import Allocation
import Problems

/// A rival in a simulation: its plan is carried out attempt by attempt, as ours is, and its finish is the deadline.
struct RivalRun: Sendable {
  /// All that the rival must deliver.
  private let works: [Course.Work]

  /// Nil where nobody has made a plan for the rival: it never finishes.
  ///
  /// - Parameter given: for each of its chunks how many it was given; nil: nothing.
  init?(_ race: Race, given: [Int]? = nil) {
    guard let plans = race.outlook.forecast as? RivalPlans else { return nil }
    let programme = plans.programme(given: given ?? race.chunks.map { _ in 0 })
    works = programme.map { Course($0.plan, of: $0.instance, in: nil).works } ?? []
  }

  /// The boundary by which everything is delivered, 0 where nothing is left to do; nil: never.
  ///
  /// - Parameter base: the number of the draw of its first attempt.
  func finish(_ luck: Luck, from base: Int) -> Int? {
    var last = 0
    for work in works {
      guard let end = finish(of: work, luck, from: base) else { return nil }
      last = max(last, end)
    }
    return last
  }

  /// When enough attempts on a work have been correct.
  private func finish(of work: Course.Work, _ luck: Luck, from base: Int) -> Int? {
    var missing = work.count
    for group in work.groups where group.end <= work.gate {
      for attempt in 0..<group.attempts where luck.share(base + group.first + attempt) < group.correct {
        missing -= 1
        if missing == 0 { return group.end }
      }
    }
    return nil
  }
}
