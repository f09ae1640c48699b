extension WrongFile {
  /// Ten lines that stand for a billion values.
  private static let exploding =
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
      let before = level == 1 ? "*a" : "*l\(level - 1)"
      return "l\(level): &l\(level) [" + String(repeating: before + ", ", count: 9) + "x]\n"
    }.joined()

  /// Breaks that YAML knows besides the line feed: old Macs', next line, and Unicode's own two.
  private static let breaks = ["\r", "\u{85}", "\u{2028}", "\u{2029}"]

  /// What stands in the right place, and is seen at all, whatever ends the lines.
  static let lines: [WrongFile] = breaks.flatMap { end in
    let code = end.unicodeScalars.map(\.value)
    return [
      WrongFile(
        "an exploding alias as a key, lines by \(code)", 11, 1, says: "key",
        (exploding + "*l9 : 3\n").replacing("\n", with: end)),
      WrongFile(
        "an exploding alias as a key after a comment, lines by \(code)", 3, 1, says: "key",
        "# c\na: &a b\n*a : 3\n".replacing("\n", with: end)),
      WrongFile(
        "a bell, lines by \(code)", 2, 3, says: "control character", "time: 1\(end)a \u{7}b"),
      WrongFile(
        "equal keys, lines by \(code)", 2, 12, says: "twice",
        Sample.text(time: "{horizon: 20,\(end) start: 1, start: 2}")),
    ]
  }

  static let syntax: [WrongFile] = [
    WrongFile("empty", 1, 1, says: "empty", ""),
    WrongFile("only a comment", 1, 1, says: "empty", "# nothing yet\n"),
    WrongFile("only white space", 1, 1, says: "empty", "\n\n   \n"),
    WrongFile("a list at the top", 1, 1, says: "mapping", "- time\n- deadline\n"),
    WrongFile("a word at the top", 1, 1, says: "mapping", "hello"),
    WrongFile("a JSON list", 1, 1, says: "mapping", "[1, 2]"),
    WrongFile("an empty mapping", 1, 1, says: "time", messages: 4, "{}"),
    WrongFile("two documents", 2, says: "more than one document", "a: 1\n---\nb: 2\n"),
    WrongFile("open bracket", 2, says: "valid YAML", "time: {horizon: 20\ndeadline: 2040\n"),
    WrongFile("open bracket at the end", 1, 9, says: "valid YAML", "time: {s"),
    WrongFile("open bracket in the second line, at the end", 2, 3, says: "valid YAML", "time: {s\n🙂e"),
    WrongFile("open quote", 3, says: "valid YAML", "title: 'a\ndeadline: 2040\n"),
    WrongFile("a tab as indentation", 2, says: "valid YAML", "time:\n\thorizon: 20\n"),
    WrongFile("outdented half way", 3, says: "valid YAML", "time:\n    start: 2026\n  horizon: 20\n"),
    WrongFile("colon within a value", 2, says: "valid YAML", "deadline: 1\ntitle: a: b\n"),
    WrongFile("unknown alias", 1, says: "valid YAML", "time: *nowhere\n"),
    WrongFile("broken JSON", 2, says: "valid YAML", "{\"time\": {\"horizon\": 20},\n \"deadline\" 5\n"),
    WrongFile("a deadline alone", 1, 1, says: "chunks", messages: 3, "deadline: 2040\n"),
    WrongFile(
      "aliases that explode", 5, says: "10,000",
      exploding),
    WrongFile("an alias as a key", 2, says: "alias", "a: &a b\n*a : 3\n"),
    WrongFile("an exploding alias as a key", 11, says: "key", exploding + "*l9 : 3\n"),
    WrongFile("an exploding alias as a spelt-out key", 11, says: "key", exploding + "? *l9\n: 3\n"),
    WrongFile("an exploding alias within a key", 11, says: "key", exploding + "[a, *l9]: 3\n"),
    WrongFile("an exploding alias within a key below", 11, says: "key", exploding + "?\n  - *l9\n: 3\n"),
    WrongFile("an exploding alias within a key in braces", 11, says: "key", exploding + "x: {{a: *l9}: 3}\n"),
    WrongFile(
      "brackets 20,000 deep", 2, says: "deep", "time: 1\nx: " + String(repeating: "[", count: 20_000)),
    WrongFile(
      "closed brackets 20,000 deep", 2, says: "deep",
      "time: 1\nx: " + String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000)),
    WrongFile("mappings 20,000 deep", 1, says: "deep", String(repeating: "{a: ", count: 20_000)),
    WrongFile("JSON 20,000 deep", 1, says: "deep", String(repeating: "{\"a\":", count: 20_000)),
    WrongFile("dashes 20,000 deep", 2, says: "deep", "x:\n" + String(repeating: "- ", count: 20_000) + "a"),
    WrongFile(
      "dashes 20,000 deep after a bracket in a text", 3, says: "nest",
      "notes: as in [1\nx:\n" + String(repeating: "- ", count: 20_000) + "a"),
    WrongFile(
      "dashes 20,000 deep after a bracket in a block", 4, says: "nest",
      "notes: |\n  as in [1\nx:\n" + String(repeating: "- ", count: 20_000) + "a"),
    WrongFile(
      "question marks 20,000 deep", 2, says: "deep", "x:\n" + String(repeating: "? ", count: 20_000) + "a"),
    WrongFile(
      "blocks 2,000 deep", 1001, says: "deep",
      (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
    WrongFile(
      "nesting 101 deep", 2, says: "100 deep",
      "time: {horizon: 20}\nx: " + String(repeating: "[", count: 101) + String(repeating: "]", count: 101)),
    WrongFile(
      "a bell behind more than is shown of a file", 3, 2, says: "control character",
      "# \(String(repeating: "x", count: 1_100_000))\n\n \u{7}"),
    WrongFile("a bell", 2, says: "control character", "time: {horizon: 20}\ntitle: \u{7}\n"),
  ]

  /// A problem whose limits are broken; each ends in one error.
  static let limits: [WrongFile] = [
    WrongFile(
      "10,001 chunks", 4, 1, says: "10,000",
      Sample.text(chunks: "{" + (0...10_000).map { "c\($0): {years: 1}" }.joined(separator: ", ") + "}")),
    WrongFile(
      "10,001 pools", 3, 1, says: "10,000",
      Sample.text(
        pools: "{" + (0...10_000).map { "c\($0): {headcount: 1}" }.joined(separator: ", ") + "}")),
    WrongFile(
      "4,004,001 pairs", 4, 1, says: "4004001 pairs",
      Sample.text(
        pools: "{" + (0..<2001).map { "p\($0): {headcount: 1}" }.joined(separator: ", ") + "}",
        chunks: "{" + (0..<2001).map { "c\($0): {years: 1}" }.joined(separator: ", ") + "}")),
  ]
}
