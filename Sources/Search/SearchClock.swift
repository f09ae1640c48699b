import Foundation
import GLPKSolver
import Threads

/// Time, interruption and progress of one search.
final class SearchClock: Sendable {
  private let began = ContinuousClock.now
  private let timeLimit: Double?
  /// Megabytes.
  private let memoryLimit: Int?
  private let stop: StopSignal
  private let progress: (@Sendable (SearchProgress) -> Void)?

  init(_ options: SearchOptions, _ stop: StopSignal, _ progress: (@Sendable (SearchProgress) -> Void)?) {
    timeLimit = options.timeLimit
    memoryLimit = options.memoryLimit
    self.stop = stop
    self.progress = progress
  }

  var seconds: Double { (ContinuousClock.now - began) / Duration.seconds(1) }
  var isInterrupted: Bool { stop.isRequested }
  var mustStop: Bool {
    isInterrupted || timeLimit.map { seconds >= $0 } ?? false
      || memoryLimit.map { Self.megabytes >= $0 } ?? false
  }

  /// Memory that the process holds; 0 where the system does not say.
  private static var megabytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
  }

  /// Options of a linear program that must end with the search.
  var simplex: SimplexOptions {
    var options = SimplexOptions(dualTolerance: 1e-9)
    if let timeLimit { options.timeLimit = max(0.01, timeLimit - seconds) }
    return options
  }

  func report(nodes: Int, chance: Double, bound: Double) {
    progress?(SearchProgress(seconds: seconds, nodes: nodes, chance: chance, bound: bound))
  }
}
