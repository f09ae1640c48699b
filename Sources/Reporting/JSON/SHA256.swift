/// The hash of FIPS 180-4, which names the file that a result is about.
package enum SHA256 {
  /// 64 hexadecimal digits.
  package static func hex(_ bytes: [UInt8]) -> String {
    var state = initial
    var message = bytes
    // Padding: a one, zeros up to 56 bytes of the last block, and the length in bits.
    message.append(0x80)
    while message.count % 64 != 56 { message.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    // Blocks of 64 bytes, one after another.
    var schedule = [UInt32](repeating: 0, count: 64)
    for block in stride(from: 0, to: message.count, by: 64) {
      for place in 0..<16 {
        schedule[place] = message[(block + 4 * place)..<(block + 4 * place + 4)].reduce(0) {
          $0 << 8 | UInt32($1)
        }
      }
      compress(&state, &schedule)
    }
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// One block: the schedule of 64 words is spread out of its first 16, and each of 64 rounds mixes one word into the
  /// state (section 6.2.2).
  private static func compress(_ state: inout [UInt32], _ w: inout [UInt32]) {
    for t in 16..<64 {
      let s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ w[t - 15] >> 3
      let s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ w[t - 2] >> 10
      w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let first = h &+ s1 &+ (e & f ^ ~e & g) &+ constants[t] &+ w[t]
      let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let second = s0 &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
    }
    for (place, word) in [a, b, c, d, e, f, g, h].enumerated() { state[place] &+= word }
  }

  /// To the right, what falls out coming in on the left.
  private static func rotate(_ word: UInt32, _ places: UInt32) -> UInt32 {
    word >> places | word << (32 - places)
  }

  /// The first 64, whose roots the constants are made of: so no table of numbers has to be believed.
  private static let primes: [UInt32] = {
    var primes: [UInt32] = []
    var candidate: UInt32 = 2
    while primes.count < 64 {
      if !primes.contains(where: { candidate % $0 == 0 }) { primes.append(candidate) }
      candidate += 1
    }
    return primes
  }()

  /// The first 32 bits of the fraction of a root, found in whole numbers: ⌊root·2³²⌋ by bisection.
  private static func fraction(_ prime: UInt32, power: Int) -> UInt32 {
    var (low, high): (UInt64, UInt64) = (0, 1 << 37)
    while high - low > 1 {
      let middle = (low + high) / 2
      if isBelow(middle, power: power, prime: UInt64(prime)) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  /// middle^power ≤ prime·2^(32·power), in 128 bits where the power is 2 or 3.
  private static func isBelow(_ middle: UInt64, power: Int, prime: UInt64) -> Bool {
    let square = middle.multipliedFullWidth(by: middle)
    if power == 2 { return square.high < prime }
    // middle³ ≤ prime·2⁹⁶ iff ⌊middle³/2⁶⁴⌋ < prime·2³², equality being impossible for a prime.
    let top = square.high * middle + square.low.multipliedFullWidth(by: middle).high
    return top < prime << 32
  }

  /// From square roots (section 5.3.3).
  private static let initial: [UInt32] = primes.prefix(8).map { fraction($0, power: 2) }
  /// From cube roots (section 4.2.2).
  private static let constants: [UInt32] = primes.map { fraction($0, power: 3) }
}
