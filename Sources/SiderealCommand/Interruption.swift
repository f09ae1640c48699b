import ArgumentParser
import Dispatch
import Files
import Foundation
import Sidereal
import Threads

/// INT, TERM and HUP. The first asks the work to stop and to show what it has so far, the second ends the program at
/// once. One that follows on the heels of another is the same one: `timeout` sends each signal to the command and then
/// to its process group.
final class Interruption: Sendable {
  /// The process has one, which listens from its first use on: on the main thread, before there are others.
  static let shared = Interruption()

  /// Raised by the first signal.
  let stop = StopSignal()

  /// What the program does when it is asked to stop.
  enum Phase: Sendable {
    /// There is nothing to show, and it ends at once.
    case idle
    /// It reads, writes or prints, which is soon over; where it is not, it ends all the same.
    case busy
    /// The work looks at the signal, and ends by itself with what it found.
    case working
  }

  /// What signals have to know of the program, and of each other.
  private struct State {
    var phase = Phase.idle
    /// The first signal, and when it came; nil: none did.
    var first: (number: Int32, at: DispatchTime)?
  }
  private let state = Locked(State())
  /// Nobody presses Ctrl-C twice within half a second and means both.
  private static let heels = DispatchTimeInterval.milliseconds(500)
  /// For how long it may go on reading or printing.
  private static let patience = DispatchTimeInterval.milliseconds(500)

  /// Blocks the signals and starts the thread that waits for them.
  ///
  /// A thread with `sigwait` may do anything that code can do; a handler may hardly do a thing.
  private init() {
    // Who said `nohup` wants no end by a hangup.
    let wasIgnored =
      signal(SIGHUP, SIG_IGN).map { unsafeBitCast($0, to: Int.self) == Self.ignored } ?? false
    if !wasIgnored { signal(SIGHUP, SIG_DFL) }
    var set = sigset_t()
    sigemptyset(&set)
    for number in wasIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, number) }
    // Held back in this thread, and so in all that it makes: none is lost before somebody waits for it.
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let listener = Thread { [set] in
      var set = set
      while true {
        var number: Int32 = 0
        if sigwait(&set, &number) == 0 { Self.shared.came(number) }
      }
    }
    listener.start()
  }

  /// `SIG_IGN` as the number that it is.
  /// C's macro is a cast that Swift does not import; a handler that was read back can only be compared as a
  /// number.
  private static let ignored = 1

  /// From now on.
  ///
  /// Set by whoever is at work, before each part of it.
  func enter(_ phase: Phase) { state.with { $0.phase = phase } }

  /// The code of the first signal; that of Ctrl-C where none came.
  ///
  /// 128 plus the number, as a shell tells it of a program that the signal ended.
  var exitCode: ExitCode {
    ExitCode(128 + (state.with { $0.first?.number } ?? SIGINT))
  }

  /// A signal, on the listening thread.
  private func came(_ number: Int32) {
    let (phase, before) = state.with { state in
      defer { if state.first == nil { state.first = (number, .now()) } }
      return (state.phase, state.first?.at)
    }
    if let before {
      if before + Self.heels < .now() { end() }
      return
    }
    stop.request()
    switch phase {
    case .idle: endEarly()
    case .busy:
      DispatchQueue.global(qos: .userInteractive).asyncAfter(deadline: .now() + Self.patience) {
        if case .busy = self.state.with({ $0.phase }) { self.endEarly() }
      }
    case .working: break
    }
  }

  /// Ends with a word, where there is nothing else to show.
  private func endEarly() -> Never {
    Output.complain("interrupted before there was an answer")
    end()
  }

  /// Leaves nothing half done behind.
  ///
  /// Work may still be running on other threads, so nothing is taken apart.
  private func end() -> Never {
    UnfinishedFile.removeAll()
    _exit(exitCode.rawValue)
  }
}

/// A value under a lock; unchecked because nothing else touches it.
///
/// For state that signals and threads share, where an actor could not be waited for.
final class Locked<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value
  init(_ value: Value) { self.value = value }
  /// Work on the value while nobody else can; it must not ask for the same lock.
  func with<Result>(_ work: (inout Value) -> Result) -> Result { lock.withLock { work(&value) } }
}
