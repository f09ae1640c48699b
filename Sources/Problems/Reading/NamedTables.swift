/// Puts the lines of tables in the place of `csv: FILE`, among what the problem file names itself.
struct NamedTables {
  /// The name under which a text, not a mapping, is the path of a table.
  static let key = "csv"

  let store: TableStore

  /// A mapping with its table's lines as entries; the same cursor where it names no table.
  ///
  /// - Parameter kind: what the lines are.
  func expanded(_ cursor: Cursor, _ kind: TableKind) -> Cursor {
    guard case .mapping(let entries) = cursor.item.kind,
      let place = entries.firstIndex(where: { $0.key == Self.key && Self.isScalar($0.value) }),
      let named = cursor.field(Self.key)
    else { return cursor }
    guard let file = named.text("the name of a CSV file") else {
      return replaced(cursor, [], isComplete: false)
    }
    var table = NamedTable(file: file, kind: kind, cursor: named)
    switch store.bytes(named, file) {
    case .success(let bytes): table.read(bytes)
    case .failure(let failure): table.report(.table(failure.reason))
    }
    var all = entries
    all.remove(at: place)
    let own = Set(all.map(\.key))
    // What the file says itself comes first: the table's line is the second of the two.
    let lines = table.entries.filter { entry in
      if !own.contains(entry.key) { return true }
      cursor.faults.add(.at(entry.place, path: named.path, .nameTwice(kind.noun, entry.key, first: nil)))
      return false
    }
    all.insert(contentsOf: lines, at: place)
    return replaced(cursor, all, isComplete: !table.isPartial)
  }

  private static func isScalar(_ item: Item) -> Bool { item.text != nil }

  private func replaced(_ cursor: Cursor, _ entries: [Item.Entry], isComplete: Bool) -> Cursor {
    Cursor(
      item: Item(
        .mapping(entries), cursor.item.place, isPartial: cursor.item.isPartial, lacksLines: !isComplete),
      path: cursor.path,
      name: cursor.name, key: cursor.key, faults: cursor.faults)
  }
}
