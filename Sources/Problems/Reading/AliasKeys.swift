/// Finds aliases in the place of keys.
struct AliasKeys {
  /// With so few aliases nothing can explode, and a close look at quotes is safe.
  private static let harmless = 16

  private let anchors: Set<Substring>
  private let isHarmless: Bool

  init(_ text: String) {
    guard text.utf8.contains(38), text.utf8.contains(42) else {
      (anchors, isHarmless) = ([], true)
      return
    }
    // All that may be the name of an anchor: a star before any other word is just text.
    let anchors = Set(text.matches(of: /(?:^|[\s,{\[:\-])&([^\s,\[\]{}]+)/).map(\.1))
    self.anchors = anchors
    let used = text.matches(of: /\*([^\s,\[\]{}]+)/).count { anchors.contains($0.1) }
    isHarmless = used <= Self.harmless
  }

  /// Whether a key of this line is, or holds, an alias, or may do so in the lines after it (`? `).
  func hasKey(_ line: Substring.UTF8View.SubSequence) -> Bool {
    if anchors.isEmpty { return false }
    let isExplicit = line.contains(63)
    guard isExplicit || (line.contains(42) && line.contains(58)) else { return false }
    var text = String(decoding: line, as: UTF8.self)
    if isHarmless { text = Self.withoutQuotes(text) }
    if isExplicit, text.contains(/(?:^|[\s,{\[])\?(?:\s|$)/) { return true }
    // `*a :` is a key, `*a` within a bracket that ends in `]:` is within one.
    return text.matches(of: /(?:^|[\s,{\[:\-])\*([^\s,\[\]{}]+)(?=(.*))/).contains { match in
      guard anchors.contains(match.1), match.2.contains(/^\s*:(?:\s|$)|[\]}]\s*:/) else { return false }
      return !isHarmless || Self.isStart(text[..<match.1.startIndex].dropLast())
    }
  }

  /// Whether a value or key may begin after this part of a line.
  private static func isStart(_ before: Substring) -> Bool {
    before.last { !$0.isWhitespace }.map { ",{[:-?".contains($0) } ?? true
  }

  /// A line with its quoted texts emptied and its comment gone.
  private static func withoutQuotes(_ line: String) -> String {
    var kept = ""
    var quote: Character?
    var isEscaped = false
    for character in line {
      if let open = quote {
        if character == open, !isEscaped { quote = nil }
        isEscaped = open == "\"" && character == "\\" && !isEscaped
      } else if character == "#", kept.last?.isWhitespace ?? true {
        return kept
      } else if character == "\"" || character == "'", isStart(kept[...]) {
        quote = character
        isEscaped = false
        kept.append("q")
      } else {
        kept.append(character)
      }
    }
    return kept
  }
}
