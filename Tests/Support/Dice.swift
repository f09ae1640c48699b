/// A seeded generator of test cases (SplitMix64, written out here so that it can check the one it resembles): the same
/// numbers on every machine.
package struct Dice: RandomNumberGenerator {
  private var state: UInt64

  package init(_ seed: UInt64) { state = seed }

  package init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In [0, 1).
  package mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  package mutating func double(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * share()
  }

  /// In `range`, each as likely but for what does not show.
  package mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Whether something of this chance happens.
  package mutating func happens(_ chance: Double) -> Bool { share() < chance }

  /// One of some things, each as likely.
  package mutating func one<Element>(of things: [Element]) -> Element { things[int(0...things.count - 1)] }
}
