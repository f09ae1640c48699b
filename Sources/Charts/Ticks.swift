/// Round values for an axis: steps of 1, 2 or 5 times a power of ten.
package enum Ticks {
  /// A value with what is written at it.
  package struct Tick: Sendable, Equatable {
    package var value: Double
    package var text: String

    package init(value: Double, text: String) { (self.value, self.text) = (value, text) }
  }

  /// Values of an axis of numbers or moments.
  ///
  /// Powers below 1 are divided by, not multiplied with: 3 / 10 is the double that prints as 0.3.
  ///
  /// - Parameters:
  ///   - length: of the axis; one tick for each `spacing` of it, at most.
  ///   - isWhole: whether halves make no sense, as of people.
  package static func numbers(
    _ domain: ClosedRange<Double>, length: Double, spacing: Double, isWhole: Bool = false
  ) -> [Tick] {
    let span = domain.upperBound - domain.lowerBound
    guard span > 0, span.isFinite, length > 0 else { return [] }
    let (factor, power) = step(for: span / max(1, (length / spacing).rounded(.down)), isWhole: isWhole)
    let scale = tenTo(abs(power))
    let step = power < 0 ? Double(factor) / scale : Double(factor) * scale
    let first = (domain.lowerBound / step).rounded(.up)
    // The end counts though the quotient may lie a rounding error below it.
    let last = (domain.upperBound / step + slack).rounded(.down)
    guard first <= last, abs(first) < largest, abs(last) < largest else { return [] }
    return (Int(first)...Int(last)).map { place in
      let value = power < 0 ? Double(place * factor) / scale : Double(place * factor) * scale
      return Tick(value: value, text: text(value, decimals: max(0, -power)))
    }
  }

  /// Values of an axis of time: whole years, unless there are few of them.
  package static func moments(_ domain: ClosedRange<Double>, length: Double) -> [Tick] {
    numbers(domain, length: length, spacing: 80, isWhole: domain.upperBound - domain.lowerBound >= 3)
  }

  /// Chances: 0, 20, … 100 %, or every other one where there is less room; finer where only a part is shown.
  package static func shares(_ domain: ClosedRange<Double>, length: Double, spacing: Double = 56) -> [Tick] {
    let percent = domain.lowerBound * 100...domain.upperBound * 100
    // 0, 50, 100 reads better than 0, 20, … with a step of 20 that does not fit.
    return numbers(percent, length: length, spacing: spacing).map {
      Tick(value: $0.value / 100, text: $0.text + " %")
    }
  }

  /// The smallest of 1, 2, 5 times a power of ten that is not below.
  private static func step(for least: Double, isWhole: Bool) -> (factor: Int, power: Int) {
    var power = isWhole ? 0 : -lowestPower
    while power < lowestPower {
      let unit = power < 0 ? 1 / tenTo(-power) : tenTo(power)
      for factor in [1, 2, 5] where Double(factor) * unit * (1 + slack) >= least { return (factor, power) }
      power += 1
    }
    return (1, power)
  }

  /// Powers of ten that are looked at, on both sides.
  private static let lowestPower = 12
  /// Places beyond which whole numbers are none.
  private static let largest = 1e15
  /// Of rounding, in steps.
  private static let slack = 1.0 / 1024 / 1024

  /// By multiplication, which is exact up to 10²².
  private static func tenTo(_ power: Int) -> Double { (0..<power).reduce(1.0) { value, _ in value * 10 } }

  /// With so many decimals; from ten thousand on in thousands, millions or billions where these are whole, since moments
  /// never get so far. No thousands mark: 2,026 is no year.
  static func text(_ value: Double, decimals: Int) -> String {
    if decimals > 0 { return fixed(value, decimals) }
    for (unit, mark) in [(1e9, "B"), (1e6, "M"), (1e3, "k")] where abs(value) >= max(unit, 1e4) {
      let tenths = value / unit * 10
      if tenths == tenths.rounded() { return Decimal.text(value / unit) + mark }
    }
    return abs(value) < largest ? String(Int(value)) : "\(value)"
  }

  /// A number with decimals, by whole numbers.
  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    let scaled = (abs(value) * tenTo(decimals)).rounded()
    guard scaled < largest else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (value < 0 && scaled > 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}
