/// What a request asks for.
enum Route: Equatable, Sendable {
  /// A file of the page by its name, one of those that the server has.
  case file(String)
  /// The style sheet of reports.
  case reportStyle
  /// What the page begins with: the served file, examples.
  case start
  /// A question that a worker answers.
  case question(Question)

  /// What can be asked; the raw value is the last part of the address, and what the worker is told.
  enum Question: String, CaseIterable, Sendable {
    case check, solve, ladder, value, report

    /// Whether it looks for plans, which takes all processors.
    var isSearch: Bool { [.solve, .ladder, .value].contains(self) }
  }
}
