import Foundation
import Search
import Threads

/// Who may work for how long, and whom to ask whether to stop.
public struct Patience: Sendable {
  /// Each search's own limits aside.
  public var search: SearchOptions
  public var stop: StopSignal
  /// System uptime at which everything should be over; nil: no limit.
  private let end: Double?

  /// - Parameter search: its `timeLimit` holds for everything together.
  public init(_ search: SearchOptions = SearchOptions(), stop: StopSignal = StopSignal()) {
    self.search = search
    self.stop = stop
    end = search.timeLimit.map { ProcessInfo.processInfo.systemUptime + $0 }
  }

  private init(_ search: SearchOptions, _ stop: StopSignal, end: Double?) {
    self.search = search
    self.stop = stop
    self.end = end
  }

  /// Seconds that are left; nil: no limit.
  public var seconds: Double? { end.map { max(0, $0 - ProcessInfo.processInfo.systemUptime) } }
  public var isOver: Bool { stop.isRequested || seconds.map { $0 <= 0 } ?? false }

  /// So many of so many equal shares of what is left.
  public func share(_ count: Int = 1, of parts: Int) -> Patience {
    let now = ProcessInfo.processInfo.systemUptime
    return Patience(search, stop, end: seconds.map { now + $0 * Double(count) / Double(max(1, parts)) })
  }

  /// The options of one of so many searches that go on side by side, each on one thread.
  func options(oneOf searches: Int) -> SearchOptions {
    var options = search
    let rounds = (searches + search.threads - 1) / max(1, search.threads)
    options.timeLimit = seconds.map { max(0.02, $0 / Double(max(1, rounds))) }
    options.threads = 1
    return options
  }
}
