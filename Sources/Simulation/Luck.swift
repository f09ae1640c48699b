/// The luck of one run: numbered draws, each a function of seed, run and number alone, so that runs can be done
/// in any order by any number of threads (SplitMix64: Steele, Lea, Flood 2014).
struct Luck {
  private let state: UInt64

  /// The golden ratio in 64 bits, as SplitMix64 has it: any two draws differ in many bits.
  private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Seed and run are mixed, so that neighbouring runs share nothing.
  init(seed: UInt64, run: Int) {
    state = Self.mixed(
      Self.mixed(seed &+ Self.step) ^ (UInt64(truncatingIfNeeded: run) &* 0xD1B5_4A32_D192_ED03))
  }

  /// Draw `number` of this run, uniform on [0, 1).
  @inline(__always)
  func share(_ number: Int) -> Double {
    let bits = Self.mixed(state &+ UInt64(truncatingIfNeeded: number &+ 1) &* Self.step)
    return Double(bits >> 11) * 0x1p-53
  }

  /// SplitMix64's mixing: each bit of the result depends on all of the argument.
  @inline(__always)
  private static func mixed(_ bits: UInt64) -> UInt64 {
    var z = bits
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
