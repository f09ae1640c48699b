import Files
import Foundation
import Reporting

/// A record: what is kept of one job, as JSON whose last member is a digest of all before it.
///
/// A record is whole where that digest fits, whatever happened to the disk; and it is the one looked for where its key is
/// that of its name.
package enum StoredRecord {
  /// What begins the last member.
  private static let seal = ",\n  \"digest\": \""
  /// What follows the digest.
  private static let end = "\"\n}\n"

  /// The text of a record.
  ///
  /// - Parameters:
  ///   - result: as `solve --json` prints it; nil: there is none.
  ///   - details: more about what went wrong, a line each.
  package static func text(
    _ row: BatchRow, options: JobOptions, version: String, result: JSONValue?, details: [String] = []
  ) -> String {
    let asked: [(key: String, value: JSONValue)] = [
      ("gap", .number(options.gap)), ("timeLimit", .optional(options.timeLimit)),
      ("memoryLimit", options.memoryLimit.map(JSONValue.integer) ?? .null),
      ("allocators", .array(options.allocators.map(JSONValue.string))), ("seed", .natural(options.seed)),
    ]
    let value = JSONValue.object([
      ("sidereal", .string(version)), ("key", .string(row.key)), ("row", row.storedValue),
      ("options", .object(asked)), ("details", .array(details.map(JSONValue.string))),
      ("result", result ?? .null),
    ])
    let body = JSONText.text(value).dropLast("\n}\n".count)
    return body + seal + Digest.hex(body.utf8) + end
  }

  /// What a record holds, as far as a summary needs it.
  package struct Contents: Sendable, Decodable {
    package var key: String
    package var row: BatchRow
    package var options: JobOptions
    /// Of a solved problem.
    package var result: Result?

    package struct Result: Sendable, Decodable {
      package var problem: Problem
      package struct Problem: Sendable, Decodable { package var title: String? }
    }
  }

  /// The contents of a record that is whole; nil: it is not.
  package static func read(_ bytes: [UInt8]) -> Contents? {
    guard isWhole(bytes) else { return nil }
    return try? JSONDecoder().decode(Contents.self, from: Data(bytes))
  }

  /// Whether the digest at the end fits.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let tail = seal.utf8.count + Digest.length + end.utf8.count
    guard bytes.count > tail else { return false }
    let body = bytes.dropLast(tail)
    return bytes.suffix(tail).elementsEqual((seal + Digest.hex(body) + end).utf8)
  }
}

extension BatchRow {
  /// With the names of its properties, as it is read back.
  fileprivate var storedValue: JSONValue {
    .object([
      ("job", job.storedValue),
      ("status", .string(status.rawValue)), ("chance", .optional(chance)), ("bound", .optional(bound)),
      ("bestNaive", .optional(bestNaive)), ("loss", .optional(loss)), ("seconds", .optional(seconds)),
      ("error", .optional(error)), ("key", .string(key)),
    ])
  }
}

extension BatchJob {
  /// With the names of its properties, as it is read back.
  var storedValue: JSONValue {
    let values = overrides.map { JSONValue.object([("key", .string($0.key)), ("value", .string($0.value))]) }
    return .object([("file", .string(file)), ("overrides", .array(values))])
  }
}
