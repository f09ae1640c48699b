import Foundation
import Yams

/// A value as JSON has it, with the order of keys.
indirect enum JSON: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case mapping([(String, JSON)])

  static func == (one: JSON, two: JSON) -> Bool {
    switch (one, two) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.mapping(let a), .mapping(let b)): a.elementsEqual(b) { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }

  struct NotReadable: Error {}

  /// Strictly JSON: no comments, no missing quotes.
  init(parsing text: String) throws {
    _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    try self.init(yaml: text)
  }

  /// YAML as its core schema reads it: plain numbers, booleans and null are such, all else is text.
  init(yaml text: String) throws {
    // JSON writes some characters as two escapes, which YAML does not know.
    let text = text.replacing("\\ud83d\\ude42", with: "🙂")
    guard let node = try Yams.compose(yaml: text, .basic) else { throw NotReadable() }
    self.init(node)
  }

  private init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      self = scalar.style == .plain || scalar.style == .any ? Self.plain(scalar.string) : .text(scalar.string)
    case .sequence(let items): self = .list(items.map { JSON($0) })
    case .mapping(let pairs): self = .mapping(pairs.map { ($0.key.string ?? "", JSON($0.value)) })
    case .alias: self = .null
    }
  }

  private static func plain(_ text: String) -> JSON {
    switch text {
    case "", "~", "null": .null
    case "true", "True", "TRUE": .bool(true)
    case "false", "False", "FALSE": .bool(false)
    default: text.contains { $0.isLetter && $0 != "e" && $0 != "E" } ? .text(text) : number(text)
    }
  }

  private static func number(_ text: String) -> JSON {
    if let number = Double(text) { .number(number) } else { .text(text) }
  }

  subscript(key: String) -> JSON? { entries.first { $0.0 == key }?.1 }
  var entries: [(String, JSON)] { if case .mapping(let entries) = self { entries } else { [] } }
  var keys: [String] { entries.map(\.0) }
  var items: [JSON] { if case .list(let items) = self { items } else { [] } }

  /// Whether it is of a type that JSON Schema names.
  func isA(_ type: JSON) -> Bool {
    switch (type, self) {
    case (.text("null"), .null), (.text("boolean"), .bool), (.text("number"), .number),
      (.text("string"), .text), (.text("array"), .list), (.text("object"), .mapping):
      true
    case (.text("integer"), .number(let number)): number == number.rounded()
    default: false
    }
  }
}
