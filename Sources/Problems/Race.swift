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
