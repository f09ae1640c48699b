/// Somebody's text, made fit to stand in XML and HTML.
package enum MarkupText {
  /// The text with the five characters of markup escaped.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in clean(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Without characters that XML forbids or HTML calls errors, and without marks of direction: one of these could end
  /// the isolation that a name stands in, and turn the words after it round.
  package static func clean(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      // Line breaks and tabs part words.
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: out.append(" ")
      case 0..<0x20, 0x7F..<0xA0: continue
      case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB: continue
      // What Unicode will never give a character to.
      case 0xFDD0...0xFDEF: continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
