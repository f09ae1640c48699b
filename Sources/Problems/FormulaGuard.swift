/// The apostrophe that keeps spreadsheets from taking a text for a formula: put before it where tables are written, and
/// taken away where they are read.
///
/// A text that has such apostrophes itself gets one more, and so comes back as it was.
package enum FormulaGuard {
  /// What formulas begin with; a tab or a carriage return lets some spreadsheets see one behind it.
  private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

  /// Whether the first sign that is no apostrophe is one of a formula. Scalars, since an accent may follow the sign.
  private static func isNeeded(_ text: String) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map(signs.contains) ?? false
  }

  /// The text as it is written into a cell.
  package static func guarded(_ text: String) -> String { isNeeded(text) ? "'" + text : text }

  /// The text of a cell that was written so; of any other cell as it stands.
  package static func unguarded(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "'") && isNeeded(text) ? String(text.unicodeScalars.dropFirst()) : text
  }
}
