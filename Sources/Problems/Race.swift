/// A rival programme: its finishing time is the deadline.
///
/// It deals out its people by a naive rule, on the grid of the problem and without costs; what it has not finished at
/// the horizon it never finishes.
public struct Race: Sendable, Equatable {
  /// The rival's people; nobody pays for them.
  package var pools: [Pool]
  /// The rival's work, all of it needed; `after` and `pools` are indices among the rival's own.
  package var chunks: [Chunk]
  /// How the rival deals its people to its work.
  package var allocator: Allocator
  /// What its plan comes to; empty until somebody has made it, and the rival counts as one that never finishes.
  package var outlook = RivalOutlook()

  package init(pools: [Pool], chunks: [Chunk], allocator: Allocator = .serialFirst) {
    self.pools = pools
    self.chunks = chunks
    self.allocator = allocator
  }

  /// The naive rule that a rival follows.
  ///
  /// Those that need no chance to go by, and whose plan is the same each time.
  package enum Allocator: String, Sendable, CaseIterable {
    case even
    case bySize = "by-size"
    case parallelFirst = "parallel-first"
    case serialFirst = "serial-first"
  }
}

/// What the plan of a rival comes to on the grid of the problem.
///
/// It is made by those who know the naive rules, and asked by those who put laws on the grid.
package protocol RivalForecast: AnyObject, Sendable {
  /// The chance that the rival has finished everything by each boundary, 0 ... T.
  ///
  /// - Parameter given: for each of its chunks how many it was given before the start, at most as many as there are.
  func finished(given: [Int]) -> [Double]
}

/// A forecast that somebody may have made. It follows from the race that it belongs to, so it makes no difference
/// between races.
package struct RivalOutlook: Sendable, Equatable {
  package var forecast: (any RivalForecast)?

  package init(_ forecast: (any RivalForecast)? = nil) { self.forecast = forecast }

  package static func == (one: RivalOutlook, other: RivalOutlook) -> Bool { true }
}

extension Race {
  /// The chance of having finished by each boundary when nothing is given to the rival; nil: no forecast was made.
  package var finished: [Double]? { outlook.forecast?.finished(given: chunks.map { _ in 0 }) }
}
