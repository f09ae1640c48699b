import Foundation
import Sidereal
import Threads

/// Memory of this process.
enum Memory {
  /// The most that it ever held, in megabytes; 0 where the system does not say.
  ///
  /// Linux counts `ru_maxrss` in kilobytes.
  static var peak: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss / 1024
  }
}

extension StopReason {
  /// Which of the limits that were asked for was reached; nil: none.
  ///
  /// Time goes before memory where both were reached.
  init?(after budget: TimeBudget, _ options: SearchOptions) {
    if budget.isLate {
      self = .time
    } else if let most = options.memoryLimit, Memory.peak >= most {
      self = .memory
    } else {
      return nil
    }
  }
}
