/// A scanner of CSV: splits the bytes of a file into records of fields, by RFC 4180, with commas or
/// semicolons between.
///
/// Fields are places in the bytes, and texts only where somebody asks: tables may have a million rows.
package struct CSVScanner {
  static let quote: UInt8 = 34

  /// A field: where its text lies, without the quotes around it.
  package struct Field {
    var range: Range<Int>
    /// Whether it holds quotes written twice, or text around its quotes.
    var isEscaped = false
  }

  let bytes: [UInt8]
  /// A comma or a semicolon, the same in the whole file.
  let separator: UInt8
  /// Where the next record starts.
  private var index: Int
  /// The line of the next record, from 1.
  private var line = 1
  /// The fields of the record that was read last.
  package private(set) var fields: [Field] = []
  /// The line where it starts.
  package private(set) var recordLine = 1
  /// The line of a quote that is never closed; nil: all are.
  package private(set) var openQuote: Int?

  /// - Parameter bytes: UTF-8, with a byte order mark or without.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    separator = Self.separator(bytes[index...])
  }

  /// Which separator a file has: a semicolon where the first line with any text has one outside of quotes,
  /// else a comma.
  private static func separator(_ bytes: ArraySlice<UInt8>) -> UInt8 {
    var isQuoted = false
    var hasText = false
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if !isQuoted, byte == 59 { return 59 }
      if !isQuoted, byte == 10 || byte == 13, hasText { return 44 }
      if byte > 32 { hasText = true }
    }
    return 44
  }

  /// Reads the next record into `fields`; false at the end.
  package mutating func next() -> Bool {
    fields.removeAll(keepingCapacity: true)
    guard index < bytes.count else { return false }
    recordLine = line
    while readField() {}
    return true
  }

  /// Reads a field and what ends it; false where that ends the record.
  private mutating func readField() -> Bool {
    let start = index
    var (isQuoted, isEscaped, quotes) = (false, false, 0)
    let opened = line
    while index < bytes.count {
      let byte = bytes[index]
      // Within quotes separators and line breaks are text.
      if byte == Self.quote {
        isQuoted.toggle()
        quotes += 1
      } else if isQuoted {
        if byte == 10 || (byte == 13 && !isFeed(index + 1)) { line += 1 }
      } else if byte == separator {
        append(start..<index, quotes)
        index += 1
        return true
      } else if byte == 10 || byte == 13 {
        append(start..<index, quotes)
        index += byte == 13 && isFeed(index + 1) ? 2 : 1
        line += 1
        return false
      }
      index += 1
    }
    // The end of the file within quotes.
    isEscaped = isQuoted
    if isEscaped, openQuote == nil { openQuote = opened }
    append(start..<index, quotes)
    return false
  }

  /// CR LF is one line break.
  private func isFeed(_ place: Int) -> Bool { place < bytes.count && bytes[place] == 10 }

  /// Takes a field without the white space around it, and without the quotes, where these are all around it.
  private mutating func append(_ range: Range<Int>, _ quotes: Int) {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    // The usual quoted field; others have quotes in odd places.
    if quotes == 2, end - start >= 2, bytes[start] == Self.quote, bytes[end - 1] == Self.quote {
      fields.append(Field(range: start + 1..<end - 1))
    } else {
      fields.append(Field(range: start..<end, isEscaped: quotes > 0))
    }
  }

  /// The text of a field, with quotes that are written twice read as one.
  package func text(_ field: Field) -> String {
    let text = String(decoding: bytes[field.range], as: UTF8.self)
    guard field.isEscaped else { return text.trimming() }
    let isWhole = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
    return (isWhole ? String(text.dropFirst().dropLast()) : text).replacing("\"\"", with: "\"").trimming()
  }
}
