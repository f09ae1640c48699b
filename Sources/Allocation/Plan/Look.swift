extension Plan {
  /// When the allocator looks, and at what.
  package struct Look: Sendable, Equatable {
    /// Starts before this boundary are shared, those at or after it belong to a branch; 0 ... T.
    package var boundary: Int
    /// The chunk whose completion reveals the world; nil: the date alone does.
    package var chunk: Int?

    package init(boundary: Int, chunk: Int? = nil) {
      self.boundary = boundary
      self.chunk = chunk
    }
  }
}

extension Instance {
  /// What may be seen at a look: each world in order, and nothing (nil) where a chunk reveals or nobody looks.
  func sights(at look: Plan.Look?) -> [Int?] {
    guard let look else { return [nil] }
    return worlds.indices.map(Int?.some) + (look.chunk == nil ? [] : [nil])
  }
}
