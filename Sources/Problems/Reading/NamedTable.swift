/// A table of named things: a header, and a thing in each line after it, which becomes the entry that a problem file
/// would have for it.
///
/// One reader for pools, chunks and grants: what the columns mean is said by `TableKind`.
struct NamedTable {
  /// Lines that are read: as many as a file may have pools, chunks or grants.
  static let most = 10_000

  let file: String
  let kind: TableKind
  /// Of the table's name in the problem file.
  let cursor: Cursor
  /// What could be read, in the order of the table.
  private(set) var entries: [Item.Entry] = []
  /// Whether something was wrong.
  private(set) var isPartial = false
  /// Known once the header was read.
  private var columns: [(header: String, key: String, cell: TableKind.Cell)] = []

  init(file: String, kind: TableKind, cursor: Cursor) {
    self.file = file
    self.kind = kind
    self.cursor = cursor
  }

  /// Reads all lines; what is wrong is reported, and the rest goes on.
  ///
  /// - Parameter bytes: UTF-8, with a byte order mark or without; commas or semicolons between cells.
  mutating func read(_ bytes: [UInt8]) {
    if let fault = Encoding.tableFault(bytes) { return report(fault) }
    var scanner = CSVScanner(bytes)
    var lines: [(line: Int, cells: [String])] = []
    while scanner.next() {
      let cells = scanner.fields.map(scanner.text)
      if cells.allSatisfy(\.isEmpty) { continue }
      if columns.isEmpty {
        guard readHeader(cells, scanner.recordLine) else { return }
        continue
      }
      if lines.count == Self.most { return report(.tooManyLines) }
      guard let cells = fitted(cells) else {
        report(.cells(cells.count, expected: columns.count), line: scanner.recordLine)
        continue
      }
      lines.append((scanner.recordLine, cells))
    }
    // An open quote swallows the rest of the file: nothing else can be said of it.
    if let line = scanner.openQuote { return report(.openQuote, line: line) }
    if lines.isEmpty, !isPartial { return report(columns.isEmpty ? .emptyTable : .headerAlone) }
    fill(lines, isEuropean: scanner.separator == 59)
  }

  /// Whatever is reported leaves something out.
  mutating func report(_ fault: Fault, line: Int = 0, column: String? = nil) {
    isPartial = true
    cursor.faults.add(.at(place(line, column), path: cursor.path, fault))
  }

  private func place(_ line: Int, _ column: String?) -> Place {
    cursor.item.place.with(TableSpot(file: file, line: line, column: column))
  }

  // MARK: - The shape

  /// Takes the first line; false, and reported, where it is no header.
  private mutating func readHeader(_ cells: [String], _ line: Int) -> Bool {
    // Spreadsheets write columns that were once used, empty as they are.
    let cells = Array(cells[...(cells.lastIndex { !$0.isEmpty } ?? 0)])
    let known = cells.map(FormulaGuard.unguarded).map { kind.cell(of: $0) }
    if known.allSatisfy({ $0 == nil }) {
      report(.noHeader(kind), line: line)
      return false
    }
    for (cell, known) in zip(cells, known) {
      guard let known else {
        let near = Spelling.nearest(to: cell, among: kind.columns.map(\.name) + kind.budgets.list)
        report(.unknownColumn(cell, in: kind, like: near), line: line)
        continue
      }
      if columns.contains(where: { $0.key == known.key && $0.cell == known.cell }) {
        report(.columnTwice(cell), line: line)
      }
      columns.append((cell, known.key, known.cell))
    }
    // A misspelt column is probably the one that is missing.
    if isPartial { return false }
    for group in kind.required where !columns.contains(where: { group.contains($0.key) }) {
      report(.missingColumn(group[0], kind), line: line)
    }
    return !isPartial
  }

  /// The cells of a line under their headers; nil where there are more or fewer. Empty ones at its end are none.
  private func fitted(_ cells: [String]) -> [String]? {
    if cells.count == columns.count { return cells }
    guard cells.count > columns.count, cells[columns.count...].allSatisfy(\.isEmpty) else { return nil }
    return Array(cells[..<columns.count])
  }

  // MARK: - The lines

  private mutating func fill(_ lines: [(line: Int, cells: [String])], isEuropean: Bool) {
    let numeric = columns.indices.filter { columns[$0].cell.isNumeric }
    // One number with a comma that can only be a decimal one decides for the whole table.
    let hasDecimalCommas = lines.contains { line in
      numeric.contains { TableCell.hasDecimalComma(line.cells[$0]) }
    }
    let reader = TableCell(
      numbers: TableNumber(hasDecimalCommas: hasDecimalCommas, isEuropean: isEuropean))
    var first: [String: Int] = [:]
    for (line, cells) in lines {
      guard let entry = entry(line, cells, with: reader) else { continue }
      if let before = first[entry.key] {
        report(.nameTwice(kind.noun, entry.key, first: before), line: line, column: "name")
      } else {
        first[entry.key] = line
        entries.append(entry)
      }
    }
  }

  /// A line as the entry that a problem file would have; nil, and reported, where a cell cannot be understood.
  private mutating func entry(_ line: Int, _ cells: [String], with reader: TableCell) -> Item.Entry? {
    var (name, fields, costs) = ("", [Item.Entry](), [Item.Entry]())
    var people: (text: String, place: Place)?
    var pool: String?
    var isSound = true
    for (column, cell) in zip(columns, cells) {
      let place = place(line, column.header)
      if let fault = reader.fault(in: cell, column.cell) ?? missing(cell, column) {
        report(fault, line: line, column: column.header)
        isSound = false
      }
      let text = FormulaGuard.unguarded(cell)
      guard isSound, !text.isEmpty else { continue }
      let item = reader.item(text, column.cell, at: place)
      switch (column.cell, column.key) {
      case (.name, _): name = text
      case (.budget(let budget), _): costs.append(.init(key: budget, place: place, value: item))
      // The two halves of what a file states together.
      case (_, "people"): people = (item.text ?? "", place)
      case (_, "pool"): pool = text
      default: fields.append(.init(key: column.key, place: place, value: item))
      }
    }
    guard isSound else { return nil }
    if let fault = Self.fault(inName: name) {
      report(fault, line: line, column: "name")
      return nil
    }
    let place = place(line, nil)
    if !costs.isEmpty { fields.append(.init(key: "cost", place: place, value: Item(.mapping(costs), place))) }
    if people != nil || pool != nil {
      let people = people ?? ("", place)
      let value = Item(.scalar(people.text, isPlain: true), people.place)
      let adds = Item(.mapping([.init(key: pool ?? "", place: place, value: value)]), place)
      fields.append(.init(key: "adds", place: place, value: adds))
    }
    return Item.Entry(key: name, place: place, value: Item(.mapping(fields), place))
  }

  /// What is wrong with an empty cell.
  private func missing(_ text: String, _ column: (header: String, key: String, cell: TableKind.Cell))
    -> Fault?
  {
    guard text.isEmpty, kind.needsCosts else { return nil }
    if case .budget = column.cell { return .emptyCost }
    return column.key == "cost" ? .emptyCost : nil
  }

  private static func fault(inName name: String) -> Fault? {
    if name.isEmpty { return .badName("is empty") }
    if name.count > 200 { return .badName("is longer than 200 characters") }
    return name.unicodeScalars.first(where: ShownText.isForbiddenInNames)
      .map { .badName("holds the control character \($0.codePoint)") }
  }
}
