/// Text of a file as it may be shown: on one line, and unable to steer a terminal or to turn the order of letters.
///
/// Every sign of the text stays one sign, so that places within a line stay where they are.
package enum ShownText {
  /// The text with a visible sign for every character that is none.
  package static func of(_ text: some StringProtocol) -> String {
    guard !isSafe(text.utf8) else { return String(text) }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(replacement(of: scalar) ?? scalar) }
    return String(shown)
  }

  /// Characters that no name may hold: controls, line separators, and what turns the order of the text around it.
  static func isForbiddenInNames(_ scalar: Unicode.Scalar) -> Bool { replacement(of: scalar) != nil }

  /// What a text may not be shown with; nil for all other characters.
  private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    // Unicode's pictures of the control characters.
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x2028, 0x2029: "\u{FFFD}"
    // Embeddings, overrides and isolates; plain marks of direction reach no further than their neighbours.
    case 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    case 0xFEFF, 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: nil
    }
  }

  /// Whether all bytes are printable ASCII: the usual case, seen at a glance.
  private static func isSafe(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}

extension StringProtocol {
  /// The text as it may be shown; see `ShownText`.
  package var shown: String { ShownText.of(self) }
}
