import Foundation

/// Diagnostics as text for people, and as JSON for programs.
package enum DiagnosticText {
  /// More messages than this nobody reads; the rest is counted.
  static let mostShown = 100
  /// Lines up to so many characters are shown whole; of longer ones what is around the place.
  static let widestLine = 200
  /// Lines beyond so many bytes are not shown at all: to find the place in one would take long.
  static let longestLine = 100_000

  /// `file:line:column: error: message`, the line with the place marked, and the help.
  ///
  /// - Parameter omitted: how many more there were than are given.
  package static func plain(
    _ diagnostics: [Diagnostic], source: SourceText, file: String, omitted: Int = 0
  ) -> String {
    let name = file.shown
    let shown = mostTelling(diagnostics)
    var text = shown.map { plain($0, source: source, name) }.joined()
    // Those that were not kept, and those that are not shown.
    let more = omitted + diagnostics.count - shown.count
    if more > 0 {
      text += "\(name): and \(more) more (`sidereal check --format json` gives them as data)\n"
    }
    return text
  }

  /// `file:line:column: error: message` of each error, a line each; as many as are shown.
  package static func lines(_ diagnostics: [Diagnostic], file: String) -> [String] {
    mostTelling(diagnostics.filter { $0.severity == .error })
      .map { "\(file.shown):\($0.line):\($0.column): \($0.severity.rawValue): \($0.message.shown)" }
  }

  /// The diagnostics that are shown where there are too many: errors before warnings, in their order all the
  /// same.
  private static func mostTelling(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > mostShown else { return diagnostics }
    let errors = diagnostics.indices.filter { diagnostics[$0].severity == .error }
    let warnings = diagnostics.indices.filter { diagnostics[$0].severity == .warning }
    return (errors + warnings).prefix(mostShown).sorted().map { diagnostics[$0] }
  }

  /// One diagnostic in the form that editors jump to.
  private static func plain(_ one: Diagnostic, source: SourceText, _ file: String) -> String {
    var text = "\(file):\(one.line):\(one.column): \(one.severity.rawValue): \(one.message.shown)\n"
    if let length = source.length(ofLine: one.line), length <= longestLine,
      let line = source.line(one.line)
    {
      text += excerpt(Array(line.unicodeScalars), one)
    }
    if let help = one.help { text += "  help: \(help.shown)\n" }
    return text
  }

  /// The line, or of a long one what lies around the place, with a mark below. Columns count code points, of
  /// which several may make one sign.
  private static func excerpt(_ line: [Unicode.Scalar], _ one: Diagnostic) -> String {
    let column = min(one.column - 1, line.count)
    var range = line.startIndex..<line.endIndex
    // A third of what is shown lies before the place.
    if line.count > widestLine {
      let start = max(0, min(column - widestLine / 3, line.count - widestLine))
      range = start..<min(line.count, start + widestLine)
    }
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(line[range])) }
    let (before, after) = (range.lowerBound > 0 ? "…" : "", range.upperBound < line.count ? "…" : "")
    let number = String(one.line)
    let margin = String(repeating: " ", count: max(0, 5 - number.count))
    let lead = before.map { _ in " " }.joined() + blank(text(range.lowerBound..<column))
    // A mark does not reach beyond what is shown of the line.
    let width = max(1, min(one.length, range.upperBound - column))
    let mark = "^" + String(repeating: "~", count: width - 1)
    return "\(margin)\(number) | \(before)\(withTabs(text(range)))\(after)\n      | \(lead)\(mark)\n"
  }

  /// Text with tabs as they are, so that what stands below has the same width.
  private static func withTabs(_ text: String) -> String {
    text.split(separator: "\t", omittingEmptySubsequences: false).map(\.shown).joined(separator: "\t")
  }

  /// White space as wide as a text.
  private static func blank(_ text: String) -> String {
    withTabs(text).map { $0 == "\t" ? "\t" : " " }.joined()
  }

  /// A JSON array of objects with file, severity, code, path, line, column, message, help.
  package static func json(_ diagnostics: [Diagnostic], file: String) -> String {
    json([(file: file, diagnostics: diagnostics)])
  }

  /// One array for several files.
  package static func json(_ files: [(file: String, diagnostics: [Diagnostic])]) -> String {
    struct Row: Encodable {
      let file, severity, code, path: String
      let line, column: Int
      let message: String
      let help: String?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let rows = files.flatMap { file, diagnostics in
      diagnostics.map {
        Row(
          file: file, severity: $0.severity.rawValue, code: $0.code, path: $0.path, line: $0.line,
          column: $0.column, message: $0.message, help: $0.help)
      }
    }
    guard !rows.isEmpty, let data = try? encoder.encode(rows) else { return "[]" }
    return escaped(String(decoding: data, as: UTF8.self))
  }

  /// JSON with escapes for what steers a terminal and the encoder leaves as it is; such characters stand in
  /// texts only.
  private static func escaped(_ json: String) -> String {
    let lines = json.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line in
      // Nearly every line is as it may be.
      guard line.shown != line else { return String(line) }
      return line.unicodeScalars.map { scalar in
        let text = String(Character(scalar))
        guard text.shown != text else { return text }
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }.joined(separator: "\n")
  }
}
