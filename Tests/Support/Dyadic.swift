import Foundation

/// A dyadic number, a whole number times a power of two, of any size: sums and products of doubles without rounding.
///
/// Slow and plain on purpose: an oracle for arithmetic that must not lose digits.
package struct Dyadic: Comparable, CustomStringConvertible {
  private var isNegative: Bool
  /// The whole number in base 2³², the lowest first; none for 0.
  private var words: [UInt32]
  /// The power of two, in whole words.
  private var exponent: Int

  private init(isNegative: Bool, words: [UInt32], exponent: Int) {
    var words = words
    while words.last == 0 { words.removeLast() }
    let zeros = words.prefix { $0 == 0 }.count
    words.removeFirst(zeros)
    self.words = words
    self.exponent = words.isEmpty ? 0 : exponent + zeros
    self.isNegative = !words.isEmpty && isNegative
  }

  /// - Parameter value: finite.
  package init(_ value: Double) {
    let significand = value == 0 ? 0 : UInt64(value.magnitude.significand * 0x1p52)
    let power = value == 0 ? 0 : Int(value.exponent) - 52
    let place = (Double(power) / 32).rounded(.down)
    let shift = power - 32 * Int(place)
    let (high, low) = significand.multipliedFullWidth(by: UInt64(1) << shift)
    let words = [UInt32(truncatingIfNeeded: low), UInt32(low >> 32), UInt32(truncatingIfNeeded: high)]
    self.init(isNegative: value < 0, words: words, exponent: Int(place))
  }

  package static let zero = Dyadic(0)
  package static let one = Dyadic(1)

  package var isZero: Bool { words.isEmpty }

  /// Digits down to a common power of two.
  private func shifted(to lowest: Int) -> [UInt32] {
    [UInt32](repeating: 0, count: exponent - lowest) + words
  }

  private static func compare(_ one: [UInt32], _ other: [UInt32]) -> Int {
    if one.count != other.count { return one.count < other.count ? -1 : 1 }
    for (left, right) in zip(one.reversed(), other.reversed()) where left != right {
      return left < right ? -1 : 1
    }
    return 0
  }

  /// Sum of magnitudes, or the difference of a larger and a smaller one.
  private static func combine(_ large: [UInt32], _ small: [UInt32], subtracting: Bool) -> [UInt32] {
    var result: [UInt32] = []
    var carry: Int64 = 0
    for place in 0..<max(large.count, small.count) + 1 {
      let left = place < large.count ? Int64(large[place]) : 0
      let right = place < small.count ? Int64(small[place]) : 0
      let sum = left + (subtracting ? -right : right) + carry
      result.append(UInt32(truncatingIfNeeded: sum))
      carry = sum >> 32
    }
    return result
  }

  package static prefix func - (value: Dyadic) -> Dyadic {
    Dyadic(isNegative: !value.isNegative, words: value.words, exponent: value.exponent)
  }

  package static func + (one: Dyadic, other: Dyadic) -> Dyadic {
    if one.isZero { return other }
    if other.isZero { return one }
    let lowest = min(one.exponent, other.exponent)
    let (left, right) = (one.shifted(to: lowest), other.shifted(to: lowest))
    if one.isNegative == other.isNegative {
      return Dyadic(
        isNegative: one.isNegative, words: combine(left, right, subtracting: false), exponent: lowest)
    }
    let isLess = compare(left, right) < 0
    let words = isLess ? combine(right, left, subtracting: true) : combine(left, right, subtracting: true)
    return Dyadic(
      isNegative: isLess ? other.isNegative : one.isNegative, words: words, exponent: lowest)
  }

  package static func - (one: Dyadic, other: Dyadic) -> Dyadic { one + (-other) }

  package static func * (one: Dyadic, other: Dyadic) -> Dyadic {
    var words = [UInt32](repeating: 0, count: one.words.count + other.words.count)
    for (place, left) in one.words.enumerated() {
      var carry: UInt64 = 0
      for (offset, right) in other.words.enumerated() {
        let sum = UInt64(left) * UInt64(right) + UInt64(words[place + offset]) + carry
        words[place + offset] = UInt32(truncatingIfNeeded: sum)
        carry = sum >> 32
      }
      words[place + other.words.count] = UInt32(carry)
    }
    return Dyadic(
      isNegative: one.isNegative != other.isNegative, words: words, exponent: one.exponent + other.exponent)
  }

  package static func < (one: Dyadic, other: Dyadic) -> Bool { (one - other).isNegative }

  package var magnitude: Dyadic { isNegative ? -self : self }

  /// The nearest double, but for one place beyond the last.
  package var value: Double {
    // Four words hold at least 97 digits; added from the smallest, the sum is rounded as good as once.
    var sum = 0.0
    for (place, word) in words.enumerated().suffix(4) {
      sum += Double(sign: .plus, exponent: 32 * (exponent + place), significand: Double(word))
    }
    return isNegative ? -sum : sum
  }

  package var description: String { "\(value)" }
}

extension Dyadic {
  /// The law of the number of successes of independent draws, exactly: chances of 0, 1, … successes.
  ///
  /// - Parameter chances: one for each draw.
  package static func law(of chances: [Double]) -> [Dyadic] {
    var law = [Dyadic.one]
    for chance in chances.map(Dyadic.init) {
      let miss = Dyadic.one - chance
      law = (0...law.count).map { k in
        (k < law.count ? law[k] * miss : .zero) + (k > 0 ? law[k - 1] * chance : .zero)
      }
    }
    return law
  }

  /// P(successes ≥ count).
  package static func tail(of chances: [Double], atLeast count: Int) -> Dyadic {
    law(of: chances).dropFirst(max(0, count)).reduce(.zero, +)
  }

  /// By how much a double is off, as a share of this number; 0 for 0 itself.
  package func relativeError(of value: Double) -> Double {
    let error = (Dyadic(value) - self).magnitude
    return error.isZero ? 0 : error.value / magnitude.value
  }
}
