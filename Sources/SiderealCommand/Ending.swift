import Answers
import ArgumentParser
import Sidereal
import Threads

/// The end of a command whose searches share a budget of time.
enum Ending {
  /// Which limit an answer ended at; nil where it did not end at one.
  static func reason(of status: Status, after budget: TimeBudget, _ options: SearchOptions) -> StopReason? {
    guard status == .limit else { return nil }
    // Parts have shares of the time: it may end before all is over.
    return StopReason(after: budget, options) ?? budget.secondsLeft.map { _ in .time }
  }

  /// Ends with the code that tells how the answer ended; returns where it is proven.
  static func report(_ status: Status) throws {
    switch status {
    case .optimal: break
    case .limit: throw ExitCode.limit
    case .interrupted: throw Interruption.shared.exitCode
    }
  }
}
