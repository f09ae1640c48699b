/// A file's text by lines, for showing places.
package struct SourceText: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts and ends, without its break.
  private let lines: [Range<Int>]

  init(_ text: String) {
    bytes = Array(text.utf8)
    lines = Self.lines(bytes)
  }

  /// The place behind the last character.
  var end: Place {
    let last = line(lines.count)?.unicodeScalars.count ?? 0
    return Place(line: lines.count, column: last + 1)
  }

  /// A line, from 1; nil where there is none.
  package func line(_ number: Int) -> Substring? {
    guard lines.indices.contains(number - 1) else { return nil }
    return String(decoding: bytes[lines[number - 1]], as: UTF8.self)[...]
  }

  /// How long a line is in bytes, from 1; nil where there is none.
  func length(ofLine number: Int) -> Int? {
    lines.indices.contains(number - 1) ? lines[number - 1].count : nil
  }

  /// Lines by YAML's breaks: LF, CR, both, and Unicode's next line, line and paragraph separators; so that
  /// its line numbers are the parser's.
  static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      // Line breaks are found in bytes: texts of millions of characters are cut quickly so.
      let length = breakLength(bytes, index)
      if length > 0 {
        lines.append(start..<index)
        start = index + length
      }
      index += max(1, length)
    }
    // After the last break comes one more line, perhaps an empty one.
    lines.append(start..<bytes.count)
    return lines
  }

  /// Bytes of the line break that starts here; 0 where none does.
  private static func breakLength(_ bytes: [UInt8], _ index: Int) -> Int {
    func next(_ distance: Int) -> UInt8? { index + distance < bytes.count ? bytes[index + distance] : nil }
    switch bytes[index] {
    case 10: return 1
    case 13: return next(1) == 10 ? 2 : 1
    case 0xC2: return next(1) == 0x85 ? 2 : 0
    case 0xE2: return next(1) == 0x80 && (next(2) == 0xA8 || next(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }
}
