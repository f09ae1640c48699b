/// How wide a text will be, without a browser to ask: widths of common sans serif letters, in shares of the size.
///
/// No two systems have the same font, so a sixth is added, which the widest of the common ones need; letters of the East and pictures are as wide as they are high.
package enum TextMeasure {
  /// Width of a text in the units of its size.
  package static func width(_ text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size * reserve
  }

  /// The text, or as much of its beginning as fits with an ellipsis; empty where not even one letter does.
  package static func cut(_ text: String, to width: Double, size: Double) -> String {
    if self.width(text, size: size) <= width { return text }
    var room = width / size / reserve - self.width(of: "…")
    var kept = ""
    for letter in text {
      room -= self.width(of: letter)
      if room < 0 { break }
      kept.append(letter)
    }
    return kept.isEmpty ? "" : kept + "…"
  }

  /// The phrase cut likewise, its names still marked as such.
  package static func cut(_ phrase: Phrase, to width: Double, size: Double) -> Phrase {
    if self.width(phrase.bare, size: size) <= width { return phrase }
    var left = cut(phrase.bare, to: width, size: size).count - 1
    var kept = Phrase("")
    for piece in phrase.pieces where left > 0 {
      switch piece {
      case .words(let words): kept.pieces.append(.words(String(words.prefix(left))))
      case .name(let name): kept.pieces.append(.name(String(MarkupText.clean(name).prefix(left))))
      }
      left -= piece.length
    }
    return left > 0 || kept.bare.isEmpty ? Phrase("") : kept + "…"
  }

  /// DejaVu, which many systems fall back on, is so much wider.
  private static let reserve = 1.17

  /// A letter, by its first character: marks above and below take no room of their own.
  private static func width(of letter: Character) -> Double {
    guard let scalar = letter.unicodeScalars.first else { return 0 }
    if scalar.value >= 0x20, scalar.value < 0x7F { return ascii[Int(scalar.value) - 0x20] }
    switch scalar.value {
    case 0x2066...0x2069, 0x200B...0x200F: return 0
    // Hangul, kana, ideographs, full width forms, pictures.
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0x1F000...0x3FFFF:
      return 1.05
    case 0x2026, 0x2014, 0x2190...0x21FF: return 1
    default: return 0.62
    }
  }

  /// From the blank to the tilde, as in the metrics of Helvetica.
  private static let ascii: [Double] = [
    0.28, 0.28, 0.36, 0.56, 0.56, 0.89, 0.67, 0.19, 0.33, 0.33, 0.39, 0.58, 0.28, 0.33, 0.28, 0.28,
    0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.56, 0.28, 0.28, 0.58, 0.58, 0.58, 0.56,
    1.02, 0.67, 0.67, 0.72, 0.72, 0.67, 0.61, 0.78, 0.72, 0.28, 0.50, 0.67, 0.56, 0.83, 0.72, 0.78,
    0.67, 0.78, 0.72, 0.67, 0.61, 0.72, 0.67, 0.94, 0.67, 0.67, 0.61, 0.28, 0.28, 0.28, 0.47, 0.56,
    0.33, 0.56, 0.56, 0.50, 0.56, 0.56, 0.28, 0.56, 0.56, 0.22, 0.22, 0.50, 0.22, 0.83, 0.56, 0.56,
    0.56, 0.56, 0.33, 0.50, 0.28, 0.56, 0.50, 0.72, 0.50, 0.50, 0.50, 0.33, 0.26, 0.33, 0.58,
  ]
}

extension Phrase.Piece {
  /// In letters.
  fileprivate var length: Int {
    switch self {
    case .words(let words): words.count
    case .name(let name): MarkupText.clean(name).count
    }
  }
}
