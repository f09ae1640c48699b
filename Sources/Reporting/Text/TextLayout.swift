import Problems

/// Emphasis on a terminal, or none, and how much room there is.
struct TextStyle: Sendable {
  /// Whether escapes may be written at all.
  var isColoured: Bool
  /// Nil: the width that a text is made for decides alone.
  var space: TextSpace?

  /// Bold: where a part begins.
  func heading(_ text: String) -> String { wrap(text, "1") }
  /// Bold and green: what is proven.
  func good(_ text: String) -> String { wrap(text, "1;32") }
  /// Bold and yellow: what is less than was asked for.
  func warning(_ text: String) -> String { wrap(text, "1;33") }
  /// Titles of columns.
  func faint(_ text: String) -> String { wrap(text, "2") }

  /// Between escapes. What the text itself brings of these is made harmless first: names come from files.
  private func wrap(_ text: String, _ code: String) -> String {
    let text = text.shown
    return isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Text in columns of a terminal.
enum TextLayout {
  /// Names in a sentence: a list of hundreds helps nobody, and JSON has them all.
  static let mostNames = 8

  /// A line of words and names; nothing where there are none.
  ///
  /// - Parameter most: names; of more the number is told.
  static func sentence(_ words: String, _ names: [String], most: Int = mostNames, width: Int) -> String {
    if names.isEmpty { return "" }
    let more = names.count - most
    let list = names.prefix(most).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return wrapped(words + list, width: width, indent: 2, hanging: 4)
  }

  /// Names that a list keeps even where they take more than a line.
  private static let fewestNames = 3

  /// A list with as many names as one line has room for: for lists that nobody reads to their end.
  ///
  /// - Parameter text: the list with so many names.
  static func oneLine(most: Int = mostNames, _ text: (_ names: Int) -> String) -> String {
    let fewest = min(fewestNames, most)
    // The longest first.
    return (fewest...most).reversed().lazy.map(text).first { !$0.dropLast().contains("\n") } ?? text(fewest)
  }

  /// Columns that a text takes: two for most of the East Asian characters and pictures.
  static func width(_ text: String) -> Int { text.reduce(0) { $0 + width($1) } }

  /// Columns of one character; accents that belong to it take none.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    let isWide = wide.contains { $0.contains(scalar.value) }
    return isWide ? 2 : 1
  }

  /// Blocks of wide characters (Unicode Standard Annex 11), roughly: text is laid out, not judged.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]

  /// Sentences, each with a dash before it.
  static func list(_ lines: [String], width: Int) -> String {
    lines.map { wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }

  /// Shortened from the end with an ellipsis.
  static func elided(_ text: String, width limit: Int) -> String {
    guard width(text) > limit else { return text }
    var kept = ""
    var used = 1
    for character in text {
      used += width(character)
      if used > limit { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// As much of some letters as fits.
  static func prefix(_ letters: [Character], width limit: Int) -> [Character] {
    var used = 0
    return Array(
      letters.prefix { letter in
        used += width(letter)
        return used <= limit
      })
  }

  /// Stands for a space at which no line may break.
  private static let glue: Character = "\u{A0}"

  /// The words of a text; a percent sign stays with its number.
  private static func glued(_ text: String) -> [Substring] {
    text.split(separator: " ").reduce(into: []) { words, word in
      if word.hasPrefix("%"), let last = words.popLast() {
        words.append(last + "\(glue)" + word)
      } else {
        words.append(word)
      }
    }
  }

  /// Lines of at most `width` columns, broken between words; a longer word is broken where it must be.
  static func wrapped(_ text: String, width limit: Int, indent: Int = 0, hanging: Int? = nil) -> String {
    var lines: [String] = []
    var line = String(repeating: " ", count: indent)
    var isEmpty = true
    /// Ends a line.
    func next() {
      lines.append(line)
      line = String(repeating: " ", count: hanging ?? indent)
      isEmpty = true
    }
    // Greedy: as many words on a line as fit. A word that is wider than a line is broken where the line ends.
    for word in glued(text.shown) {
      if !isEmpty, width(line) + 1 + width(String(word)) > limit { next() }
      if !isEmpty { line += " " }
      isEmpty = false
      for character in word {
        if width(line) + width(character) > limit, width(line) > (hanging ?? indent) { next() }
        line.append(character == glue ? " " : character)
        isEmpty = false
      }
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }
}
