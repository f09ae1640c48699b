import Dispatch
import Foundation
import Sidereal

/// Ctrl-C: the first asks the search to stop, the second ends the program at once.
final class Interruption {
  let stop = StopSignal()
  private var sources: [any DispatchSourceSignal] = []

  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { [stop] in
        if stop.isRequested { _exit(130) }
        stop.request()
      }
      source.resume()
      sources.append(source)
    }
  }
}
