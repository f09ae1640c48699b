/// A number that a problem states and that may be other than its author thinks: whose it is, and which of its keys.
package struct InputName: Sendable, Hashable {
  /// What the number belongs to.
  package enum Kind: String, Sendable { case pool, budget, grant, chunk, deadline, worlds }
  /// The key in the file, or what stands for it where several keys or none say it.
  package enum Key: String, Sendable {
    case headcount, correct, pace, years, count, cost, adds, needed
    /// Everything that comes into a budget.
    case amount
    /// By how much the deadline's law comes later.
    case shift
    /// When the deadline falls.
    case moment
    /// Which world is the real one.
    case world
  }
  package let kind: Kind
  package let name: String
  package let key: Key
  /// Where a chunk states the number for one of its pools alone.
  package var pool: String?

  package init(_ kind: Kind, _ name: String, key: Key, pool: String? = nil) {
    self.kind = kind
    self.name = name
    self.key = key
    self.pool = pool
  }

  /// Whether it is a share, which is read in per cent.
  package var isShare: Bool { key == .correct || key == .pace }
}
