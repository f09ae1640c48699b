import Search
import Threads

/// A budget of time that is shared among searches: a part of the project's one clock, and how searches are to be done in
/// it.
package struct SearchBudget: Sendable {
  /// Each search's own limits aside.
  package var search: SearchOptions
  /// Until when everything should be over, and whom to ask whether to stop.
  package let time: TimeBudget

  /// The least that a search is given, in seconds: to set up a relaxation, and to end with a plan and a bound.
  static let leastSeconds = 0.02

  /// - Parameters:
  ///   - search: its `timeLimit` holds for everything together, from now on.
  ///   - time: what may end it before.
  package init(_ search: SearchOptions = SearchOptions(), within time: TimeBudget = TimeBudget()) {
    self.search = search
    self.time = time.limited(to: search.timeLimit)
  }

  private init(_ search: SearchOptions, part time: TimeBudget) {
    self.search = search
    self.time = time
  }

  /// Seconds that are left; nil: no limit.
  var seconds: Double? { time.secondsLeft }
  /// Nothing new should begin.
  package var isOver: Bool { time.isOver }

  /// A share of what is left, from 0 to 1.
  func share(_ share: Double) -> SearchBudget { SearchBudget(search, part: time.share(share)) }

  /// So many of so many equal shares of what is left.
  func share(_ count: Int = 1, of parts: Int) -> SearchBudget {
    share(Double(count) / Double(max(1, parts)))
  }

  /// At most so many seconds.
  func limited(to seconds: Double?) -> SearchBudget { SearchBudget(search, part: time.limited(to: seconds)) }

  /// The options of one search that may take all that is left.
  var whole: SearchOptions {
    var options = search
    options.timeLimit = seconds.map { max(Self.leastSeconds, $0) }
    return options
  }

  /// The options of one of so many searches that go on side by side, the processors divided among them.
  func options(oneOf searches: Int) -> SearchOptions {
    var options = search
    let rounds = (searches + search.threads - 1) / max(1, search.threads)
    options.timeLimit = seconds.map { max(Self.leastSeconds, $0 / Double(max(1, rounds))) }
    options.threads = max(1, search.threads / max(1, searches))
    return options
  }
}
