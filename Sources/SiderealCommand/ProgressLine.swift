import Foundation
import Sidereal

/// One line on standard error that is rewritten while a search runs.
///
/// Unchecked because its state is only touched under the lock.
final class ProgressLine: @unchecked Sendable {
  private let lock = NSLock()
  private var last = -1.0
  private var isShown = false

  /// Seconds between two lines.
  private static let pause = 0.1

  func show(_ progress: SearchProgress) {
    lock.withLock {
      guard progress.seconds - last >= Self.pause else { return }
      last = progress.seconds
      let gap = max(0, progress.bound - progress.chance)
      let line =
        "chance \(Percent.text(progress.chance))  bound \(Percent.text(progress.bound, rounding: .up))"
        + "  gap \(Percent.text(gap))  \(progress.nodes) nodes  \(Int(progress.seconds)) s"
      write(line)
    }
  }

  /// What a ladder is busy with, at once.
  func show(_ part: String) { lock.withLock { write("solving: \(part)") } }

  private func write(_ line: String) {
    isShown = true
    Output.note("\r\u{1B}[K" + line.prefix(max(20, Terminal.width - 1)))
  }

  /// Leaves the line empty.
  func clear() {
    lock.withLock {
      if isShown { Output.note("\r\u{1B}[K") }
      isShown = false
    }
  }
}
