import Search
import Threads

/// Who may work for how long, and whom to ask whether to stop: a part of the project's one clock, and how searches are
/// to be done in it.
package struct Patience: Sendable {
  /// Each search's own limits aside.
  package var search: SearchOptions
  /// Until when everything should be over.
  package let budget: TimeBudget

  /// The least that a search is given, in seconds: to set up a relaxation, and to end with a plan and a bound.
  static let leastSeconds = 0.02

  /// - Parameters:
  ///   - search: its `timeLimit` holds for everything together, from now on.
  ///   - within: what may end it before.
  package init(_ search: SearchOptions = SearchOptions(), within budget: TimeBudget = TimeBudget()) {
    self.search = search
    self.budget = budget.limited(to: search.timeLimit)
  }

  private init(_ search: SearchOptions, part budget: TimeBudget) {
    self.search = search
    self.budget = budget
  }

  package var stop: StopSignal { budget.stop }
  /// Seconds that are left; nil: no limit.
  package var seconds: Double? { budget.secondsLeft }
  package var isOver: Bool { budget.isOver }

  /// A share of what is left, from 0 to 1.
  package func share(_ share: Double) -> Patience { Patience(search, part: budget.share(share)) }

  /// So many of so many equal shares of what is left.
  package func share(_ count: Int = 1, of parts: Int) -> Patience {
    share(Double(count) / Double(max(1, parts)))
  }

  /// At most so many seconds.
  func limited(to seconds: Double?) -> Patience { Patience(search, part: budget.limited(to: seconds)) }

  /// The options of one search that may take all that is left.
  package var whole: SearchOptions {
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
