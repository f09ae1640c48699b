import Foundation

/// Shares as percentages that do not mislead: only 0 is "0 %" and only 1 is "100 %".
package enum Percent {
  /// Where the last digit goes.
  package enum Rounding: Sendable { case nearest, up }

  /// One decimal, and more where fewer would read as 0 % or 100 %.
  ///
  /// - Parameters:
  ///   - share: in [0, 1]; what lies outside by rounding errors counts as the end.
  ///   - decimals: how many at least, where the share is neither tiny nor almost 1.
  ///   - rounding: `.up` for bounds: what is printed is then never below the share.
  package static func text(_ share: Double, decimals: Int = 1, rounding: Rounding = .nearest) -> String {
    guard share > 0 else { return "0 %" }
    guard share < 1 else { return "100 %" }
    let smallest = pow(10, -Double(decimals))
    let percent = share * 100
    if percent < smallest / 2 { return small(percent, rounding) + " %" }
    let fixed = round(percent, to: decimals, rounding)
    if Double(fixed) ?? 0 < 100 { return fixed + " %" }
    return large(1 - share, decimals: decimals, rounding)
  }

  /// A signed difference of chances, in points.
  package static func points(_ difference: Double) -> String { String(format: "%+.2f", difference * 100) }

  /// Two significant digits.
  private static func small(_ percent: Double, _ rounding: Rounding) -> String {
    if percent < ReportTolerance.percent {
      let text = String(format: "%.1e", percent)
      let isBelow = rounding == .up && (Double(text) ?? 0) < percent
      return isBelow ? String(format: "%.1e", percent * 1.1) : text
    }
    let places = Int((-log10(percent)).rounded(.up)) + 1
    return round(percent, to: places, rounding)
  }

  /// As many nines as are true, and the digit after them.
  private static func large(_ complement: Double, decimals: Int, _ rounding: Rounding) -> String {
    let least = max(decimals, Int((-log10(complement * 100)).rounded(.down)))
    for places in least...(least + 2) where places <= 12 {
      let text = round(100 - complement * 100, to: places, rounding)
      if Double(text) ?? 100 < 100 { return text + " %" }
    }
    // For a bound, all that can still be said is that it is not above 1.
    return rounding == .up ? "100 %" : "over 99.9999999999 %"
  }

  /// To so many decimals; upwards by half a unit more where the nearest would be below.
  private static func round(_ value: Double, to places: Int, _ rounding: Rounding) -> String {
    let text = String(format: "%.*f", places, value)
    guard rounding == .up, (Double(text) ?? value) < value else { return text }
    return String(format: "%.*f", places, value + 0.5 * pow(10, -Double(places)))
  }
}
