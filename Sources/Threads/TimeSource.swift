import Foundation

/// Where the time comes from: seconds of a clock that never runs backwards, counted from an arbitrary moment.
///
/// Tests put a scripted one in its place, which moves by a stated step whenever it is looked at: so a stage that does
/// not look, or that goes on after its time is over, is found without waiting.
package struct TimeSource: Sendable {
  /// Seconds since the source's own beginning.
  package let now: @Sendable () -> Double

  package init(now: @escaping @Sendable () -> Double) { self.now = now }

  /// Of a second.
  private static let nanoseconds = 1e9

  /// The system's monotonic clock, from its start.
  package static let system = TimeSource {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / nanoseconds
  }

  /// How many seconds ago this process began; 0 where the system does not say.
  package static var secondsSinceProcessBegan: Double {
    guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      // The second field is a name in parentheses, which may hold anything; the 22nd is the start, in clock ticks.
      let name = text.lastIndex(of: ")")
    else { return 0 }
    let fields = text[text.index(after: name)...].split(separator: " ")
    guard fields.count > 19, let ticks = Double(fields[19]) else { return 0 }
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    let began = ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    return max(0, Double(time.tv_sec) + Double(time.tv_nsec) / nanoseconds - began)
  }
}
