import Problems

/// `random`: any candidate, each as likely.
struct RandomRule: Rule {
  private var generator: SplitMix64
  private var live: [Int] = []
  private var drawn = 0

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func open(_ candidates: [Candidate], books: Books) { live = Array(candidates.indices) }

  mutating func pick(books: Books) -> Pick? {
    if live.isEmpty { return nil }
    drawn = generator.below(live.count)
    return Pick(position: live[drawn], atMost: 1)
  }

  mutating func close(_ position: Int) { live.remove(at: drawn) }

  mutating func note(_ position: Int, attempts: Int, books: Books) {}
}
