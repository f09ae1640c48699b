/// An item: a value of a file with the place at which it stands, texts still as they are written.
final class Item {
  /// YAML's three kinds of nodes; numbers are texts until a reader asks for one.
  enum Kind {
    /// `isPlain`: written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([Item])
    case mapping([Entry])
  }
  /// A key with its value; keys of a mapping differ.
  struct Entry {
    let key: String
    let place: Place
    let value: Item
  }
  /// What it is.
  let kind: Kind
  let place: Place
  /// Whether an entry is left out, being wrong itself.
  let isPartial: Bool

  /// Whether lines of its table could not be read, so that names may be missing.
  let lacksLines: Bool

  init(_ kind: Kind, _ place: Place, isPartial: Bool = false, lacksLines: Bool = false) {
    self.lacksLines = lacksLines
    self.kind = kind
    self.place = place
    self.isPartial = isPartial
  }

  /// The text of a scalar.
  var text: String? { if case .scalar(let text, _) = kind { text } else { nil } }
}

/// A place in a file; all from 1, in characters.
struct Place: Comparable, Hashable {
  var line: Int
  var column: Int
  var length = 1
  /// Where in a table, for what stands in one; line and column are then those of the table's name.
  var spot: TableSpot?

  static func < (one: Place, two: Place) -> Bool { (one.line, one.column) < (two.line, two.column) }
}
