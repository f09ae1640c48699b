import Foundation

/// One thing that is wrong, or worth a warning, in a problem file, with its place.
public struct Diagnostic: Sendable, Equatable, Codable {
  public enum Severity: String, Sendable, Codable { case error, warning }

  public var severity: Severity
  /// A short name of the kind of mistake, such as `unknown-key`.
  public var code: String
  /// JSON Pointer to the value.
  public var path: String
  /// From 1.
  public var line: Int
  /// In characters, from 1.
  public var column: Int
  /// Characters concerned, at least 1.
  public var length: Int
  public var message: String
  /// What to do about it.
  public var help: String?
}

/// The text of a file by lines, for showing places.
public struct SourceText: Sendable {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
  }

  /// A line, from 1; nil where there is none.
  public func line(_ number: Int) -> Substring? {
    lines.indices.contains(number - 1) ? lines[number - 1] : nil
  }
}

/// A problem that was read, with what is worth a warning.
public struct ProblemFile: Sendable {
  public let problem: Problem
  public let warnings: [Diagnostic]
  public let source: SourceText
}

/// A file that is wrong: all errors, and the warnings among them, ordered by place.
public struct InvalidProblem: Error, Sendable {
  public let diagnostics: [Diagnostic]
  public let source: SourceText
}

/// Diagnostics for people and for programs.
public enum DiagnosticText {
  /// `file:line:column: error: message`, the line with the place marked, and the help.
  public static func plain(_ diagnostics: [Diagnostic], source: SourceText, file: String) -> String {
    diagnostics.map { one in
      var text =
        "\(file):\(one.line):\(one.column): \(one.severity.rawValue): \(visible(one.message))\n"
      if let line = source.line(one.line), line.count <= 400 {
        let number = String(one.line)
        let margin = String(repeating: " ", count: max(0, 5 - number.count))
        text += "\(margin)\(number) | \(visible(line))\n"
        // Columns count code points, of which several may make one sign.
        let before = Substring(line.unicodeScalars.prefix(one.column - 1))
        let lead = before.map { $0 == "\t" ? "\t" : " " }.joined()
        let mark = "^" + String(repeating: "~", count: max(0, one.length - 1))
        text += "      | \(lead)\(mark)\n"
      }
      if let help = one.help { text += "  help: \(visible(help))\n" }
      return text
    }.joined()
  }

  /// With spaces for control characters: quoted from a file, they would break lines or steer a terminal.
  private static func visible(_ text: some StringProtocol) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control && scalar != "\t" ? " " : scalar)
    }
    return String(shown)
  }

  /// A JSON array of objects with file, severity, code, path, line, column, message, help.
  public static func json(_ diagnostics: [Diagnostic], file: String) -> String {
    json([(file: file, diagnostics: diagnostics)])
  }

  /// One array for several files.
  public static func json(_ files: [(file: String, diagnostics: [Diagnostic])]) -> String {
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
    return String(decoding: data, as: UTF8.self)
  }
}
