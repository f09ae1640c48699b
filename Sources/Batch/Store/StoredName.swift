import Foundation
import Reporting

/// Another name of a problem that is done: a file with the same bytes, solved once.
package struct StoredName: Sendable, Codable, Hashable {
  /// Of the record.
  package var key: String
  /// With its own name, and values to the same effect.
  package var job: BatchJob

  init(key: String, job: BatchJob) { (self.key, self.job) = (key, job) }

  /// Nil: the bytes are none.
  init?(_ bytes: [UInt8]) {
    guard let name = try? JSONDecoder().decode(StoredName.self, from: Data(bytes)) else { return nil }
    self = name
  }

  var text: String { JSONText.text(.object([("key", .string(key)), ("job", job.storedValue)])) }
}
