import Foundation

/// Double-double arithmetic: a number of some 31 digits, as a sum of two doubles (Dekker 1971; Hida, Li,
/// Bailey 2001).
struct DoubleDouble {
  /// The number rounded to a double, and what that leaves.
  var high: Double
  var low: Double

  init(_ value: Double) { (high, low) = (value, 0) }

  private init(high: Double, low: Double) { (self.high, self.low) = (high, low) }

  /// The sum of two doubles, exactly (Knuth's two-sum).
  init(sum one: Double, _ other: Double) {
    let sum = one + other
    let back = sum - one
    (high, low) = (sum, (one - (sum - back)) + (other - back))
  }

  /// A sum of which the first part is known to be no smaller than the second (Dekker's fast two-sum).
  private init(renormalised one: Double, _ other: Double) {
    let sum = one + other
    (high, low) = (sum, other - (sum - one))
  }

  var value: Double { high + low }

  /// The accurate variant: high and low parts each summed exactly, so that nothing is lost where they
  /// cancel.
  static func + (one: DoubleDouble, other: DoubleDouble) -> DoubleDouble {
    let sum = DoubleDouble(sum: one.high, other.high)
    let rest = DoubleDouble(sum: one.low, other.low)
    let first = DoubleDouble(renormalised: sum.high, sum.low + rest.high)
    return DoubleDouble(renormalised: first.high, first.low + rest.low)
  }

  static func - (one: DoubleDouble, other: DoubleDouble) -> DoubleDouble {
    one + DoubleDouble(high: -other.high, low: -other.low)
  }

  /// A fused multiply-add gives what the product of the high parts lost.
  static func * (one: DoubleDouble, other: DoubleDouble) -> DoubleDouble {
    let product = one.high * other.high
    let lost = (-product).addingProduct(one.high, other.high)
    return DoubleDouble(renormalised: product, lost + (one.high * other.low + one.low * other.high))
  }

  static func * (one: DoubleDouble, other: Double) -> DoubleDouble {
    let product = one.high * other
    let lost = (-product).addingProduct(one.high, other)
    return DoubleDouble(renormalised: product, lost + one.low * other)
  }

  /// Long division in three steps, each by doubles.
  static func / (one: DoubleDouble, other: DoubleDouble) -> DoubleDouble {
    let first = one.high / other.high
    let rest = one - other * first
    let second = rest.high / other.high
    let third = (rest - other * second).high / other.high
    return DoubleDouble(renormalised: first, second) + DoubleDouble(third)
  }

  /// Times a power of two.
  func scaled(by exponent: Int) -> DoubleDouble {
    DoubleDouble(
      high: Double(sign: .plus, exponent: exponent, significand: high),
      low: Double(sign: .plus, exponent: exponent, significand: low))
  }
}

/// A number above 0, or 0, of any size: digits, and a power of two beside them.
struct WideNumber {
  private var digits: DoubleDouble
  private var exponent: Int

  init(_ digits: DoubleDouble, exponent: Int = 0) {
    self.digits = digits
    self.exponent = exponent
    if digits.high != 0, abs(Int(digits.high.exponent)) > 200 {
      let shift = Int(digits.high.exponent)
      self.digits = digits.scaled(by: -shift)
      self.exponent += shift
    }
  }

  init(_ value: Double) { self.init(DoubleDouble(value)) }

  static let zero = WideNumber(0)

  var isZero: Bool { digits.high == 0 }

  /// As a double: 0 where it is too small for one.
  var value: Double {
    let near = digits.scaled(by: max(-1_400, min(1_400, exponent)))
    return near.value
  }

  static func + (one: WideNumber, other: WideNumber) -> WideNumber {
    if one.isZero { return other }
    if other.isZero { return one }
    let shift = other.exponent - one.exponent
    if shift > 600 { return other }
    if shift < -600 { return one }
    return WideNumber(one.digits + other.digits.scaled(by: shift), exponent: one.exponent)
  }

  static func * (one: WideNumber, other: WideNumber) -> WideNumber {
    WideNumber(one.digits * other.digits, exponent: one.exponent + other.exponent)
  }

  static func / (one: WideNumber, other: WideNumber) -> WideNumber {
    WideNumber(one.digits / other.digits, exponent: one.exponent - other.exponent)
  }

  /// Whether it is less than a share of another.
  func isBelow(_ share: Double, of other: WideNumber) -> Bool {
    (self / (other * WideNumber(share))).value < 1
  }
}
