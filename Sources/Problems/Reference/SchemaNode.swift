import Yams

/// A value of the schema, with keys in the order in which they are written: what is told first stands first there.
package indirect enum SchemaNode: Sendable, Equatable {
  case null
  case bool(Bool)
  /// As it is written.
  case number(String)
  case text(String)
  case list([SchemaNode])
  case mapping([Entry])

  /// A key of a mapping, and what stands there.
  package struct Entry: Sendable, Equatable {
    package let key: String
    package let value: SchemaNode

    package init(_ key: String, _ value: SchemaNode) {
      self.key = key
      self.value = value
    }
  }

  /// The schema of problem files; JSON is YAML too, and the reader of YAML keeps the order of keys.
  static let problems: SchemaNode =
    (try? Yams.compose(yaml: ProblemSchema.json, .basic)).map(SchemaNode.init) ?? .null

  /// From what was parsed; only words outside quotation marks are numbers, true, false or nothing.
  init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      switch (scalar.style, scalar.string) {
      case (.plain, "null"): self = .null
      case (.plain, "true"), (.plain, "false"): self = .bool(scalar.string == "true")
      case (.plain, _): self = .number(scalar.string)
      default: self = .text(scalar.string)
      }
    case .sequence(let nodes): self = .list(nodes.map { SchemaNode($0) })
    case .mapping(let pairs):
      self = .mapping(pairs.map { Entry($0.key.string ?? "", SchemaNode($0.value)) })
    case .alias: self = .null
    }
  }

  package subscript(key: String) -> SchemaNode? { entries.first { $0.key == key }?.value }

  package var entries: [Entry] { if case .mapping(let entries) = self { entries } else { [] } }
  package var items: [SchemaNode] { if case .list(let items) = self { items } else { [] } }
  package var string: String? { if case .text(let text) = self { text } else { nil } }

  /// What a reference stands for, with what is said beside it, which is nearer; itself where it is none.
  var resolved: SchemaNode {
    guard let target else { return self }
    let own = entries.filter { $0.key != "$ref" }
    return .mapping(own + target.resolved.entries.filter { entry in !own.contains { $0.key == entry.key } })
  }

  /// The definition that it refers to, by its name, and the definition; nil where it is no reference.
  var reference: String? { self["$ref"]?.string.map { String($0.dropFirst("#/$defs/".count)) } }
  var target: SchemaNode? { reference.flatMap { SchemaNode.problems["$defs"]?[$0] } }
}

extension SchemaNode {
  /// As YAML on one line, the way people write it: quotation marks only where a word would be something else without.
  package var yaml: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .text(let text): Self.plain(text)
    case .list(let items): "[" + items.map(\.yaml).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\(Self.plain($0.key)): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }

  /// A text that begins with a letter or a digit and has no sign that means anything in YAML stands for itself.
  private static func plain(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0.isNumber } ?? false
      && text.allSatisfy { $0.isLetter || $0.isNumber || " .%-'".contains($0) }
    return isPlain ? text : "\"\(text)\""
  }
}
