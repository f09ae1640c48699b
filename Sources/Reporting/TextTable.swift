/// A table of text that fits a width: names are elided first, then whole columns go.
struct TextTable {
  struct Column {
    var title: String
    var isNumber = true
    /// Names may be shortened to this many characters; nil: never shortened.
    var shortest: Int?
    /// Columns of the largest number go first where even short names do not fit; 0 stays.
    var expendable = 0
  }

  var columns: [Column]
  /// A row of cells, or a note below the row before it.
  enum Line {
    case row([String])
    case note(String)
  }
  var lines: [Line] = []
  var indent = 2

  mutating func add(_ cells: [String]) { lines.append(.row(cells)) }

  func text(width: Int, style: TextStyle) -> String {
    var kept = Array(columns.indices)
    var widths = self.widths
    func total() -> Int { kept.reduce(indent - 2) { $0 + widths[$1] + 2 } }
    while total() > width {
      let names = kept.filter { widths[$0] > columns[$0].shortest ?? .max }
      if let widest = names.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] -= 1
      } else if let gone = kept.filter({ columns[$0].expendable > 0 })
        .max(by: { columns[$0].expendable < columns[$1].expendable })
      {
        kept.removeAll { $0 == gone }
        widths = self.widths
      } else {
        break
      }
    }
    let head = kept.map { pad(columns[$0].title, widths[$0], columns[$0].isNumber) }
    var text = line(head.map(style.faint))
    for entry in lines {
      switch entry {
      case .row(let cells):
        text += line(kept.map { pad(cells[$0], widths[$0], columns[$0].isNumber) })
      case .note(let note):
        text += TextLayout.wrapped(note, width: width, indent: indent + 2, hanging: indent + 4)
      }
    }
    return text
  }

  private var widths: [Int] {
    columns.indices.map { column in
      lines.reduce(TextLayout.width(columns[column].title)) { widest, entry in
        if case .row(let cells) = entry { max(widest, TextLayout.width(cells[column])) } else { widest }
      }
    }
  }

  private func pad(_ text: String, _ width: Int, _ isNumber: Bool) -> String {
    let text = TextLayout.elided(text, width: width)
    let space = String(repeating: " ", count: max(0, width - TextLayout.width(text)))
    return isNumber ? space + text : text + space
  }

  private func line(_ cells: [String]) -> String {
    var line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line + "\n"
  }
}
