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

  /// What it holds now, in megabytes; 0 where the system does not say.
  ///
  /// The second number of `/proc/self/statm` counts pages.
  static var resident: Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return 0 }
    let numbers = String(decoding: buffer[..<count], as: UTF8.self).split(separator: " ")
    guard numbers.count > 1, let pages = Int(numbers[1]) else { return 0 }
    return (pages * sysconf(Int32(_SC_PAGESIZE))) >> 20
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
