/// The head of every result: which problem it is about, and how the work on it ended.
package struct ResultHead: Sendable, Equatable {
  /// Nil where the file states none, or the result does not say.
  package var title: String?
  /// As it was given to the command.
  package var file: String?
  /// Of the bytes of the file.
  package var sha256: String?
  /// Of the product that wrote it.
  package var version: String?
  /// Optimal where the result does not say.
  package var status: Ending

  /// How a search ended.
  package enum Ending: String, Sendable { case optimal, limit, interrupted }

  /// - Throws: a value that is no text, or a status that there is not.
  init(_ result: ResultCursor) throws(WrongResult) {
    let problem = result["problem"]
    title = try problem["title"].given?.text()
    file = try problem["file"].given?.text()
    sha256 = try problem["sha256"].given?.text()
    version = try result["sidereal"].given?.text()
    let word = try result["status"].given?.text() ?? Ending.optimal.rawValue
    guard let ending = Ending(rawValue: word) else {
      throw result["status"].wrong("optimal, limit or interrupted")
    }
    status = ending
  }

  /// What a report calls the problem.
  package var name: String { title ?? file?.split(separator: "/").last.map(String.init) ?? "A result" }
}
