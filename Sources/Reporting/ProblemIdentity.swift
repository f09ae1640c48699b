/// Which file a report is about.
package struct ProblemIdentity: Sendable, Equatable {
  /// As its author wrote it; nil: none.
  package var title: String?
  /// As it was given.
  package var file: String
  /// Of the bytes of the file alone, without those that it refers to.
  package var sha256: String

  package init(title: String?, file: String, sha256: String) {
    self.title = title
    self.file = file
    self.sha256 = sha256
  }

  /// The member `problem` of every result.
  var jsonValue: JSONValue {
    .object([
      ("title", title.map(JSONValue.string) ?? .null), ("file", .string(file)), ("sha256", .string(sha256)),
    ])
  }
}
