import Dispatch
import Foundation
import Sidereal

/// Ctrl-C: the first asks the search to stop, the second ends the program at once. One that follows on the heels
/// of another is the same one: `timeout` sends each signal to the command and then to its process group.
final class Interruption {
  let stop = StopSignal()
  private static let heels = DispatchTimeInterval.milliseconds(500)
  private var sources: [any DispatchSourceSignal] = []

  init() {
    let first = Moment()
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { [stop] in
        if let asked = first.passed(), asked + Self.heels < .now() { _exit(130) }
        stop.request()
      }
      source.resume()
      sources.append(source)
    }
  }
}

/// When something first happened. Unchecked because the lock guards its state.
private final class Moment: @unchecked Sendable {
  private let lock = NSLock()
  private var at: DispatchTime?

  /// The time of the first call; nil in that call itself.
  func passed() -> DispatchTime? {
    lock.withLock {
      defer { at = at ?? .now() }
      return at
    }
  }
}
