/// A key of problem files, with what the schema says of it.
package struct ProblemKey: Sendable, Equatable {
  /// From the top of the file; `NAME` stands for a name that the author gives.
  package let path: [String]
  /// What it is for: a sentence or a few.
  package let description: String
  /// Whether it must be there where what holds it is.
  package let isNeeded: Bool
  /// What it is where it is left out, if that is a value.
  package let usual: SchemaNode?
  /// What may stand there, one kind of value each; empty where it only holds other keys.
  package let values: [String]
  /// How it may be written: its own examples, or one of the nearest key that holds it.
  package let examples: [Example]
  /// A key that holds the same; nil where it holds what no other does.
  package let likeness: [String]?

  /// A value at a key.
  package struct Example: Sendable, Equatable {
    /// With names in place of `NAME`.
    package let path: [String]
    package let value: SchemaNode
  }

  /// What stands for a name that the author gives.
  static let placeholder = "NAME"

  /// With dots between.
  package var name: String { path.joined(separator: ".") }

  /// The same without names: `pools.correct`.
  var shortName: String { Self.short(path).joined(separator: ".") }

  /// The first of its sentences, for lists.
  package var sentence: String {
    description.firstRange(of: ". ").map { description[..<$0.lowerBound] + "." } ?? description
  }

  static func short(_ path: some Sequence<String>) -> [String] { path.filter { $0 != placeholder } }

  /// A path as an author might have it: each name after what it is a name of.
  static func example(_ path: [String]) -> [String] {
    path.indices.map { place in
      guard path[place] == placeholder, place > 0 else { return path[place] }
      return names[path[place - 1]] ?? path[place]
    }
  }

  /// Names that all examples share.
  private static let names = [
    "pools": "researchers", "chunks": "theory", "worlds": "hard", "budgets": "money", "grants": "fellowship",
  ]
}
