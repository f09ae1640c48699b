extension Plan {
  /// Equal attempts that start together.
  package struct Entry: Sendable, Equatable {
    /// Index into `Instance.types`.
    package var type: Int
    /// Step in which it starts.
    package var start: Int
    /// Which chunk of a bundle with separate credit, from 0; 0 where credit is pooled.
    package var copy: Int
    /// How many attempts, above 0.
    package var attempts: Int

    package init(type: Int, start: Int, copy: Int = 0, attempts: Int = 1) {
      self.type = type
      self.start = start
      self.copy = copy
      self.attempts = attempts
    }
  }
}

extension [Plan.Entry] {
  /// The same starts with equal entries merged, in order of bundle, start, type and copy.
  package func normalised(in instance: Instance) -> [Plan.Entry] {
    var merged: [[Int]: Int] = [:]
    for entry in self where entry.attempts > 0 {
      merged[[instance.types[entry.type].bundle, entry.start, entry.type, entry.copy], default: 0] +=
        entry.attempts
    }
    return merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map {
      Plan.Entry(type: $0.key[2], start: $0.key[1], copy: $0.key[3], attempts: $0.value)
    }
  }
}
