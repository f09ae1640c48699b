/// The reading of cells: texts of a table become the values that a problem file would have, with decimal points whatever
/// the table's sign is.
struct TableCell {
  let numbers: TableNumber

  /// What makes a cell unreadable before anybody asks what it means; nil: nothing.
  func fault(in text: String, _ cell: TableKind.Cell) -> Fault? {
    if let fault = Fault.formula(text) { return fault }
    guard cell.isNumeric else { return nil }
    for number in Self.numbers(in: text, cell) {
      let (digits, unit) = Self.split(number)
      switch numbers.read(digits) {
      case .ambiguous(let whole, let fraction):
        return .ambiguousNumber(number, whole: whole, fraction: fraction, unit: unit)
      case .grouped(let plain): return .groupedNumber(number, plain + unit)
      // Left for the reader of the value, who knows what should stand there.
      case .number, .none: break
      }
      // Nobody writes whole numbers with three places behind a point, unless it parts thousands.
      if cell == .whole || cell == .numbers, unit.isEmpty, let whole = TableNumber.wholeOfGroups(digits) {
        return .ambiguousNumber(number, whole: whole, fraction: digits.replacing(",", with: "."))
      }
    }
    return nil
  }

  /// The value that a cell stands for.
  func item(_ text: String, _ cell: TableKind.Cell, at place: Place) -> Item {
    func scalar(_ text: String) -> Item { Item(.scalar(text, isPlain: true), place) }
    switch cell {
    case .name, .text: return scalar(text)
    case .list: return Item(.sequence(Self.parts(text).map(scalar)), place)
    case .moments:
      return Item(.sequence(text.split { " ;,|".contains($0) }.map { scalar(String($0)) }), place)
    case .number, .whole, .budget: return scalar(pointed(text))
    case .numbers:
      guard let pairs = Self.pairs(text) else { return scalar(pointed(text)) }
      let entries = pairs.map { Item.Entry(key: $0.key, place: place, value: scalar(pointed($0.value))) }
      return Item(.mapping(entries), place)
    }
  }

  /// Whether a cell has a comma that can only be a decimal one.
  static func hasDecimalComma(_ text: String) -> Bool {
    text.utf8.contains(44)
      && numbers(in: text, .numbers).contains { TableNumber.isDecimalComma(split($0).digits) }
  }

  /// The numbers of a cell: one, the ends of an interval, or the values of its keys.
  private static func numbers(in text: String, _ cell: TableKind.Cell) -> [String] {
    let values = cell == .numbers ? pairs(text).map { $0.map(\.value) } ?? [text] : [text]
    return values.flatMap { $0.split(separator: " to ").map { String($0).trimming() } }
  }

  /// A number, or an interval, with decimal points.
  private func pointed(_ text: String) -> String {
    let ends = text.split(separator: " to ").map { end in
      let (digits, unit) = Self.split(String(end).trimming())
      guard case .number = numbers.read(digits) else { return String(end).trimming() }
      return digits.replacing(",", with: ".") + unit
    }
    return ends.joined(separator: " to ")
  }

  /// What stands between bars.
  private static func parts(_ text: String) -> [String] {
    text.split(separator: "|").map { String($0).trimming() }.filter { !$0.isEmpty }
  }

  /// `2026: 30 | 2030: 60`; nil where there are no keys. A name may hold a colon: the last one ends it.
  private static func pairs(_ text: String) -> [(key: String, value: String)]? {
    guard text.contains(":") else { return nil }
    return parts(text).map { part in
      guard let colon = part.lastIndex(of: ":") else { return (part, "") }
      return (String(part[..<colon]).trimming(), String(part[colon...].dropFirst()).trimming())
    }
  }

  /// A number and what stands behind it: `2,5M`, `6 months`.
  private static func split(_ text: String) -> (digits: String, unit: String) {
    let end = text.lastIndex { $0.isNumber }.map(text.index(after:)) ?? text.startIndex
    return (String(text[..<end]), String(text[end...]))
  }
}
