import Foundation
import Yams

/// A value of a file with the place at which it stands.
final class Item {
  enum Kind {
    /// `isPlain`: written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([Item])
    case mapping([Entry])
  }
  struct Entry {
    let key: String
    let place: Place
    let value: Item
  }
  let kind: Kind
  let place: Place
  /// Whether an entry is left out, being the second of its key.
  let isPartial: Bool

  init(_ kind: Kind, _ place: Place, isPartial: Bool = false) {
    self.kind = kind
    self.place = place
    self.isPartial = isPartial
  }

  /// The text of a scalar.
  var text: String? { if case .scalar(let text, _) = kind { text } else { nil } }
}

/// Where something stands; all from 1, in characters.
struct Place: Comparable, Hashable {
  var line: Int
  var column: Int
  var length = 1

  static func < (one: Place, two: Place) -> Bool { (one.line, one.column) < (two.line, two.column) }
}

/// Turns bytes into items: YAML, of which JSON is nearly a part.
struct DocumentReader {
  static let mostBytes = 16_000_000
  static let deepest = 100
  static let mostAliased = 10_000
  /// Nesting at which the YAML parser is not even started.
  static let hopeless = 1_000

  private var seen: Set<Place> = []
  private var aliased = 0
  var faults: [Diagnostic] = []
  /// Bytes that may still be parsed to find out which of several equal keys the parser means.
  var patience = 20_000_000

  /// - Returns: The root mapping, nil where there is none to work with; the text; what is wrong.
  static func read(_ bytes: [UInt8]) -> (root: Item?, text: String, faults: [Diagnostic]) {
    if bytes.count > mostBytes { return (nil, "", [.at(Place(line: 1, column: 1), "", .fileTooLarge)]) }
    if let fault = encodingFault(bytes) { return (nil, "", [fault]) }
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    let isJSON = text.first { !$0.isWhitespace } == "{"
    let source = isJSON ? SurrogatePairs.joined(text) : text
    if let fault = NestingGuard.fault(source) { return (nil, text, [fault]) }
    var reader = DocumentReader()
    let root = reader.compose(source)
    return (root, text, reader.faults)
  }

  private static func encodingFault(_ bytes: [UInt8]) -> Diagnostic? {
    let start = Place(line: 1, column: 1)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .at(start, "", .notUTF8)
    }
    var line = 1
    for byte in bytes {
      if byte == 10 { line += 1 }
      if byte < 9 || (byte > 13 && byte < 32 && byte != 27) {
        return .at(Place(line: line, column: 1), "", .controlCharacter(Int(byte)))
      }
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      var valid = 1
      for piece in bytes.split(separator: 10, omittingEmptySubsequences: false) {
        if String(validating: Array(piece), as: UTF8.self) == nil { break }
        valid += 1
      }
      return .at(Place(line: valid, column: 1), "", .notUTF8)
    }
    return nil
  }

  private mutating func compose(_ source: String) -> Item? {
    var text = source
    for _ in 0..<200 {
      do {
        guard let node = try Yams.compose(yaml: text, .basic) else {
          faults.append(.at(Place(line: 1, column: 1), "", .empty))
          return nil
        }
        guard node.mapping != nil else {
          faults.append(.at(place(node), "", .notMapping))
          return nil
        }
        let root = item(node, path: "", key: nil, depth: 1)
        // What was left out would be missed as well, but a limit ends in one error.
        return faults.contains { ["too-deep", "too-many-aliases"].contains($0.code) } ? nil : root
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        guard let masked = maskSecond(names, context.mark, text) else {
          faults.append(.at(place(context.mark, 1), "", .duplicateKey(names.first ?? "")))
          return nil
        }
        text = masked
      } catch {
        faults.append(fault(of: error))
        return nil
      }
    }
    return nil
  }

  private func fault(of error: any Error) -> Diagnostic {
    guard let error = error as? YamlError else {
      return .at(Place(line: 1, column: 1), "", .broken("\(error)"))
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if problem.contains("another document") { return .at(place(mark, 1), "", .severalDocuments) }
      let around = context.map { $0.text + ", " } ?? ""
      return .at(place(mark, 1), "", .broken(around + problem))
    case .reader(let problem, _, _, _): return .at(Place(line: 1, column: 1), "", .broken(problem))
    default: return .at(Place(line: 1, column: 1), "", .broken("the text cannot be read as YAML"))
    }
  }

  func place(_ mark: Mark, _ length: Int) -> Place {
    Place(line: max(1, mark.line), column: max(1, mark.column), length: max(1, length))
  }

  private func place(_ node: Node) -> Place {
    let mark =
      switch node {
      case .scalar(let scalar): scalar.mark
      case .mapping(let mapping): mapping.mark
      case .sequence(let sequence): sequence.mark
      case .alias(let alias): alias.mark
      }
    var length = 1
    if case .scalar(let scalar) = node {
      let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
      length = scalar.string.prefix { !$0.isNewline }.count + quotes
    }
    return mark.map { place($0, length) } ?? Place(line: 1, column: 1, length: max(1, length))
  }

  private mutating func item(_ node: Node, path: String, key: Place?, depth: Int) -> Item? {
    let place = place(node)
    if !seen.insert(place).inserted {
      aliased += 1
      if aliased == Self.mostAliased + 1 { faults.append(.at(key ?? place, path, .tooManyAliases)) }
    }
    if aliased > Self.mostAliased { return nil }
    if depth > Self.deepest {
      if !faults.contains(where: { $0.code == "too-deep" }) { faults.append(.at(place, path, .tooDeep)) }
      return nil
    }
    switch node {
    case .scalar(let scalar):
      return Item(.scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), place)
    case .sequence(let sequence):
      let items = sequence.enumerated().compactMap {
        item($1, path: "\(path)/\($0)", key: key, depth: depth + 1)
      }
      return Item(.sequence(items), place)
    case .mapping(let mapping):
      var entries: [Item.Entry] = []
      var isPartial = false
      for (keyNode, value) in mapping {
        let keyPlace = self.place(keyNode)
        guard case .scalar(let name) = keyNode else {
          faults.append(.at(keyPlace, path, .keyNotText))
          continue
        }
        if Self.isMask(name.string) {
          isPartial = true
          placeDuplicate(keyPlace, in: path)
          continue
        }
        if let value = item(value, path: path + Cursor.pointer(name.string), key: keyPlace, depth: depth + 1)
        {
          entries.append(Item.Entry(key: name.string, place: keyPlace, value: value))
        }
      }
      return Item(.mapping(entries), place, isPartial: isPartial)
    case .alias: return nil
    }
  }
}
