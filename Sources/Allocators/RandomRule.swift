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

/// Steele, Lea and Flood's generator: the same numbers on every machine.
public struct SplitMix64: Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in (0, 1], each of 2⁵³ as likely.
  public mutating func share() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

  /// A whole number in 0 ..< bound, each as likely (Lemire 2019).
  public mutating func below(_ bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    let threshold = (0 &- range) % range
    while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    return Int(product.high)
  }
}
