import Foundation

/// Numbers as people read them: fixed decimals, no locale.
///
/// Texts are compared byte by byte, between machines and with what was recorded, so nothing here may depend on where it
/// runs.
package enum Digits {
  /// At most so many decimals, without trailing zeros; whole numbers without a point.
  package static func plain(_ number: Double, decimals: Int = 4) -> String {
    guard number.isFinite else { return "–" }
    // Beyond whole doubles decimals are noise.
    if abs(number) >= 1e15 { return String(number) }
    return trimmed(String(format: "%.*f", decimals, number))
  }

  /// So many significant digits, without trailing zeros; small and large ones with an exponent.
  package static func significant(_ number: Double, digits: Int = 2) -> String {
    guard number.isFinite else { return "–" }
    return String(format: "%.*g", digits, number)
  }

  /// "1 year", "2.5 years"; three digits or so where it is no whole number.
  package static func years(_ years: Double) -> String {
    let text = plain(years, decimals: years >= 10 ? 1 : years >= 1 ? 2 : 4)
    return text == "1" ? "1 year" : "\(text) years"
  }

  /// "1 attempt", "3 attempts"; thousands in groups.
  package static func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(whole(count)) \(plural ?? noun + "s")"
  }

  /// A whole number, from 10,000 on with commas.
  package static func whole(_ number: Int) -> String {
    let digits = String(number.magnitude)
    guard digits.count > 4 else { return String(number) }
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (number < 0 ? "-" : "") + grouped
  }

  /// A difference of chances in percentage points: one decimal, more where that would read as 0.
  package static func points(_ difference: Double) -> String {
    let points = difference * 100
    if points == 0 { return "0" }
    // What one decimal would print as 0.0 gets one significant digit; rounding noise gets none.
    if abs(points) >= 0.05 { return String(format: "%.1f", points) }
    return abs(points) < ReportTolerance.points ? "0" : significant(points, digits: 1)
  }

  /// "×1.2", "×340", "×1.2e+06".
  package static func factor(_ factor: Double) -> String {
    if factor >= 1e5 || (factor < 0.01 && factor > 0) { return "×" + significant(factor) }
    return "×" + plain(factor, decimals: factor < 10 ? 2 : factor < 100 ? 1 : 0)
  }

  /// "+6", "0".
  package static func added(_ number: Double) -> String {
    (number > 0 ? "+" : "") + plain(number, decimals: 2)
  }

  /// Without zeros at the end, and without the sign of a zero.
  private static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var text = Substring(text)
    while text.hasSuffix("0") { text = text.dropLast() }
    if text.hasSuffix(".") { text = text.dropLast() }
    return text == "-0" ? "0" : String(text)
  }

  /// An amount of money: "5,000,000", "0.25".
  package static func amount(_ amount: Double) -> String {
    guard abs(amount) < largestExact else { return significant(amount, digits: 6) }
    if amount == amount.rounded() { return whole(Int(amount)) }
    return abs(amount) < 0.001 ? significant(amount, digits: 6) : plain(amount)
  }

  /// Amounts from here on are told by their first digits.
  private static let largestExact = 1e15
}
