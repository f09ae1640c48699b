/// Why no law could be made of an export.
package enum UnusableForecast: Error, Sendable, Equatable {
  /// A file is not what it should be: which, where, and why, in words.
  case table(String, line: Int?, String)
  /// There is no such question; those of dates that there are.
  case noQuestion(String, dated: [Question])
  /// The question asks for something else than a date; those of dates that there are.
  case notADate(Question, type: String, dated: [Question])
  /// Nobody, or not this forecaster, forecast it; those who did.
  case noForecast(question: String, by: String?, known: [String])

  /// A question as messages name it.
  package struct Question: Sendable, Equatable {
    package let id: String
    package let title: String
  }

  /// Whether a file is wrong, and not what was asked of it.
  package var isOfFile: Bool { if case .table = self { true } else { false } }

  /// A sentence without its end, and what to do about it.
  package var words: String {
    switch self {
    case .table(let file, let line, let why):
      "\(file)\(line.map { ", line \($0): " } ?? " ")\(why)"
    case .noQuestion(let id, let dated): "there is no question \(id); \(Self.list(dated))"
    case .notADate(let question, let type, let dated):
      "question \(question.id) \(Self.quoted(question.title)) asks for \(Self.kinds[type] ?? "'\(type)'"), and a deadline"
        + " is a date; \(Self.list(dated))"
    case .noForecast(let question, let forecaster, let known):
      known.isEmpty
        ? "nobody forecast question \(question)"
        : "question \(question) has no \(forecaster.map { "forecast by '\($0)'" } ?? "forecast of all together");"
          + " choose with --forecaster among \(Self.told(known))"
    }
  }

  /// What other types of questions ask for.
  private static let kinds = [
    "binary": "yes or no", "multiple_choice": "one of several options", "numeric": "a number",
    "discrete": "a number", "conditional": "yes or no under a condition",
  ]

  /// So many names are read.
  private static let mostTold = 20

  private static func told(_ names: [String]) -> String {
    let rest = names.count - mostTold
    return names.prefix(mostTold).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func list(_ dated: [Question]) -> String {
    dated.isEmpty
      ? "none of the folder's questions asks for a date"
      : "questions that ask for a date: " + told(dated.map { "\($0.id) \(quoted($0.title))" })
  }

  /// The beginning of a title.
  private static func quoted(_ title: String) -> String {
    "'\(title.count > 60 ? title.prefix(59) + "…" : title[...])'"
  }
}
