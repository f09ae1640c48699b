extension Diagnostic {
  /// A file that cannot be read at all, at its beginning.
  ///
  /// - Parameter reason: the system's.
  package static func unreadable(reason: String) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "unreadable-file", path: "", line: 1, column: 1, length: 1,
      message: "the file cannot be read: \(reason)", help: nil)
  }
}
