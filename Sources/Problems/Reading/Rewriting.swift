/// A rewritten text: passages replaced for the parser's sake, and the way back to the author's places.
struct Rewriting {
  /// The new text so far.
  private(set) var bytes: [UInt8] = []
  /// By line: a column of the new text, and how many columns later the author's text goes on from there.
  private var shifts: [Int: [(column: Int, by: Int)]] = [:]
  /// Where the new text has come to.
  private var line = 1
  private var column = 1

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes over a byte of the author's.
  ///
  /// - Parameter next: the one after it, since CR LF is one line break.
  mutating func copy(_ byte: UInt8, next: UInt8?) {
    bytes.append(byte)
    // Columns count characters, which in UTF-8 begin with bytes of another kind.
    if byte == 10 || (byte == 13 && next != 10) || (byte & 0xC0 == 0x80 && endsInBreak) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }

  /// Whether the text so far ends with one of Unicode's own breaks, by which the parser counts lines too.
  private var endsInBreak: Bool {
    bytes.suffix(2).elementsEqual([0xC2, 0x85]) || bytes.suffix(3).elementsEqual([0xE2, 0x80, 0xA8])
      || bytes.suffix(3).elementsEqual([0xE2, 0x80, 0xA9])
  }

  /// Puts characters in the place of so many of the author's.
  mutating func put(_ text: String, insteadOf columns: Int) {
    let count = text.unicodeScalars.count
    bytes += Array(text.utf8)
    column += count
    // From here on the line is so much longer or shorter.
    shifts[line, default: []].append((column, columns - count))
  }

  /// Where something of the new text stands in the author's; logarithmic in what was replaced in its line.
  func original(_ place: Place) -> Place {
    guard let line = shifts[place.line] else { return place }
    var (low, high) = (0, line.count)
    while low < high {
      let middle = (low + high) / 2
      if line[middle].column <= place.column { low = middle + 1 } else { high = middle }
    }
    var moved = place
    if low > 0 { moved.column += line[low - 1].by }
    return moved
  }

  /// Sums the shifts of each line, so that places can be looked up.
  mutating func finish() {
    for (number, line) in shifts {
      var sum = 0
      shifts[number] = line.map { one in
        sum += one.by
        return (one.column, sum)
      }
    }
  }
}

/// A work-around for JSON's surrogate pairs: JSON writes characters beyond U+FFFF as two escapes, which YAML
/// does not know.
enum SurrogatePairs {
  /// The text with every pair replaced by its character; nil where there are no escapes.
  static func joined(_ text: String) -> Rewriting? {
    guard text.contains("\\u") else { return nil }
    let bytes = Array(text.utf8)
    var result = Rewriting()
    var index = 0
    while index < bytes.count {
      let next = index + 1 < bytes.count ? bytes[index + 1] : nil
      if bytes[index] == 92, let character = pair(bytes, index) {
        result.put(String(character), insteadOf: 12)
        index += 12
        continue
      }
      result.copy(bytes[index], next: next)
      // What an escape stands before is no escape itself.
      if bytes[index] == 92, let next {
        result.copy(next, next: index + 2 < bytes.count ? bytes[index + 2] : nil)
        index += 1
      }
      index += 1
    }
    result.finish()
    return result
  }

  /// The character of two escapes that stand together.
  private static func pair(_ bytes: [UInt8], _ index: Int) -> Character? {
    // A high surrogate with a low one right after it.
    guard let high = unit(bytes, index), let low = unit(bytes, index + 6), (0xD800..<0xDC00).contains(high),
      (0xDC00..<0xE000).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)).map(Character.init)
  }

  /// The number of an escape `\uXXXX`.
  private static func unit(_ bytes: [UInt8], _ index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == 92, bytes[index + 1] == 117 else { return nil }
    let digits = bytes[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
