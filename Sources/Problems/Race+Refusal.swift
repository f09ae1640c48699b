/// What is said of a race whose rival's plan would be too much work: only those who plan for it find that out.
extension InvalidProblem {
  /// The refusal of a file for the rival in it, at the first line that states a race.
  package init(raceTooLargeIn file: ProblemFile) {
    let fault = Fault.rivalTooLarge
    // Places are gone by now; a file has few races, and the first is as good a place as any.
    var (number, column) = (1, 1)
    var line = 1
    while let text = file.source.line(line) {
      if let found = text.range(of: "race") {
        (number, column) = (line, text.distance(from: text.startIndex, to: found.lowerBound) + 1)
        break
      }
      line += 1
    }
    self.init(
      diagnostics: file.warnings + [
        Diagnostic(
          severity: .error, code: fault.code, path: "/deadline", line: number, column: column,
          length: "race".count, message: fault.message, help: fault.help)
      ], omitted: 0, source: file.source, tables: file.tables, noted: file.noted)
  }
}

extension UnsoundProblem {
  /// The same for a problem put together in Swift.
  package static var rivalTooLarge: UnsoundProblem {
    UnsoundProblem(flaws: [
      Flaw(place: .deadline, kind: .value("work for the rival's plan", .infinity, "far less"))
    ])
  }
}
