import Problems
import Testing

/// A wrong file, and what must be said about it at least.
struct WrongFile: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let line: Int
  let column: Int?
  /// Part of the message or of the help.
  let says: String
  let severity: Diagnostic.Severity
  /// How many messages the whole file gives.
  let messages: Int

  init(
    _ name: String, _ line: Int, _ column: Int? = nil, says: String, messages: Int = 1, _ text: String,
    severity: Diagnostic.Severity = .error
  ) {
    self.name = name
    self.text = text
    self.line = line
    self.column = column
    self.says = says
    self.severity = severity
    self.messages = messages
  }

  var testDescription: String { name }

  /// A wrong line in the place of one part of a sound file; the part starts in the line it stands in there.
  static func time(_ name: String, _ time: String, _ column: Int? = nil, says: String) -> WrongFile {
    WrongFile(name, 1, column, says: says, Sample.text(time: time))
  }
  static func deadline(
    _ name: String, _ law: String, _ column: Int? = nil, says: String, messages: Int = 1
  ) -> WrongFile {
    WrongFile(name, 2, column, says: says, messages: messages, Sample.text(deadline: law))
  }
  static func pools(
    _ name: String, _ pools: String, _ column: Int? = nil, says: String, messages: Int = 1
  ) -> WrongFile {
    WrongFile(name, 3, column, says: says, messages: messages, Sample.text(pools: pools))
  }
  static func chunks(
    _ name: String, _ chunks: String, _ column: Int? = nil, says: String, messages: Int = 1,
    isWarning: Bool = false
  ) -> WrongFile {
    WrongFile(
      name, 4, column, says: says, messages: messages, Sample.text(chunks: chunks),
      severity: isWarning ? .warning : .error)
  }
  /// Two pools, `field` and `lab`, and two chunks, `theory` and `survey`, with one more line.
  static func more(
    _ name: String, _ line: String, _ column: Int? = nil, says: String, messages: Int = 1,
    severity: Diagnostic.Severity = .error
  ) -> WrongFile {
    WrongFile(
      name, 5, column, says: says, messages: messages,
      Sample.text(
        pools: "{field: {headcount: 30}, lab: {headcount: 5}}",
        chunks: "{theory: {years: 5}, survey: {years: 2, pools: [field]}}", more: line), severity: severity)
  }
}
