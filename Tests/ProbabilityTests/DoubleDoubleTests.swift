import Foundation
import Support
import Testing

@testable import Probability

/// Against arithmetic without rounding.
@Suite("Numbers of 31 digits")
struct DoubleDoubleTests {
  private static func exact(_ value: DoubleDouble) -> Dyadic { Dyadic(value.high) + Dyadic(value.low) }

  /// Two doubles of any size that do not overlap, with signs.
  private static func draw(_ dice: inout Dice) -> DoubleDouble {
    let high = dice.double(-1...1) * pow(2, Double(dice.int(-40...40)))
    return DoubleDouble(sum: high, high * dice.double(-0x1p-54...0x1p-54))
  }

  private static func isNear(_ value: DoubleDouble, _ exact: Dyadic, _ size: Dyadic) -> Bool {
    (Self.exact(value) - exact).magnitude <= size * Dyadic(0x1p-100)
  }

  @Test("sums of two doubles are exact")
  func sums() {
    var dice = Dice(1)
    for _ in 0..<500 {
      let one = dice.double(-1...1) * pow(2, Double(dice.int(-60...60)))
      let other = dice.double(-1...1) * pow(2, Double(dice.int(-60...60)))
      let sum = DoubleDouble(sum: one, other)
      #expect(Self.exact(sum) == Dyadic(one) + Dyadic(other))
      #expect(sum.value == one + other)
    }
  }

  @Test("the four operations lose no more than the last of 30 digits")
  func operations() {
    var dice = Dice(2)
    for _ in 0..<500 {
      let (one, other) = (Self.draw(&dice), Self.draw(&dice))
      let (x, y) = (Self.exact(one), Self.exact(other))
      #expect(Self.isNear(one + other, x + y, x.magnitude + y.magnitude))
      #expect(Self.isNear(one - other, x - y, x.magnitude + y.magnitude))
      #expect(Self.isNear(one * other, x * y, (x * y).magnitude))
      #expect(Self.isNear(one * other.high, x * Dyadic(other.high), (x * y).magnitude))
      // x / y · y = x, within what the quotient is off.
      let back = Self.exact(one / other) * y
      #expect((back - x).magnitude <= x.magnitude * Dyadic(0x1p-98))
      let shift = dice.int(-100...100)
      #expect(
        Self.exact(one.scaled(by: shift)) == x * Dyadic(Double(sign: .plus, exponent: shift, significand: 1)))
    }
  }

  @Test("a third, three times, is one to 31 digits, which a double's is by luck alone")
  func thirds() {
    let third = DoubleDouble(1) / DoubleDouble(3)
    #expect(third.low != 0)
    let rest = Dyadic(1) - Self.exact(third) * Dyadic(3)
    #expect(rest.magnitude < Dyadic(0x1p-102))
  }

  @Test("wide ones neither overflow nor vanish")
  func wide() {
    var power = WideNumber(1)
    for _ in 0..<4_000 { power = power * WideNumber(1e-3) }
    #expect(!power.isZero && power.value == 0)
    for _ in 0..<4_000 { power = power / WideNumber(1e-3) }
    // The double 1e-3 divided out as often as multiplied in.
    #expect(abs(power.value - 1) < 1e-15)
    for _ in 0..<200 { power = power * WideNumber(1e300) }
    #expect(power.value == .infinity)
    #expect((power / power).value == 1)
  }

  @Test("wide sums keep what is near and drop what is out of sight")
  func wideSums() {
    let tiny = WideNumber(DoubleDouble(1), exponent: -700)
    #expect((WideNumber(1) + tiny).value == 1)
    #expect((tiny + WideNumber(1)).value == 1)
    #expect(((tiny + tiny) / tiny).value == 2)
    #expect((WideNumber.zero + tiny).isZero == false)
    #expect((WideNumber(3) + WideNumber.zero).value == 3)
    #expect((WideNumber(0.75) + WideNumber(0x1p-60)).isBelow(1 + 0x1p-50, of: WideNumber(0.75)))
    #expect(tiny.isBelow(1e-30, of: WideNumber(1)))
    #expect(!WideNumber(1).isBelow(1e-30, of: tiny))
    #expect(
      WideNumber(0.5).isBelow(0.51, of: WideNumber(1)) && !WideNumber(0.5).isBelow(0.5, of: WideNumber(1)))
  }

  @Test("Neumaier's sum keeps what large terms drown")
  func compensated() {
    var classic = CompensatedSum()
    for term in [1, 1e100, 1, -1e100] { classic.add(term) }
    #expect(classic.value == 2)
    #expect(CompensatedSum().value == 0)
    var dice = Dice(5)
    for _ in 0..<50 {
      var (sum, exact, size) = (CompensatedSum(), Dyadic.zero, 0.0)
      for _ in 0..<200 {
        let term = dice.double(-1...1) * pow(2, Double(dice.int(0...40)))
        sum.add(term)
        exact = exact + Dyadic(term)
        size += abs(term)
      }
      // 2⁻⁵³ of the answer and the square of it of the terms.
      let tolerance = abs(exact.value) * 0x1p-52 + size * 200 * 0x1p-105
      #expect((Dyadic(sum.value) - exact).magnitude <= Dyadic(tolerance))
    }
  }
}
