import Problems

/// Keys of problem files explained: all of them in a list, or one with what may stand there.
package struct ReferenceText {
  /// Columns of the terminal.
  private let width: Int
  /// Emphasis.
  private let style: TextStyle

  package init(in space: TextSpace, isColoured: Bool = false) {
    width = space.width
    style = TextStyle(isColoured: isColoured, space: space)
  }

  /// Keys with a sentence each; a name that leaves no room beside it has its sentence below.
  ///
  /// The whole list is looked through for a word that one half remembers, so each key has its full path, and is found by `grep`.
  package func list(_ keys: [ProblemKey]) -> String {
    let longest = keys.map(\.name.count).max() ?? 0
    // Half of the width is left for sentences: names of nested keys may be longer than they.
    let column = min(longest, width / 2) + 2
    return keys.map { key in
      let name = key.name.count + 2 > column ? key.name + "\n" : Self.padded(key.name, to: column)
      let sentence = TextLayout.wrapped(key.sentence, width: width, indent: column, hanging: column)
      return name + (name.hasSuffix("\n") ? sentence : String(sentence.dropFirst(column)))
    }.joined()
  }

  /// What a key is for, what may stand there, what it is where it is left out, an example, and what it holds.
  package func text(of key: ProblemKey) -> String {
    let parts = ProblemReference.parts(of: key)
    var text =
      style.heading(key.name) + "\n"
      + TextLayout.wrapped(key.description, width: width, indent: 2, hanging: 2)
    text += "\n"
    // Keys that only hold others have no values; a table of nothing would look like a mistake.
    if !key.values.isEmpty { text += entry("value", key.values) }
    text += entry("left out", [leftOut(key)].compactMap { $0 })
    if let example = key.examples.first { text += lines("example", Self.yaml(example)) }
    for example in key.examples.dropFirst() { text += lines("or", Self.yaml(example)) }
    guard !parts.isEmpty else { return text }
    return text + "\n" + list(parts)
  }

  /// What becomes of a key that is not there; nil where its own description says so.
  private func leftOut(_ key: ProblemKey) -> String? {
    if key.isNeeded { return "It is needed." }
    return key.usual.map { $0.yaml }
  }

  /// Columns that words such as "example" take.
  private static let margin = 12

  /// A word, and sentences beside it; what does not fit on a line hangs below, so that one sees where the next begins.
  private func entry(_ word: String, _ sentences: [String]) -> String {
    lines(
      word,
      sentences.flatMap { sentence in
        TextLayout.wrapped(sentence, width: width - Self.margin, hanging: 2).split(separator: "\n").map(
          String.init)
      })
  }

  /// A word, and lines beside it that are not broken.
  private func lines(_ word: String, _ lines: [String]) -> String {
    lines.enumerated().map { place, line in
      Self.padded("  " + (place == 0 ? word : ""), to: Self.margin) + line + "\n"
    }.joined()
  }

  /// Blanks behind a text, up to a column.
  private static func padded(_ text: String, to column: Int) -> String {
    text + String(repeating: " ", count: max(0, column - text.count))
  }

  /// An example as it stands in a file, key below key.
  ///
  /// Indented as in the documentation, so that it may be copied; only the value itself is on one line.
  private static func yaml(_ example: ProblemKey.Example) -> [String] {
    example.path.enumerated().map { place, key in
      let isLast = place == example.path.count - 1
      return String(repeating: "  ", count: place) + key + ":" + (isLast ? " " + example.value.yaml : "")
    }
  }
}
