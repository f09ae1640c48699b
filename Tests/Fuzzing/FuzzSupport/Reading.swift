import Problems

/// What came of reading a problem: the problem, or what is wrong with it.
package struct Reading: Equatable {
  /// Nil: the file is wrong.
  package let problem: Problem?
  /// Errors and warnings.
  package let diagnostics: [Diagnostic]

  /// Reads, and looks at every place that is named, and at every text that is made of it.
  package init(_ bytes: [UInt8], directory: String, overrides: [Override] = []) {
    let source: SourceText
    do throws(InvalidProblem) {
      let file = try ProblemReader.read(bytes, directory: directory, overrides: overrides)
      (problem, diagnostics, source) = (file.problem, file.warnings, file.source)
    } catch {
      (problem, diagnostics, source) = (nil, error.diagnostics, error.source)
      must(diagnostics.contains { $0.severity == .error }, "refused without an error")
    }
    for one in diagnostics { Self.look(at: one, in: source) }
    _ = DiagnosticText.plain(diagnostics, source: source, file: "x.yaml")
    _ = DiagnosticText.json(diagnostics, file: "x.yaml")
  }

  /// Every place lies within the text, and every mistake is said in words.
  private static func look(at one: Diagnostic, in source: SourceText) {
    guard let line = source.line(one.line) else { return must(false, "no such line: \(one)") }
    must(one.column >= 1 && one.column <= line.unicodeScalars.count + 1, "no such column: \(one)")
    must(one.length >= 1 && !one.message.isEmpty && !one.code.isEmpty, "says nothing: \(one)")
    must(one.path.isEmpty || one.path.hasPrefix("/"), "no path: \(one)")
  }
}
