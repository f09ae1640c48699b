/// Why a file is no result that a report can be made of.
package enum WrongResult: Error, Sendable, Equatable, CustomStringConvertible {
  /// The bytes are no JSON; the reason is empty or stands after a colon.
  case notJSON(String)
  /// It is JSON, and none of the kinds of results.
  case noResult(String)
  /// A value that is none of its kind, by its path in the file.
  case wrongValue(path: String, found: String, wanted: String)
  /// A member without which nothing can be told.
  case missing(String)

  /// One sentence, without its end.
  package var description: String {
    switch self {
    case .notJSON(let reason): "it is no result: it is no JSON\(reason)"
    case .noResult(let what):
      "it is no result: it is \(what), and should be what solve, ladder, value or simulate print with --json,"
        + " or lines of a sweep"
    case .wrongValue(let path, let found, let wanted): "'\(path)' is \(found), and should be \(wanted)"
    case .missing(let path): "'\(path)' is missing"
    }
  }
}
