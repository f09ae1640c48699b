/// A guard against aliases in the place of keys. The parser compares keys by all that they hold: one that is
/// an alias of an alias of … may hold exponentially much, and take for ever.
///
/// It works on bytes, line by line, and rather sees a key too many than one too few where there are many
/// aliases.
struct AliasKeys {
  typealias Line = ArraySlice<UInt8>

  /// Aliases up to which nothing can explode, and a close look at quotes is safe.
  private static let harmless = 16

  /// Names that follow an `&`.
  private let anchors: Set<String>
  /// Few enough aliases for quoted texts to be skipped with care.
  private let isHarmless: Bool

  /// Files without both signs, nearly all of them, need no further look.
  init(_ text: String) {
    guard text.utf8.contains(38), text.utf8.contains(42) else {
      (anchors, isHarmless) = ([], true)
      return
    }
    // All that may be the name of an anchor: a star before any other word is just text.
    let bytes = Array(text.utf8)
    let anchors = Set(Self.words(after: 38, in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) })
    self.anchors = anchors
    var used = 0
    if !anchors.isEmpty {
      for index in bytes.indices where bytes[index] == 42 && used <= Self.harmless {
        if anchors.contains(Self.word(bytes[...], index + 1)) { used += 1 }
      }
    }
    isHarmless = used <= Self.harmless
  }

  /// Whether a key of this line is, or holds, an alias, or may do so in the lines after it (`? `).
  func hasKey(_ line: Line) -> Bool {
    if anchors.isEmpty { return false }
    let isExplicit = line.contains(63)
    guard isExplicit || (line.contains(42) && line.contains(58)) else { return false }
    let bytes = isHarmless ? Self.withoutQuotes(Array(line)) : Array(line)
    if isExplicit, Self.hasQuestion(bytes) { return true }
    // A key may be a bracket with an alias in it.
    let closing = Self.lastClosedKey(bytes)
    // `*a :` is a key, `*a` within a bracket that ends in `]:` is within one.
    return bytes.indices.contains { index in
      guard bytes[index] == 42, index == 0 || Self.isBefore(bytes[index - 1]) else { return false }
      let name = Self.word(bytes[...], index + 1)
      guard anchors.contains(name) else { return false }
      let end = index + 1 + name.utf8.count
      let next = bytes[end...].firstIndex { !Self.isSpace($0) } ?? bytes.endIndex
      let isKey =
        next < bytes.count && bytes[next] == 58 && (next + 1 == bytes.count || Self.isSpace(bytes[next + 1]))
      guard isKey || closing.map({ $0 > index }) == true else { return false }
      // With many aliases a star must stand where a value may begin; with few, quotes have been taken out.
      return isHarmless || Self.isStart(bytes[..<index])
    }
  }

  // MARK: - Bytes

  /// Blank, tab or line break.
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  /// What may stand right before an anchor or an alias: white space, or one of `,{[:-`.
  private static func isBefore(_ byte: UInt8) -> Bool {
    isSpace(byte) || [44, 123, 91, 58, 45].contains(byte)
  }

  /// Names of anchors end at white space, commas and brackets.
  private static func isEnd(_ byte: UInt8) -> Bool { isSpace(byte) || [44, 91, 93, 123, 125].contains(byte) }

  /// The name from a place on, up to where names end.
  private static func word(_ bytes: ArraySlice<UInt8>, _ start: Int) -> String {
    var end = start
    while end < bytes.endIndex, !isEnd(bytes[end]) { end += 1 }
    return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
  }

  /// Where words stand that follow a sign: names of anchors after `&`.
  private static func words(after sign: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { index in
      guard bytes[index] == sign, index == 0 || isBefore(bytes[index - 1]) else { return nil }
      var end = index + 1
      while end < bytes.count, !isEnd(bytes[end]) { end += 1 }
      return end > index + 1 ? index + 1..<end : nil
    }
  }

  /// Whether there is a `?` by itself, which begins a key of any kind.
  private static func hasQuestion(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == 63
        && (index == 0 || isSpace(bytes[index - 1]) || [44, 123, 91].contains(bytes[index - 1]))
        && (index + 1 == bytes.count || isSpace(bytes[index + 1]))
    }
  }

  /// The last bracket that closes right before a colon: what is within it is a key.
  private static func lastClosedKey(_ bytes: [UInt8]) -> Int? {
    var isBeforeColon = false
    for index in bytes.indices.reversed() {
      if bytes[index] == 58 {
        isBeforeColon = true
      } else if !isSpace(bytes[index]) {
        if isBeforeColon, bytes[index] == 93 || bytes[index] == 125 { return index }
        isBeforeColon = false
      }
    }
    return nil
  }

  /// Whether a value or key may begin after this part of a line: after a bracket, comma, colon, dash or
  /// question mark.
  private static func isStart(_ before: ArraySlice<UInt8>) -> Bool {
    before.last { !isSpace($0) }.map { [44, 123, 91, 58, 45, 63].contains($0) } ?? true
  }

  /// A line with its quoted texts emptied and its comment gone: a star in a text is no alias.
  private static func withoutQuotes(_ line: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var quote: UInt8?
    var isEscaped = false
    for byte in line {
      if let open = quote {
        if byte == open, !isEscaped { quote = nil }
        // A backslash escapes in double quotes only.
        isEscaped = open == 34 && byte == 92 && !isEscaped
      } else if byte == 35, kept.last.map(isSpace) ?? true {
        return kept
      } else if byte == 34 || byte == 39, isStart(kept[...]) {
        quote = byte
        isEscaped = false
        kept.append(113)
      } else {
        kept.append(byte)
      }
    }
    return kept
  }
}
