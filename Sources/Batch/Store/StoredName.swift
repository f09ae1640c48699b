import Foundation
import Problems
import Reporting

/// Another name of a problem that is done: a file with the same bytes, solved once.
package struct StoredName: Sendable, Codable, Hashable {
  /// Of the record.
  package var key: String
  package var file: String
  /// Keys and values, in order.
  package var overrides: [[String]]

  init(key: String, job: BatchJob) {
    (self.key, file) = (key, job.file)
    overrides = job.overrides.map { [$0.key, $0.value] }
  }

  /// Nil: the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard let name = try? JSONDecoder().decode(StoredName.self, from: Data(bytes)) else { return nil }
    self = name
  }

  var text: String {
    JSONText.text(
      .object([
        ("key", .string(key)), ("file", .string(file)),
        ("overrides", .array(overrides.map { .array($0.map(JSONValue.string)) })),
      ]))
  }
}
