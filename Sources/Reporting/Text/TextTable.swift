import Problems

/// A table of text that fits a width: names are cut first, then whole columns go.
///
/// Numbers are never cut, since half a number is another number. The widest column of names gives way first, letter by letter,
/// until all are at their shortest; then the most expendable column goes, and names get their room back. Where even that
/// is not enough the table is wider than the terminal, which is better than wrong.
struct TextTable {
  /// A column, and what becomes of it where there is little room.
  struct Column {
    /// Also its name for legends.
    var title: String
    /// Numbers stand at the right, so that their digits stand below each other.
    var isNumber = true
    /// Names may be shortened to this many characters; nil: never shortened.
    var shortest: Int?
    /// Columns of the largest number go first where even short names do not fit; 0 stays.
    var expendable = 0
    /// All names that may stand there in this table and others like it, so that each gets the same short form
    /// everywhere; nil: those that do stand there.
    var names: [String]?
  }

  /// From left to right.
  var columns: [Column]
  /// A row of cells, or what stands below the row before it.
  enum Line {
    /// A cell for each column, those that are left out included.
    case row([String])
    /// A sentence about the row before.
    case note(String)
    /// Words on columns, by their titles; those of columns that were left out go with them.
    case legend([(columns: [String], words: String)])
  }
  /// From top to bottom.
  var lines: [Line] = []
  /// Columns of the terminal before every line.
  var indent = 2

  /// Adds a row.
  mutating func add(_ cells: [String]) { lines.append(.row(cells)) }

  /// The table with its titles, and below it what was left out for lack of room.
  ///
  /// - Parameter width: columns at which notes are broken, and that rows keep within unless the style has a space of
  /// its own.
  func text(width: Int, style: TextStyle) -> String {
    let plan = plan(style.space ?? TextSpace(width: width))
    let head = plan.kept.map { column in
      let title = TextLayout.elided(columns[column].title.shown, width: plan.widths[column])
      return pad(title, to: plan.widths[column], isNumber: columns[column].isNumber)
    }
    var text = line(head.map(style.faint))
    let cutters = cutters(plan)
    /// A sentence below its row, indented.
    func note(_ words: String) -> String {
      TextLayout.wrapped(words, width: width, indent: indent + 2, hanging: indent + 4)
    }
    for entry in lines {
      switch entry {
      case .row(let cells):
        text += line(
          plan.kept.map { column in
            let cell = cells[column].shown
            return pad(
              cutters[column]?.label(cell) ?? cell, to: plan.widths[column],
              isNumber: columns[column].isNumber)
          })
      case .note(let words): text += note(words)
      case .legend(let parts):
        let titles = plan.kept.map { columns[$0].title }
        let said = parts.filter { part in
          part.columns.isEmpty || part.columns.contains(where: titles.contains)
        }
        if !said.isEmpty { text += note(said.map(\.words).joined(separator: "; ")) }
      }
    }
    let gone = columns.indices.filter { !plan.kept.contains($0) && !columns[$0].title.isEmpty }
    if !gone.isEmpty {
      text += note("left out for lack of room: \(gone.map { columns[$0].title }.joined(separator: ", "))")
    }
    return text
  }

  /// Titles of the columns that are shown at a width.
  func titles(width: Int, style: TextStyle) -> [String] {
    plan(style.space ?? TextSpace(width: width)).kept.map { columns[$0].title }
  }

  /// Which columns are shown, and how wide.
  private func plan(_ space: TextSpace) -> (kept: [Int], widths: [Int]) {
    let whole = self.widths
    var kept = Array(columns.indices)
    var widths = whole
    /// Columns of a whole row.
    func total() -> Int { kept.reduce(indent - 2) { $0 + widths[$1] + 2 } }
    while total() > space.width {
      let names = kept.filter { widths[$0] > columns[$0].shortest ?? .max }
      if let widest = names.max(by: { widths[$0] < widths[$1] }) {
        widths[widest] -= 1
      } else if space.dropsColumns,
        let gone = kept.filter({ columns[$0].expendable > 0 })
          .max(by: { columns[$0].expendable < columns[$1].expendable })
      {
        kept.removeAll { $0 == gone }
        widths = whole
      } else {
        break
      }
    }
    return (kept, space.cutsNames ? widths : whole)
  }

  /// How names are written where a column is narrower than they are.
  private func cutters(_ plan: (kept: [Int], widths: [Int])) -> [Int: NameCutter] {
    var cutters: [Int: NameCutter] = [:]
    for column in plan.kept where columns[column].shortest != nil {
      let names = columns[column].names?.map(\.shown) ?? cells(column)
      cutters[column] = NameCutter(names, width: plan.widths[column])
    }
    return cutters
  }

  /// What stands in one column.
  private func cells(_ column: Int) -> [String] {
    lines.compactMap { if case .row(let cells) = $0 { cells[column].shown } else { nil } }
  }

  /// Columns that each column takes if nothing is cut.
  private var widths: [Int] {
    columns.indices.map { column in
      cells(column).reduce(TextLayout.width(columns[column].title.shown)) { max($0, TextLayout.width($1)) }
    }
  }

  /// A cell as wide as its column.
  private func pad(_ text: String, to width: Int, isNumber: Bool) -> String {
    let text = text.shown
    let space = String(repeating: " ", count: max(0, width - TextLayout.width(text)))
    return isNumber ? space + text : text + space
  }

  /// A row without blanks at its end, which would show in files.
  private func line(_ cells: [String]) -> String {
    var line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
    while line.hasSuffix(" ") { line.removeLast() }
    return line + "\n"
  }
}
