/// A rival programme: its finishing time is the deadline.
///
/// It deals out its people by a naive rule, on the grid of the problem and without costs; what it has not finished at
/// the horizon it never finishes.
public struct Race: Sendable, Equatable {
  public var pools: [Pool]
  public var chunks: [Chunk]
  public var allocator: Allocator

  public init(pools: [Pool], chunks: [Chunk], allocator: Allocator = .serialFirst) {
    self.pools = pools
    self.chunks = chunks
    self.allocator = allocator
  }

  /// The naive rule that a rival follows.
  public enum Allocator: String, Sendable, CaseIterable {
    case even
    case bySize = "by-size"
    case parallelFirst = "parallel-first"
    case serialFirst = "serial-first"
  }
}
