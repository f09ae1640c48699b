import Probability
import Problems

/// `random`: any candidate, each as likely.
///
/// The same seed gives the same plan: its generator is the only thing that is drawn from.
struct RandomRule: Rule {
  private var generator: SplitMix64
  /// Positions of each table that may still be candidates.
  private var live: [Int: [Int]] = [:]
  /// Place in `live` of what was picked last.
  private var drawn = 0

  private(set) var hasDrawn = false

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func open(_ table: Int, _ candidates: [Candidate], books: ExpectedCredit) {
    live[table] = Array(candidates.indices)
  }

  /// One that turns out to be no candidate is closed and drawn again, which leaves the others as likely as each other.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int? {
    guard let positions = live[table], !positions.isEmpty else { return nil }
    // Of one candidate there is no choice, though the generator moves on all the same.
    if positions.count > 1 { hasDrawn = true }
    drawn = generator.below(positions.count)
    return positions[drawn]
  }

  /// The last takes the place of what was drawn, so closing costs nothing.
  mutating func close(_ table: Int, position: Int) {
    guard let last = live[table]?.popLast(), last != position else { return }
    live[table]?[drawn] = last
  }
}
