extension Plan {
  /// What is done once something has been seen.
  package struct Branch: Sendable, Equatable {
    /// The world that was revealed; nil: nothing was, since nobody looks or a revealing chunk was not finished.
    package var world: Int?
    /// What starts on this branch alone.
    package var entries: [Entry]
    /// Boundary of each bundle's gate; nil where nothing waits for the bundle.
    package var gates: [Int?]
    /// Grants that are awarded on this branch alone, at the look or later.
    package var awards: [Award]

    package init(world: Int?, entries: [Entry] = [], gates: [Int?], awards: [Award] = []) {
      self.world = world
      self.entries = entries
      self.gates = gates
      self.awards = awards
    }

    /// Whether on another branch the same is done.
    package func isLike(_ other: Branch) -> Bool {
      entries == other.entries && gates == other.gates && awards == other.awards
    }
  }
}
