/// Numbers of a drawing as text: one decimal, no locale, no sign on a zero.
///
/// A tenth of a unit is less than any screen shows, and the same bytes on every machine can be compared.
package enum Decimal {
  /// "12", "12.5"; what is not finite, which no drawing should hold, is 0.
  package static func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < largest else { return "0" }
    let tenths = Int((number * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + String(rest))
  }

  /// Beyond any paper.
  private static let largest = 1e12
}
