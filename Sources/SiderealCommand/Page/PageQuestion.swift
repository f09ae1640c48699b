import Problems
import Sidereal

/// What the page asks about one problem text: a line of JSON on standard input.
struct ProblemQuestion: Decodable {
  /// What the file is called.
  var name: String?
  /// The problem, YAML or JSON.
  var text: String
  /// Absolute, on the chance; nil: as on the command line.
  var gap: Double?
  /// Seconds; nil: as many as the page ever gives.
  var timeLimit: Double?

  /// Seconds for one question: nobody sits before a page for longer, and longer work is for the command line.
  static let mostSeconds = 3600.0

  /// Options of a search with what was asked for, kept within their ranges.
  var options: SearchOptions {
    var options = SearchOptions()
    if let gap, (0...1).contains(gap) { options.gap = gap }
    let seconds = timeLimit.flatMap { $0 >= 0 ? $0 : nil } ?? Self.mostSeconds
    options.timeLimit = min(seconds, Self.mostSeconds)
    return options
  }
}

/// A report that the page asks for, of results that it has.
struct ReportQuestion: Decodable {
  /// A result with what it is to be called.
  struct Source: Decodable {
    var name: String
    /// JSON, as `solve --json` prints it.
    var text: String
  }

  /// One, or several to stand side by side.
  var results: [Source]
  /// Whether the whole file is wanted, to be kept; else its sections, to be shown within a page.
  var whole: Bool?
}

/// What the page is told, a line of JSON with one key each: `waiting` and `alive` come from the server, these from a worker.
struct PageWord: Encodable {
  /// What the program is busy with from now on.
  var stage: String?
  var progress: Progress?
  var checked: Checked?
  var wrong: Wrong?
  var answer: Answer?
  var report: Report?
  var furniture: Furniture?
  var failed: Failed?

  /// How far a search is.
  struct Progress: Encodable { let chance, bound: Double }

  /// What was found in a text.
  struct Checked: Encodable {
    let isSound: Bool
    let title: String?
    let diagnostics: [Diagnostic]
    /// How many more there are.
    let omitted: Int
    /// Those that can be moved.
    let numbers: [StatedNumber]
  }

  /// Why a text was not worked on.
  struct Wrong: Encodable {
    let diagnostics: [Diagnostic]
    let omitted: Int
  }

  /// A result, and what the page shows of it.
  struct Answer: Encodable {
    /// JSON, as the command prints it.
    let result: String
    /// Sections of the report.
    let html: String
  }

  struct Report: Encodable { let html: String }

  /// What does not depend on a problem.
  struct Furniture: Encodable {
    let version: String
    /// The style sheet of reports.
    let style: String
    /// What `init` prints.
    let starter: String
  }

  /// Nothing came of it.
  struct Failed: Encodable {
    /// A sentence.
    let reason: String
  }
}
