/// SplitMix64 (Steele, Lea and Flood 2014), a generator of 64 bits of state: the same numbers on every
/// machine, and any seed is a good one.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A Weyl sequence by the golden ratio, and a mixing of bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in (0, 1], each of 2⁵³ as likely.
  package mutating func share() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

  /// A whole number in 0 ..< bound, each as likely (Lemire 2019).
  package mutating func below(_ bound: Int) -> Int {
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    let threshold = (0 &- range) % range
    while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    return Int(product.high)
  }
}
