/// Tables for people, in a terminal.
extension PlainTable {
  /// With columns that keep below each other.
  ///
  /// - Parameters:
  ///   - space: names are cut and columns left out where there is little, the last ones first.
  ///   - names: titles of the columns whose texts may be cut.
  package func text(in space: TextSpace, cutting names: Set<String>) -> String {
    let columns = header.enumerated().map { place, title in
      // A column of texts stands at the left.
      let isText = rows.allSatisfy { row in
        switch row[place] {
        case .text, .empty: true
        default: false
        }
      }
      return TextTable.Column(
        title: title, isNumber: !isText || !names.contains(title),
        shortest: names.contains(title) ? Self.shortestName : nil, expendable: place)
    }
    var table = TextTable(columns: columns)
    for row in rows { table.add(row.map(\.shown)) }
    return table.text(width: space.width, style: TextStyle(isColoured: false, space: space))
  }

  /// To so many characters names are cut.
  private static let shortestName = 16
}

extension PlainTable.Cell {
  /// For people; numbers as short as they read back the same.
  var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number): JSONText.number(number)
    case .whole(let number): String(number)
    case .natural(let number): String(number)
    case .truth(let value): value ? "yes" : "no"
    case .empty: ""
    }
  }
}
