/// The reading of a table's numbers, where a comma may be the decimal sign or part thousands. What may mean
/// either is refused rather than guessed.
struct TableNumber {
  /// Whether some number of the table has a comma that can only be a decimal one.
  let hasDecimalCommas: Bool
  /// Whether semicolons part the columns, as where commas are decimal signs: then `1.000` may be a thousand.
  let isEuropean: Bool

  /// What a text is as a number.
  enum Reading {
    case number(Double)
    /// It may mean either.
    case ambiguous(String, String)
    /// Thousands in groups; how to write it.
    case grouped(String)
    case none
  }

  /// By the signs in it: none, commas alone, or both.
  func read(_ text: String) -> Reading {
    let bytes = text.utf8
    if !bytes.contains(44) {
      if hasDecimalCommas || isEuropean, let whole = Self.withoutGroups(text, by: 46) {
        return bytes.count { $0 == 46 } > 1 ? .grouped(whole) : .ambiguous(whole, text)
      }
      if let number = Cursor.decimal(text) { return .number(number) }
      return Self.withoutGroups(text, by: 46).map(Reading.grouped) ?? .none
    }
    // With commas: as decimal ones, unless groups of three digits could be thousands.
    let point = text.replacing(",", with: ".")
    if let whole = Self.withoutGroups(text, by: 44) {
      guard let number = Cursor.decimal(point) else { return .grouped(whole) }
      return hasDecimalCommas ? .number(number) : .ambiguous(whole, point)
    }
    if let number = Cursor.decimal(point) { return .number(number) }
    // Both signs: the last of them is the decimal one.
    let last = text.lastIndex { $0 == "," || $0 == "." } ?? text.startIndex
    let group: UInt8 = text[last] == "," ? 46 : 44
    guard let whole = Self.withoutGroups(String(text[..<last]), by: group) else { return .none }
    return .grouped(whole + "." + text[last...].dropFirst())
  }

  /// Whether the comma in this text can only be a decimal one.
  static func isDecimalComma(_ text: String) -> Bool {
    text.utf8.contains(44) && withoutGroups(text, by: 44) == nil
      && Cursor.decimal(text.replacing(",", with: ".")) != nil
  }

  /// `1.000` or `1,000` as a whole number, were its one sign to part thousands; nil for anything else.
  static func wholeOfGroups(_ text: String) -> String? {
    guard text.utf8.count(where: { $0 == 44 || $0 == 46 }) == 1 else { return nil }
    return withoutGroups(text, by: 46) ?? withoutGroups(text, by: 44)
  }

  /// `1.000` or `12.345.678` as a whole number, where the sign parts groups of three digits; nil for anything else.
  private static func withoutGroups(_ text: String, by sign: UInt8) -> String? {
    let groups = text.utf8.split(separator: sign, omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.count), first.first != 48,
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    return groups.map { String(decoding: $0, as: UTF8.self) }.joined()
  }
}
