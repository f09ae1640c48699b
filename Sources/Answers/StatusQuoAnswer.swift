/// The status quo of a file judged: what it loses, and the smallest changes that were found to win that back.
package struct StatusQuoAnswer: Sendable {
  /// Of the plan that follows the stated shares and makes the stated awards.
  package let chance: Double
  /// What it is behind the best plan that was found, and behind what no plan exceeds.
  package let loss, lossBound: Double
  /// Changes that win back half of the loss, and nearly all of it; found, not proven to be the smallest.
  package var remedies: [Remedy] = []
  /// Nil where it awards nothing, so that nothing is committed, or where there was no time.
  package var committed: Commitment?

  package init(chance: Double, loss: Double, lossBound: Double) {
    (self.chance, self.loss, self.lossBound) = (chance, loss, lossBound)
  }

  /// Changes that together win back some share of the loss.
  package struct Remedy: Sendable {
    /// Of the loss that is to be won back.
    package let share: Double
    /// Empty, and not reached, where none were found.
    package var moves: [Move]
    /// With these changes; where they do not win back so much the most that was found.
    package var chance: Double
    package var isReached: Bool

    package init(share: Double, moves: [Move], chance: Double, isReached: Bool) {
      (self.share, self.moves, self.chance, self.isReached) = (share, moves, chance, isReached)
    }
  }

  /// One change of what is stated.
  package enum Move: Sendable, Equatable {
    /// A share of a pool's people, from one chunk to another.
    case people(pool: String, from: String, to: String, share: Double)
    /// So many awards more; below 0 fewer.
    case awards(grant: String, more: Int)
  }

  /// The best plan among those that make the awards of the status quo, and no others.
  package struct Commitment: Sendable {
    package let chance, bound: Double
    /// What it is behind the best plan that was found, 0 or more.
    package let lost: Double

    package init(chance: Double, bound: Double, lost: Double) {
      (self.chance, self.bound, self.lost) = (chance, bound, lost)
    }
  }
}
