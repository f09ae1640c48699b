/// The reading of a column of amounts as archives write them: `$1,234,567`, `1.234.567 €`, `250k`.
///
/// Thousands in groups are understood where they can be nothing else: by two groups, in that cell or another of the
/// column, or by a currency whose numbers are written so. What may mean either is refused.
struct AwardedAmounts {
  /// Why a cell is no amount.
  struct Unreadable: Error { let fault: Fault }

  private static let currencies: Set<Character> = ["$", "£", "€", "¥"]
  /// Blanks of every width, and apostrophes, which part thousands in some countries.
  private static let blanks: Set<Character> = [" ", "\u{A0}", "\u{2009}", "\u{202F}", "'", "’"]
  /// What parts thousands in this column; nil: nothing is known to.
  private let groups: Character?
  private let isEuropean: Bool

  /// - Parameter isEuropean: whether semicolons part the cells.
  init(_ cells: [String], isEuropean: Bool) {
    self.isEuropean = isEuropean
    let signs = cells.compactMap { cell -> Character? in
      let bare = Self.bare(cell)
      if let sign = [",", "."].first(where: { sign in bare.count { $0 == sign } > 1 }) { return sign }
      return cell.contains("$") || cell.contains("£") ? "," : nil
    }
    groups = signs.first
  }

  /// An amount, 0 or more.
  func read(_ cell: String) -> Result<Double, Unreadable> {
    let bare = Self.bare(cell)
    let unit = bare.last.flatMap { ["k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9][$0] }
    let digits = unit == nil ? bare : String(bare.dropLast())
    guard let number = number(digits) else {
      let reading = TableNumber(hasDecimalCommas: false, isEuropean: isEuropean).read(digits)
      guard case .ambiguous(let whole, let fraction) = reading else {
        return .failure(.init(fault: .noAwardedAmount(cell)))
      }
      return .failure(.init(fault: .ambiguousNumber(cell, whole: whole, fraction: fraction)))
    }
    guard number >= 0, (number * (unit ?? 1)).isFinite else {
      return .failure(.init(fault: .noAwardedAmount(cell)))
    }
    return .success(number * (unit ?? 1))
  }

  /// Nil where it is no number, or may mean two.
  private func number(_ digits: String) -> Double? {
    if let groups {
      // Groups of three after the first, then what is left is a number with the other sign.
      let decimal: Character = groups == "," ? "." : ","
      let parts = digits.split(separator: decimal, maxSplits: 1, omittingEmptySubsequences: false)
      let blocks = parts[0].split(separator: groups, omittingEmptySubsequences: false)
      guard blocks.count == 1 || blocks.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
      return Cursor.decimal(blocks.joined() + (parts.count > 1 ? "." + parts[1] : ""))
    }
    switch TableNumber(hasDecimalCommas: false, isEuropean: isEuropean).read(digits) {
    case .number(let number): return number
    case .grouped(let plain): return Cursor.decimal(plain)
    case .ambiguous, .none: return nil
    }
  }

  /// Without currency and blanks.
  private static func bare(_ cell: String) -> String {
    String(cell.filter { !currencies.contains($0) && !blanks.contains($0) })
  }
}
