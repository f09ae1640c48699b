import Foundation

/// Numbers as authors write them. Each reader gives a number within its range, or reports what is wrong and
/// gives nil.
extension Cursor {
  /// A plain decimal number: no hexadecimals, no infinities, no spaces; nil for anything else.
  static func decimal(_ text: String) -> Double? {
    guard !text.isEmpty, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
      let number = Double(text),
      number.isFinite
    else { return nil }
    return number
  }

  /// Whether a text is meant as an interval, `5 to 20`: see `Cursor+Intervals.swift`.
  static func isInterval(_ text: String) -> Bool { text.contains(" to ") }

  /// A finite number.
  ///
  /// - Parameter wanted: what should stand there, for the message.
  func number(_ wanted: String, above: Double? = nil, atLeast: Double? = nil) -> Double? {
    guard let text = text(wanted) else { return nil }
    guard let number = Self.decimal(text) else {
      report(Self.isInterval(text) ? .intervalNotHere(name) : .notNumber(name, text, wanted: wanted))
      return nil
    }
    // Ranges are told in the words of what is wanted.
    if let above, number <= above {
      report(.range(name, text, wanted: wanted))
      return nil
    }
    if let atLeast, number < atLeast {
      report(.range(name, text, wanted: wanted))
      return nil
    }
    note(.amount(isPositive: above != nil))
    return number
  }

  /// A whole number within a range; `3.0` is one.
  func whole(from least: Int, to most: Int) -> Int? {
    let wanted = "a whole number from \(least) to \(most)"
    guard let text = text(wanted) else { return nil }
    guard let number = Self.decimal(text) else {
      report(Self.isInterval(text) ? .intervalNotHere(name) : .notNumber(name, text, wanted: wanted))
      return nil
    }
    // Within exact whole numbers of a double, so nothing is rounded.
    guard number == number.rounded(), number >= Double(least), number <= Double(most) else {
      report(.range(name, text, wanted: wanted))
      return nil
    }
    note(.whole(least: least, most: most))
    return Int(number)
  }

  /// A share: `10%` or `0.1`, from 0 to 1.
  ///
  /// - Parameter isPositive: 0 is refused too.
  func share(isPositive: Bool = false) -> Double? {
    guard let text = text("a share such as 10% or 0.1") else { return nil }
    let isPercent = text.hasSuffix("%")
    // `10 %` is as good as `10%`.
    let digits = isPercent ? text.dropLast().trimmingCharacters(in: .whitespaces) : text
    guard let number = Self.decimal(digits) else {
      report(
        Self.isInterval(text)
          ? .intervalNotHere(name)
          : .notNumber(name, text, wanted: "a share", help: "write 10% or 0.1"))
      return nil
    }
    let share = isPercent ? number / 100 : number
    // Each with its own advice.
    if share < 0 {
      report(.negativeShare(name, text))
    } else if share > 1 {
      report(.share(name, text, isPercent: isPercent))
    } else if share == 0 && isPositive {
      report(.zeroShare(name))
    } else {
      note(.share)
      return share
    }
    return nil
  }

  /// An amount of money and the like: `150k`, `2M`, `1.5B`, never negative.
  func amount() -> Double? {
    guard let text = text("an amount such as 150k or 2M") else { return nil }
    // Thousand, million, billion; capital or small where that cannot be mistaken.
    let factors: [Character: Double] = ["k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9]
    var digits = Substring(text)
    var factor = 1.0
    if let last = text.last, let known = factors[last] {
      factor = known
      digits = digits.dropLast()
      // A small m may be milli, mille or million.
    } else if text.last == "m", Self.decimal(String(text.dropLast())) != nil {
      report(.ambiguousM(text))
      return nil
    }
    guard let number = Self.decimal(digits.trimmingCharacters(in: .whitespaces)), (number * factor).isFinite
    else {
      report(.notNumber(name, text, wanted: "an amount", help: Self.amountHelp(text)))
      return nil
    }
    if number < 0 {
      report(.range(name, text, wanted: "0 or more"))
      return nil
    }
    note(.amount(isPositive: false))
    return number * factor
  }

  /// `5M a year` is how people say it.
  private static func amountHelp(_ text: String) -> String {
    guard let match = text.wholeMatch(of: /([0-9.]+[kKMB]?) *(?:\/ *|a |per |p\.)(?:year|yr|y|a)\.?/) else {
      return "write a number, or 150k, 2M, 1.5B"
    }
    return "as a budget: {per-year: \(match.1)}"
  }

  /// Years: a number, or with a unit (`6 months`, `1 quarter`, `2 years`).
  ///
  /// - Parameter orNone: whether it may be 0.
  func duration(isHorizon: Bool = false, orNone: Bool = false) -> Double? {
    let wanted = "a number of years\(orNone ? ", 0 or more" : " above 0"), or 6 months, or 1 quarter"
    guard let text = text(wanted) else { return nil }
    // A number alone is years; with a word, of that unit.
    let parts = text.split(separator: " ")
    let units = [
      "year": 1.0, "years": 1, "quarter": 0.25, "quarters": 0.25, "month": 1.0 / 12, "months": 1.0 / 12,
    ]
    var number: Double?
    if parts.count == 1 { number = Self.decimal(text) }
    if parts.count == 2, let count = Self.decimal(String(parts[0])), let unit = units[String(parts[1])] {
      // Twelve months are one year exactly.
      number = unit == 1.0 / 12 ? count / 12 : count * unit
    }
    guard let number, number.isFinite else {
      // `horizon: 2050-07-01`.
      let isDate = isHorizon && Moment.parse(text) != nil
      report(.notNumber(name, text, wanted: wanted, help: isDate ? "write until: \(text)" : nil))
      return nil
    }
    guard number > 0 || (orNone && number == 0) else {
      report(.range(name, text, wanted: wanted))
      return nil
    }
    note(.amount(isPositive: !orNone))
    return number
  }

  /// A year or a date.
  func moment() -> Double? {
    guard let text = text("a moment such as 2035 or 2035-07-01") else { return nil }
    if let moment = faults.moment(text) {
      note(.moment)
      return moment
    }
    report(.notMoment(name, text))
    return nil
  }
}
