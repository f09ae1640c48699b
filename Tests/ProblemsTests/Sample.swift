import Problems

/// Text of small problem files for tests, and reading them.
enum Sample {
  /// A sound file; `deadline`, `pools` and `chunks` can be put in its place, and more keys added.
  static func text(
    time: String = "{start: 2026, horizon: 20}", deadline: String = "2040",
    pools: String = "{field: {headcount: 30}}", chunks: String = "{theory: {years: 5}}", more: String = ""
  ) -> String {
    """
    time: \(time)
    deadline: \(deadline)
    pools: \(pools)
    chunks: \(chunks)

    """ + more
  }

  /// The first example of the documentation: the essay's toy model.
  static let toy = """
    title: Toy model
    time: {start: 2026, horizon: 40}
    deadline: 2052
    pools:
      researchers: {headcount: 184}
    chunks:
      observation: {count: 180, years: 5}
      theory:      {count: 4, years: 25}
    """

  static func read(_ text: String, directory: String = ".") throws(InvalidProblem) -> ProblemFile {
    try ProblemReader.read(Array(text.utf8), directory: directory)
  }

  static func problem(_ text: String, directory: String = ".") throws(InvalidProblem) -> Problem {
    try read(text, directory: directory).problem
  }

  /// What is wrong with a file; empty where nothing is.
  static func errors(_ bytes: [UInt8], directory: String = ".") -> [Diagnostic] {
    do throws(InvalidProblem) {
      _ = try ProblemReader.read(bytes, directory: directory)
      return []
    } catch {
      return error.diagnostics
    }
  }

  static func errors(_ text: String, directory: String = ".") -> [Diagnostic] {
    errors(Array(text.utf8), directory: directory)
  }
}
