/// An override: a value that takes the place of one of a problem file, as in `pools.field.correct=10%`.
///
/// It is put into the document and not into the problem, so that whatever a file may say can be varied, and is read and
/// checked like the rest of the file.
package struct Override: Sendable, Hashable, Codable {
  /// The keys on the way to the value, with dots between; names that have dots themselves are found all the same.
  package let key: String
  /// The value as a file would have it on one line: `10%`, `2045`, `{2040: 50%, never: 50%}`.
  package let value: String

  package init(key: String, value: String) { (self.key, self.value) = (key, value) }
}

extension Override {
  /// Why an override cannot be put into a file.
  struct Misplaced: Error {
    let fault: Fault
    let place: Place
    let path: String
  }

  /// The root of a document with the value in its place.
  ///
  /// - Throws: where the key leads nowhere, or the value is no YAML.
  func put(into root: Item) throws(Misplaced) -> Item {
    let steps = key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    return try item(root, steps[...], path: "")
  }

  /// The same item with the value at the end of the steps.
  private func item(_ item: Item, _ steps: ArraySlice<String>, path: String) throws(Misplaced) -> Item {
    guard case .mapping(var entries) = item.kind else {
      throw Misplaced(fault: .overrideKey(key, near: nil), place: item.place, path: path)
    }
    // The longest name that is there: dots may stand in names.
    for count in stride(from: steps.count, to: 0, by: -1) {
      let name = steps.prefix(count).joined(separator: ".")
      guard let found = entries.firstIndex(where: { $0.key == name }) else { continue }
      let (entry, rest) = (entries[found], steps.dropFirst(count))
      let here = path + Cursor.pointer(name)
      let value =
        rest.isEmpty
        ? try replacement(at: entry.value.place, path: here) : try self.item(entry.value, rest, path: here)
      entries[found] = Item.Entry(key: entry.key, place: entry.place, value: value)
      return Item(.mapping(entries), item.place, isPartial: item.isPartial, lacksLines: item.lacksLines)
    }
    // A key that is left out has its usual value, and can be given another; what it stands in must be there.
    guard steps.count == 1, let name = steps.first else {
      let near = steps.first.flatMap { Spelling.nearest(to: $0, among: entries.map(\.key)) }
      throw Misplaced(fault: .overrideKey(key, near: near), place: item.place, path: path)
    }
    let value = try replacement(at: item.place, path: path + Cursor.pointer(name))
    entries.append(Item.Entry(key: name, place: item.place, value: value))
    return Item(.mapping(entries), item.place, isPartial: item.isPartial, lacksLines: item.lacksLines)
  }

  /// The value as an item that stands where the old one stood.
  private func replacement(at place: Place, path: String) throws(Misplaced) -> Item {
    let isOneLine = value.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    let document = DocumentReader.read(Array("value: \(value)\n".utf8))
    guard isOneLine, document.faults.isEmpty, case .mapping(let entries)? = document.root?.kind,
      entries.count == 1, let entry = entries.first
    else { throw Misplaced(fault: .overrideValue(key, value), place: place, path: path) }
    return entry.value.moved(to: place)
  }
}

extension Item {
  /// The same, and all that is in it, at one place.
  fileprivate func moved(to place: Place) -> Item {
    let kind: Kind =
      switch self.kind {
      case .scalar: self.kind
      case .sequence(let items): .sequence(items.map { $0.moved(to: place) })
      case .mapping(let entries):
        .mapping(
          entries.map { Entry(key: $0.key, place: place, value: $0.value.moved(to: place)) })
      }
    return Item(kind, place, isPartial: isPartial, lacksLines: lacksLines)
  }
}
