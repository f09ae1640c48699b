import Foundation

/// Memory of this process.
enum Memory {
  /// The most that it ever held, in megabytes; 0 where the system does not say.
  static var peak: Int {
    var usage = rusage()
    guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
    return usage.ru_maxrss / 1024
  }
}
