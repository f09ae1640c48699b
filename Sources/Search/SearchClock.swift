import Foundation
import GLPKSolver

/// Time, interruption and progress of one search.
final class SearchClock {
  private let began = ContinuousClock.now
  private let timeLimit: Double?
  private let stop: StopSignal
  private let progress: ((SearchProgress) -> Void)?

  init(_ options: SearchOptions, _ stop: StopSignal, _ progress: ((SearchProgress) -> Void)?) {
    timeLimit = options.timeLimit
    self.stop = stop
    self.progress = progress
  }

  var seconds: Double { (ContinuousClock.now - began) / Duration.seconds(1) }
  var isInterrupted: Bool { stop.isRequested }
  var mustStop: Bool { isInterrupted || timeLimit.map { seconds >= $0 } ?? false }

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
