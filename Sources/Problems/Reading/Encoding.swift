/// The check that a file is UTF-8 text, before any parser sees it.
enum Encoding {
  /// The first thing that makes the bytes no text; nil: they are text.
  static func fault(_ bytes: [UInt8]) -> Diagnostic? {
    // UTF-16's byte order marks.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .at(Place(line: 1, column: 1), path: "", .notUTF8)
    }
    for (index, byte) in bytes.enumerated() {
      if let character = control(byte, at: index, in: bytes) {
        return .at(place(of: index, in: bytes), path: "", .controlCharacter(character))
      }
    }
    return String(validating: bytes, as: UTF8.self) == nil ? .at(broken(bytes), path: "", .notUTF8) : nil
  }

  /// What makes the bytes no table, with how to save them; nil: they are one.
  static func tableFault(_ bytes: [UInt8]) -> Fault? {
    guard let fault = fault(bytes) else { return nil }
    // Half of the bytes of Western text in UTF-16 are 0.
    let start = bytes.prefix(64)
    let isWide =
      start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
      || start.count(where: { $0 == 0 }) * 3 >= start.count
    if isWide { return .encoding("is UTF-16 text") }
    guard fault.message == Fault.notUTF8.message else {
      return .table(sentence(fault.message), help: fault.help)
    }
    return .encoding("is not UTF-8 text, line \(fault.line) first: probably Latin-1 or Windows-1252")
  }

  /// The byte order mark.
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The character that starts here, where it is one that no text holds: a control character other than tab
  /// and line breaks, or one of Unicode's that are none. A byte order mark may stand at the beginning.
  private static func control(_ byte: UInt8, at index: Int, in bytes: [UInt8]) -> Int? {
    if byte < 32 { return [9, 10, 13].contains(byte) ? nil : Int(byte) }
    if byte == 127 { return 127 }
    guard byte == 0xC2 || byte == 0xEF, index + 1 < bytes.count else { return nil }
    // The second range of control characters, in two bytes; next line (U+0085) is a line break.
    if byte == 0xC2 {
      let next = bytes[index + 1]
      return next < 0xA0 && next != 0x85 && next >= 0x80 ? Int(next) : nil
    }
    guard index + 2 < bytes.count else { return nil }
    // In three bytes: a byte order mark elsewhere than at the beginning, and two that are no characters.
    switch (bytes[index + 1], bytes[index + 2]) {
    case (0xBB, 0xBF): return index == 0 ? nil : 0xFEFF
    case (0xBF, 0xBE): return 0xFFFE
    case (0xBF, 0xBF): return 0xFFFF
    default: return nil
    }
  }

  /// The text of a wrong file for showing its lines, as far as that is worth while.
  static func shown(_ bytes: [UInt8]) -> String {
    var text = String(decoding: bytes.prefix(mostShown), as: UTF8.self)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    return text
  }

  /// What is said of a file, without its subject.
  static func sentence(_ message: String) -> String {
    message.hasPrefix("the file ") ? String(message.dropFirst(9)) : message
  }

  /// Bytes; the first mistake is what matters.
  private static let mostShown = 1_000_000

  /// Line and column of a byte, as they are counted in the text; a byte order mark at the beginning is none of it.
  private static func place(of index: Int, in bytes: [UInt8]) -> Place {
    let start = bytes.starts(with: mark) ? mark.count : 0
    let before = Array(bytes[min(start, index)..<index])
    let lines = SourceText.lines(before)
    // Bytes that do not go on with a character begin one.
    let column = before[(lines.last?.lowerBound ?? 0)...].count { $0 & 0xC0 != 0x80 } + 1
    return Place(line: lines.count, column: column)
  }

  /// Where the first line begins that is not UTF-8.
  private static func broken(_ bytes: [UInt8]) -> Place {
    let lines = SourceText.lines(bytes)
    let line = lines.firstIndex { String(validating: bytes[$0], as: UTF8.self) == nil } ?? 0
    return Place(line: line + 1, column: 1)
  }
}
