import Foundation
import Sidereal
import Testing

/// The problem files of the package, and what is known about them.
enum Library {
  /// What somebody else says about a file.
  struct KnownAnswer: Decodable, Sendable {
    var chance: Double
    /// Absolute.
    var tolerance: Double
    /// To solve it with.
    var gap: Double
    /// Chances of naive allocators, by name.
    var naive: [String: Double]?
    var source: String
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Problems").resolvingSymlinksInPath()

  /// Paths below the root, in order.
  static let files: [String] =
    (FileManager.default.subpaths(atPath: root.path) ?? [])
    .filter { $0.hasSuffix(".yaml") }
    .sorted()

  static func answers() throws -> [String: KnownAnswer] {
    try JSONDecoder().decode(
      [String: KnownAnswer].self, from: Data(contentsOf: root.appendingPathComponent("answers.json")))
  }

  /// Files with an answer.
  static let answered: [String] = ((try? answers()) ?? [:]).keys.sorted()

  static func study(_ file: String) throws -> Study {
    let place = root.appendingPathComponent(file)
    return try Study(
      bytes: Array(Data(contentsOf: place)), name: file, directory: place.deletingLastPathComponent().path)
  }
}
