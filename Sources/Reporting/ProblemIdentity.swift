/// Which file a report is about.
package struct ProblemIdentity: Sendable, Equatable {
  package var title: String?
  /// As it was given.
  package var file: String
  package var sha256: String

  package init(title: String?, file: String, sha256: String) {
    self.title = title
    self.file = file
    self.sha256 = sha256
  }

  var jsonValue: JSONValue {
    .object([
      ("title", title.map(JSONValue.string) ?? .null), ("file", .string(file)), ("sha256", .string(sha256)),
    ])
  }
}
