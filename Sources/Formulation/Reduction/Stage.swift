/// What a reduction of two-stage plans supposes of the look.
package struct Stage: Sendable {
  /// Starts at or after this boundary belong to a branch.
  package var look: Int
  /// What is seen of a revealing chunk; nil: the date alone reveals the world.
  package var reveal: Reveal?

  package init(look: Int, reveal: Reveal? = nil) {
    self.look = look
    self.reveal = reveal
  }

  /// A revealing chunk, with the law of its state at the look as if it did not depend on the plan.
  ///
  /// With the law of the most attempts that may have ended by then, and the least that must have, the optimum
  /// bounds the chance of every plan in between: nobody is worse off for more of them having been right. Where
  /// the most are the least, it is exact.
  package struct Reveal: Sendable {
    package var chunk: Int
    /// For each world the chance that it is finished at the look.
    package var seen: [Double]
    /// For each world the states in which it is not.
    package var open: [[State]]
    /// Attempts that must have ended by the look.
    package var least: [Strand: Int]

    package init(chunk: Int, seen: [Double], open: [[State]], least: [Strand: Int]) {
      self.chunk = chunk
      self.seen = seen
      self.open = open
      self.least = least
    }
  }

  /// What is missing of the revealing chunk at the look.
  package struct State: Sendable, Equatable {
    /// With the chance that the chunk is seen, those of all states in a world sum to 1.
    package var chance: Double
    /// For each copy (0 where credit is pooled) that is not finished the correct attempts that it lacks; none
    /// where the world does not need the chunk.
    package var missing: [Int: Int]
    package init(chance: Double, missing: [Int: Int]) {
      self.chance = chance
      self.missing = missing
    }
  }

  /// Attempts on the revealing chunk that count alike at the look.
  package struct Strand: Hashable, Sendable, Comparable {
    /// 0 where credit is pooled.
    package var copy: Int
    /// For each world how likely they are correct; nil where they have not ended, or do not count.
    package var correct: [Double?]
    package init(copy: Int, correct: [Double?]) {
      self.copy = copy
      self.correct = correct
    }

    package static func < (one: Strand, other: Strand) -> Bool {
      if one.copy != other.copy { return one.copy < other.copy }
      return one.correct.map { $0 ?? 0 }.lexicographicallyPrecedes(other.correct.map { $0 ?? 0 })
    }
  }
}
