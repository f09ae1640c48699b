/// A diagnostic: one thing that is wrong, or worth a warning, in a problem file, with its place.
public struct Diagnostic: Sendable, Equatable, Codable {
  /// A file with an error is refused, one with a warning is not.
  public enum Severity: String, Sendable, Codable { case error, warning }

  /// How bad it is.
  public var severity: Severity
  /// A short name of the kind of mistake, such as `unknown-key`.
  public var code: String
  /// JSON Pointer to the value.
  public var path: String
  /// Line and column of its first character, from 1, and how many characters are concerned, at least 1.
  public var line, column, length: Int
  /// What is wrong, in one sentence.
  public var message: String
  /// What to do about it.
  public var help: String?
}

/// A problem file that was read, with what is worth a warning.
package struct ProblemFile: Sendable {
  package var problem: Problem
  /// In the order of the file.
  package let warnings: [Diagnostic]
  /// For showing lines.
  package let source: SourceText
  /// Paths of the tables that it names.
  package let tables: [String]
  let noted: ProblemNumbers
  /// Numbers that stand in the file itself, in its order; worked out anew each time.
  package var numbers: [StatedNumber] { noted.stated(in: source) }
}

/// The error of reading: a file that is wrong, with all errors, and the warnings among them, ordered by
/// place.
public struct InvalidProblem: Error, Sendable {
  /// Ordered by place; at least one is an error.
  public let diagnostics: [Diagnostic]
  /// How many more there were, of which nothing but their number is kept.
  public let omitted: Int
  package let source: SourceText
  /// Paths of the tables that the file names, as far as it was read.
  package let tables: [String]
  let noted: ProblemNumbers
  /// Numbers that stand in the file itself and are sound, in its order; worked out anew each time.
  package var numbers: [StatedNumber] { noted.stated(in: source) }
}
