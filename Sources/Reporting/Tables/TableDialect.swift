import Problems

/// How a table is written as CSV, so that whoever opens it sees numbers as numbers and names as names.
///
/// All are RFC 4180 in UTF-8, with numbers at full precision, and texts guarded where a spreadsheet would see a formula.
package enum TableDialect: String, CaseIterable, Sendable {
  /// Commas and line feeds: for programs.
  case plain
  /// With the byte order mark by which Excel knows UTF-8, and the line ends that it writes.
  case excel
  /// The same where commas are decimal signs: semicolons between cells.
  case excelEU = "excel-eu"

  /// What parts the cells of a row.
  private var separator: String { self == .excelEU ? ";" : "," }

  /// The bytes of a file, as text.
  package func text(of table: PlainTable) -> String {
    let end = self == .plain ? "\n" : "\r\n"
    var text = self == .plain ? "" : "\u{FEFF}"
    text += table.header.map(quoted).joined(separator: separator) + end
    for row in table.rows { text += row.map(cell).joined(separator: separator) + end }
    return text
  }

  /// One cell.
  private func cell(_ cell: PlainTable.Cell) -> String {
    switch cell {
    case .text(let text): quoted(text)
    case .number(let number): number.isFinite ? written(number) : ""
    case .whole(let number): String(number)
    case .natural(let number): String(number)
    case .truth(let value): value ? "true" : "false"
    case .empty: ""
    }
  }

  /// The shortest text that reads back as the same number, with this dialect's decimal sign.
  private func written(_ number: Double) -> String {
    let text = JSONText.number(number)
    guard self == .excelEU else { return text }
    // `1,125` is a thousand and more to some readers, ours among them; a fourth place leaves no doubt.
    let parts = text.split(separator: ".")
    let isLikeThousands = parts.count == 2 && parts[1].count == 3 && !parts[1].contains("e")
    return parts.joined(separator: ",") + (isLikeThousands ? "0" : "")
  }

  /// A text, guarded; in quotation marks where it could end a cell, in whatever dialect, or has blanks at its ends.
  private func quoted(_ text: String) -> String {
    let text = FormulaGuard.guarded(text)
    let bytes = text.utf8
    let isPlain =
      bytes.allSatisfy {
        $0 >= 0x20 && ![UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\"")].contains($0)
      }
      && bytes.first != 0x20 && bytes.last != 0x20
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
