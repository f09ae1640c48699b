import Foundation

/// Moments: numbers of years, or dates. The date of a day is its year + (month − 1)/12 + (day − 1)/(12 · days of that
/// month), so that the first of a month lies on every grid of months, quarters or half years.
package enum Moment {
  /// A moment as written, and whether it is a date; nil for what is neither.
  package static func parse(_ text: String) -> (moment: Double, isDate: Bool)? {
    if let number = Cursor.decimal(text) { return (number, false) }
    return date(Array(text.utf8)).map { ($0, true) }
  }

  /// `2026-07-01`; one digit for the month or the day will do.
  private static func date(_ bytes: [UInt8]) -> Double? {
    // Four digits, one or two, one or two.
    guard (8...10).contains(bytes.count) else { return nil }
    let parts = bytes.split(separator: 45, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, (1...2).contains(parts[1].count),
      (1...2).contains(parts[2].count), let year = whole(parts[0]), let month = whole(parts[1]),
      let day = whole(parts[2]), (1...12).contains(month)
    else { return nil }
    let length = days(of: month, in: year)
    guard (1...length).contains(day) else { return nil }
    return Double(year) + Double(month - 1) / 12 + Double(day - 1) / Double(12 * length)
  }

  /// A whole number of ASCII digits alone.
  private static func whole(_ digits: ArraySlice<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      number = number * 10 + Int(digit - 48)
    }
    return number
  }

  /// The Gregorian calendar.
  private static func days(of month: Int, in year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The nearest date, `2026-07-01`; nil outside the years 0 to 9999.
  package static func date(_ moment: Double) -> String? {
    guard moment >= 0, moment < 9999.99 else { return nil }
    var year = Int(moment)
    // A moment is a sum of fractions: a hair before the first of a month is that day.
    let months = (moment - Double(year)) * 12
    var month = Int(months + ProblemTolerance.month) + 1
    let length = days(of: min(month, 12), in: year)
    // To the nearest day; what rounds past the last one is the first of the next month.
    var day = Int((max(0, months - Double(month - 1)) * Double(length)).rounded()) + 1
    if day > length { (month, day) = (month + 1, 1) }
    if month > 12 { (year, month, day) = (year + 1, 1, 1) }
    return String(format: "%04d-%02d-%02d", year, month, day)
  }
}
