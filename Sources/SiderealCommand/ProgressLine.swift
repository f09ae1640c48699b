import Dispatch
import Foundation
import Sidereal
import Threads

/// Whoever is told how far work is.
protocol ProgressSink: Sendable {
  /// How far a search is.
  func show(_ progress: SearchProgress)
  /// What the program is busy with from now on.
  func show(_ stage: String)
  /// Something else is to be printed.
  func clear()
}

/// One line on standard error that is rewritten while work goes on, each second at the least: what the program is busy
/// with, how far it is, and for how long it has been at it.
///
/// Unchecked because its state is only touched under the lock.
final class ProgressLine: ProgressSink, @unchecked Sendable {
  private let lock = NSLock()
  /// Fires each second of silence, so that the seconds at the end of the line go on.
  private let timer: any DispatchSourceTimer
  /// When the process began, on the clock of `TimeSource`.
  private let began = TimeSource.system.now() - TimeSource.secondsSinceProcessBegan
  /// What it is busy with.
  private var stage: String
  /// When the line was last drawn.
  private var last = -1.0
  /// False while the line is empty, so that the timer leaves it so.
  private var isOn = true
  /// Columns of what stands there now.
  private var shown = 0

  /// Seconds between two lines: at least, and at most.
  private static let (pause, silence) = (0.1, 1.0)

  /// A line where it is wanted and standard error is a terminal; it is shown at once.
  ///
  /// Nil where there is none to be: whoever uses it asks with `line?` and need not know.
  init?(_ stage: String, isQuiet: Bool) {
    guard !isQuiet, Terminal.isTerminal(Output.standardError) else { return nil }
    self.stage = stage
    timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInteractive))
    timer.schedule(deadline: .now() + Self.silence, repeating: Self.silence)
    timer.setEventHandler { [weak self] in self?.redraw() }
    timer.resume()
    redraw()
  }

  deinit { timer.cancel() }

  /// How far a search is.
  ///
  /// The bound is rounded up, so that no line ever claims more than is proven.
  func show(_ progress: SearchProgress) {
    let gap = max(0, progress.bound - progress.chance)
    update(
      "chance \(Percent.text(progress.chance))  bound \(Percent.text(progress.bound, rounding: .up))"
        + "  gap \(Percent.text(gap))  \(progress.nodes) nodes")
  }

  /// What the program is busy with from now on, at once.
  func show(_ stage: String) {
    lock.withLock {
      (self.stage, isOn) = (stage, true)
      draw(at: TimeSource.system.now())
    }
  }

  /// How far it is; not more often than people can read.
  func update(_ stage: String) {
    lock.withLock {
      (self.stage, isOn) = (stage, true)
      let now = TimeSource.system.now()
      if now - last >= Self.pause { draw(at: now) }
    }
  }

  /// What the timer does.
  private func redraw() { lock.withLock { if isOn { draw(at: TimeSource.system.now()) } } }

  /// Cuts the text, never the seconds, to the width of the terminal. Only under the lock.
  private func draw(at now: Double) {
    last = now
    let room = max(20, Terminal.errorWidth - 1)
    let end = "  \(Int(now - began)) s"
    let line = stage.shown.prefix(max(0, room - end.count)) + end
    write(String(line))
  }

  /// Leaves the line empty until there is more to show.
  ///
  /// Before anything else is printed, which would else follow on the same line.
  func clear() {
    lock.withLock {
      if shown > 0 { write("") }
      isOn = false
    }
  }

  /// Over the old line; where escapes mean nothing, with spaces over what would be left of it.
  private func write(_ line: String) {
    if Terminal.understandsEscapes {
      Output.note("\r\u{1B}[K" + line)
    } else {
      let spaces = String(repeating: " ", count: max(0, shown - line.count))
      Output.note("\r" + line + spaces + (line.isEmpty ? "\r" : ""))
    }
    shown = line.count
  }
}
