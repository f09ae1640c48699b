import Foundation

/// Any JSON, read. A result may come from anywhere, so nothing is supposed of its shape: what a value is can be said in a
/// message even where something else was expected.
package enum JSONNode: Decodable, Sendable {
  /// Stands for a member that is left out wherever a result may leave one out.
  case null
  /// True or false.
  case bool(Bool)
  /// As a double: results hold no number that needs more.
  case number(Double)
  /// With its escapes undone.
  case string(String)
  /// In the order of the file.
  case array([JSONNode])
  /// Without the order of its keys, which means nothing; of equal keys one is kept.
  case object([String: JSONNode])
  /// A number that is too large for one.
  case tooLarge

  /// - Throws: why the bytes are no JSON, in words.
  package static func read(_ bytes: [UInt8]) throws(Malformed) -> JSONNode {
    if isTooDeep(bytes) { throw Malformed(reason: " of ours: it is more than \(deepest) deep") }
    do {
      return try JSONDecoder().decode(JSONNode.self, from: Data(bytes))
    } catch DecodingError.dataCorrupted(let context) {
      let reason = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
      throw Malformed(reason: reason.map { ": " + $0.prefix { $0 != "." } } ?? "")
    } catch {
      throw Malformed(reason: "")
    }
  }

  /// Levels of values; a result has seven. A decoder takes time by the depth of each value.
  private static let deepest = 32

  /// Whether values lie too deep in each other, by the brackets outside of texts.
  private static func isTooDeep(_ bytes: [UInt8]) -> Bool {
    var (depth, isText, isEscaped) = (0, false, false)
    for byte in bytes {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isText: isEscaped = true
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"): if !isText { depth += 1 }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isText { depth -= 1 }
      default: break
      }
      if depth > deepest { return true }
    }
    return false
  }

  /// Bytes that are no JSON.
  package struct Malformed: Error {
    /// Empty, or after a colon.
    package let reason: String
  }

  /// Tries one sort of value after another: a decoder says only whether one fits. Numbers come before texts and
  /// truths, since they are most of what a result holds.
  ///
  /// - Throws: what the decoder throws.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .string(text)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let nodes = try? container.decode([JSONNode].self) {
      self = .array(nodes)
    } else if let keys = try? container.decode([String: JSONNode].self) {
      self = .object(keys)
    } else {
      self = .tooLarge
    }
  }

  /// What it is, for messages.
  package var words: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): Digits.plain(number, decimals: 12)
    case .string(let text): "'\(text)'"
    case .array: "an array"
    case .object: "an object"
    case .tooLarge: "a number that is too large"
    }
  }

  /// The same as a value that can be written, keys in alphabetical order; what was too large is null.
  package var value: JSONValue {
    switch self {
    case .null, .tooLarge: .null
    case .bool(let value): .bool(value)
    case .number(let number): .number(number)
    case .string(let text): .string(text)
    case .array(let nodes): .array(nodes.map(\.value))
    case .object(let members): .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) })
    }
  }
}
