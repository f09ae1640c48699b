import Foundation

/// Refuses, before the YAML parser sees it, text so deeply nested that a recursive parser would run out of
/// stack, and aliases in the place of keys, whose comparison can take for ever.
enum NestingGuard {
  static func fault(_ text: String) -> Diagnostic? {
    var flow = 0
    var indents: [Int] = []
    var line = 1
    let anchors = text.utf8.contains(38) ? anchors(in: text) : []
    for part in text.utf8.split(separator: 10, omittingEmptySubsequences: false) {
      if flow == 0, let depth = block(part, &indents), depth > DocumentReader.hopeless {
        return .at(Place(line: line, column: 1), "", .tooDeep)
      }
      if flowDepth(part, &flow) > DocumentReader.hopeless {
        return .at(Place(line: line, column: 1), "", .tooDeep)
      }
      if !anchors.isEmpty, hasAliasKey(part, anchors: anchors) {
        return .at(Place(line: line, column: 1), "", .aliasAsKey)
      }
      line += 1
    }
    return nil
  }

  /// Depth of block nesting after a line: its indentation, and dashes and question marks in a row.
  private static func block(_ line: Substring.UTF8View.SubSequence, _ indents: inout [Int]) -> Int? {
    var column = 0
    var marks: [Int] = []
    var bytes = line[...]
    while let byte = bytes.first, byte == 32 || byte == 45 || byte == 63 {
      if byte != 32 {
        guard let next = bytes.dropFirst().first, next == 32 else { break }
        marks.append(column)
      }
      column += 1
      bytes = bytes.dropFirst()
    }
    guard let first = bytes.first, first != 35, first != 13 else { return nil }
    for mark in marks + [column] {
      while let last = indents.last, last >= mark { indents.removeLast() }
      indents.append(mark)
    }
    return indents.count
  }

  /// The deepest flow nesting of a line; brackets within quotes and comments do not count.
  private static func flowDepth(_ line: Substring.UTF8View.SubSequence, _ flow: inout Int) -> Int {
    var deepest = flow
    var quote: UInt8?
    var before: UInt8 = 32
    for byte in line {
      if let open = quote {
        if byte == open && !(open == 34 && before == 92) { quote = nil }
      } else if byte == 34 || byte == 39 {
        if [32, 9, 44, 58, 91, 123].contains(before) { quote = byte }
      } else if byte == 35 && before == 32 {
        break
      } else if byte == 91 || byte == 123 {
        flow += 1
        deepest = max(deepest, flow)
      } else if byte == 93 || byte == 125 {
        flow = max(0, flow - 1)
      }
      before = byte
    }
    return deepest
  }

  /// Whether a key of this line is, or holds, an alias, or may do so in the lines after it (`? `).
  private static func hasAliasKey(_ line: Substring.UTF8View.SubSequence, anchors: Set<Substring>) -> Bool {
    let isExplicit = line.contains(63)
    guard isExplicit || (line.contains(42) && line.contains(58)) else { return false }
    let text = String(decoding: line, as: UTF8.self)
    if isExplicit, text.contains(/(?:^|[\s,{\[])\?(?:\s|$)/) { return true }
    // `*a :` is a key, `*a` within a bracket that ends in `]:` is within one.
    return text.matches(of: /(?:^|[\s,{\[:\-])\*([^\s,\[\]{}]+)(?=(.*))/).contains { match in
      anchors.contains(match.1) && match.2.contains(/^\s*:(?:\s|$)|[\]}]\s*:/)
    }
  }

  /// All that may be the name of an anchor: a star before any other word is just text.
  private static func anchors(in text: String) -> Set<Substring> {
    Set(text.matches(of: /(?:^|[\s,{\[:\-])&([^\s,\[\]{}]+)/).map(\.1))
  }
}

/// JSON writes characters beyond U+FFFF as two escapes, which YAML does not know.
enum SurrogatePairs {
  static func joined(_ text: String) -> String {
    text.replacing(/\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/) { match in
      guard let high = UInt32(match.1, radix: 16), let low = UInt32(match.2, radix: 16),
        let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
      else { return String(match.0) }
      return String(Character(scalar))
    }
  }
}
