/// The author's names of one kind in file order, found by a look-up.
struct Names {
  /// In the order of the file.
  let list: [String]
  /// Of equal names, which are reported elsewhere, the first.
  private let byName: [String: Int]

  /// Whether some could not be read, so that a name that is not here may be one of them.
  let isPartial: Bool

  init(_ list: [String], isPartial: Bool = false) {
    self.list = list
    self.isPartial = isPartial
    byName = Dictionary(zip(list, list.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The keys of a mapping; none where there is none.
  init(of cursor: Cursor?) {
    self.init(cursor?.keys ?? [], isPartial: cursor?.item.lacksLines ?? false)
  }

  /// Nil where the file has no such name.
  func index(of name: String) -> Int? { byName[name] }

  var count: Int { list.count }
  var indices: Range<Int> { list.indices }
}

/// Looking names up, with what may have been meant.
extension Cursor {
  /// The index of the name that a key is; reported where there is no such name.
  func index(of key: String, at place: Place, in names: Names, kind: String) -> Int? {
    if let index = names.index(of: key) { return index }
    // What was wrong with it was told already.
    if names.isPartial { return nil }
    let near = faults.nearest(to: key, among: names.list)
    faults.add(.at(place, path: path, .unknownName(key, kind: kind, like: near, known: names.list)))
    return nil
  }

  /// The index of the name that stands here; `null` and `~` are names where the file has them.
  func index(of names: Names, kind: String) -> Int? {
    // A name that YAML would take for nothing, such as `null`, is a name if the file has it.
    if case .scalar(let name, true) = item.kind, !name.isEmpty, let index = names.index(of: name) {
      return index
    }
    guard let name = text("the name of a \(kind)") else { return nil }
    return index(of: name, at: item.place, in: names, kind: kind)
  }
}
