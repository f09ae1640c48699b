import Foundation
import Yams

/// Equal keys of a mapping: the parser only says that there are some, and where the mapping begins.
extension DocumentReader {
  /// Reports a later one of equal keys and hides it, so that reading can go on.
  mutating func maskSecond(_ names: [String], _ first: Mark, _ text: String) -> String? {
    guard let name = names.first, !name.isEmpty else { return nil }
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    for _ in 1..<max(1, first.line) {
      guard let newline = scalars[start...].firstIndex(of: "\n") else { return nil }
      start = scalars.index(after: newline)
    }
    guard let cursor = scalars.index(start, offsetBy: first.column, limitedBy: scalars.endIndex) else {
      return nil
    }
    let places = occurrences(of: name, in: text, from: cursor)
    // Hiding one of two equal keys ends the complaint. Where there are more, showing one of them again,
    // all others hidden, brings it back.
    let hit =
      places.first { isWorthATrial(text) && isSettled(hiding([$0], in: text), name, first) }
      ?? places.first { place in
        let others = places.filter { $0 != place }
        return isWorthATrial(text) && !isSettled(hiding(others, in: text), name, first)
          && isSettled(hiding(places, in: text), name, first)
      }
    guard let hit else { return nil }
    let before = text[..<hit.lowerBound]
    let line = before.count(where: \.isNewline) + 1
    let column = before.distance(
      from: before.lastIndex(where: \.isNewline) ?? before.startIndex, to: before.endIndex)
    let place = Place(line: line, column: line == 1 ? column + 1 : column, length: name.count)
    let hidden = hiding([hit], in: text)
    faults.append(.at(place, "/\(name)", .duplicateKey(name)))
    return hidden
  }

  /// Stands for a key that is there already, so that reading can go on; each mask is another key.
  private static func mask(_ number: Int, length: Int) -> String {
    let scalar = Unicode.Scalar(0x10_0000 + UInt32(number % 60_000)) ?? "\u{100000}"
    return String(repeating: Character(scalar), count: length)
  }

  static func isMask(_ name: String) -> Bool { (name.unicodeScalars.first?.value ?? 0) >= 0x10_0000 }

  private func occurrences(of name: String, in text: String, from start: String.Index)
    -> [Range<String.Index>]
  {
    var places: [Range<String.Index>] = []
    var cursor = start
    while places.count < 500, let range = text[cursor...].range(of: name) {
      places.append(range)
      cursor = range.upperBound
    }
    return places
  }

  private mutating func isWorthATrial(_ text: String) -> Bool {
    patience -= text.utf8.count
    return patience >= 0
  }

  private func hiding(_ places: [Range<String.Index>], in text: String) -> String {
    var hidden = ""
    var cursor = text.startIndex
    for (index, place) in places.enumerated() {
      hidden += text[cursor..<place.lowerBound]
      hidden += Self.mask(faults.count + index, length: text[place].count)
      cursor = place.upperBound
    }
    return hidden + text[cursor...]
  }

  /// Whether the complaint about this key at this place is gone, without another in its stead.
  private func isSettled(_ text: String, _ name: String, _ first: Mark) -> Bool {
    do {
      _ = try Yams.compose(yaml: text, .basic)
      return true
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      return names.first != name || context.mark.line != first.line || context.mark.column != first.column
    } catch { return false }
  }

  /// Gives the report of a duplicate key, now that its mapping is known, the whole key and its path.
  mutating func placeDuplicate(_ key: Place, in path: String) {
    guard
      let index = faults.firstIndex(where: {
        $0.code == "duplicate-key" && $0.line == key.line && (0...1).contains($0.column - key.column)
      })
    else { return }
    faults[index] = .at(
      key, path + Cursor.pointer(String(faults[index].path.dropFirst())),
      .duplicateKey(String(faults[index].path.dropFirst())))
  }
}
