/// A table of grants: a header, and a grant in each line after it.
///
/// Columns: name, people, pool; cost, or a column for each budget by its name; and, where wanted, lag, lasts, max and
/// award (several moments parted by blanks, semicolons, commas or bars). Each line becomes the mapping that a problem file would have.
struct GrantTable {
  /// One line, as texts by column.
  struct Row {
    /// In the file, from 1, where errors point.
    let line: Int
    /// Of the grant; a name of 1 to 200 characters.
    let name: String
    /// What stands in the line, column by column; numbers have decimal points by now.
    let cells: [(column: Column, text: String)]

    /// The grant as a problem file would state it.
    ///
    /// - Parameter place: of the table's name in the problem file, which is all the place that there is.
    func entries(at place: Place) -> [Item.Entry] {
      func entry(_ key: String, _ kind: Item.Kind) -> Item.Entry {
        Item.Entry(key: key, place: place, value: Item(kind, place))
      }
      var entries: [Item.Entry] = []
      var costs: [Item.Entry] = []
      var (people, pool) = ("", "")
      for (column, text) in cells where !text.isEmpty {
        switch column {
        case .name: break
        case .people: people = text
        case .pool: pool = text
        case .budget(let budget): costs.append(entry(budget, .scalar(text, isPlain: true)))
        case .award:
          let moments = text.split { " ;,|".contains($0) }.map {
            Item(.scalar(String($0), isPlain: true), place)
          }
          entries.append(entry("award", .sequence(moments)))
        case .key(let key): entries.append(entry(key, .scalar(text, isPlain: true)))
        }
      }
      if !costs.isEmpty { entries.append(entry("cost", .mapping(costs))) }
      entries.append(entry("adds", .mapping([entry(pool, .scalar(people, isPlain: true))])))
      return entries
    }
  }

  /// What a column holds.
  enum Column: Hashable {
    case name, people, pool, award
    /// A key of a grant: cost, lag, lasts, max.
    case key(String)
    /// What is taken from this budget.
    case budget(String)

    var isCost: Bool { if case .budget = self { true } else { self == .key("cost") } }
  }

  /// Those of the file: each may have a column of its own.
  let budgets: Names
  /// The lines that could be read.
  private(set) var rows: [Row] = []
  /// What is wrong with the others, and with the table as a whole.
  var faults: Table.Faults

  init(file: String, budgets: Names) {
    self.budgets = budgets
    faults = Table.Faults(file: file)
  }

  /// Reads all lines; what is wrong goes to `faults`, and the rest goes on.
  ///
  /// - Parameter bytes: UTF-8, with a byte order mark or without; commas or semicolons between cells.
  mutating func read(_ bytes: [UInt8]) {
    if let fault = Encoding.fault(bytes) {
      faults.add(nil, .table(Encoding.sentence(fault.message)))
      return
    }
    var scanner = CSVScanner(bytes)
    var columns: [Column]?
    var raw: [(line: Int, cells: [String])] = []
    while scanner.next() {
      let cells = scanner.fields.map(scanner.text)
      if cells.allSatisfy(\.isEmpty) { continue }
      guard let known = columns else {
        columns = header(cells, scanner.recordLine)
        if columns == nil { return }
        continue
      }
      if cells.count != known.count {
        faults.add(scanner.recordLine, .cells(cells.count, expected: known.count))
      } else {
        raw.append((scanner.recordLine, cells))
      }
    }
    if let line = scanner.openQuote {
      faults.add(line, .table("a quote opens here and never closes"))
      return
    }
    // A header alone is no table.
    guard let columns, !raw.isEmpty else {
      if faults.isEmpty { faults.add(nil, .table("has no rows")) }
      return
    }
    fill(columns, raw)
  }

  /// What the columns hold; nil, and told, where they are not those of grants.
  private mutating func header(_ cells: [String], _ line: Int) -> [Column]? {
    let plain: [String: Column] = [
      "name": .name, "people": .people, "pool": .pool, "award": .award, "cost": .key("cost"),
      "lag": .key("lag"), "lasts": .key("lasts"), "max": .key("max"),
    ]
    var columns: [Column] = []
    for cell in cells {
      // A budget's name goes before a key's only where it is no key.
      guard
        let column = plain[cell.lowercased()] ?? budgets.index(of: cell).map({ .budget(budgets.list[$0]) })
      else {
        faults.add(line, .unknownColumn(cell, like: Spelling.nearest(to: cell, among: plain.keys.sorted())))
        return nil
      }
      if columns.contains(column) {
        faults.add(line, .duplicateEntry(cell))
        return nil
      }
      columns.append(column)
    }
    let missing = [(Column.name, "name"), (.people, "people"), (.pool, "pool")]
      .filter { !columns.contains($0.0) }
    for (_, name) in missing { faults.add(line, .missingColumn(name)) }
    return missing.isEmpty ? columns : nil
  }

  /// Numbers get decimal points, whatever the table's sign is.
  private mutating func fill(_ columns: [Column], _ raw: [(line: Int, cells: [String])]) {
    let numeric = columns.indices.filter { ![.name, .pool, .award].contains(columns[$0]) }
    // One number with a comma that can only be a decimal one decides for the whole table.
    let hasDecimalCommas = raw.contains { row in
      numeric.contains { TableNumber.isDecimalComma(Self.split(row.cells[$0]).digits) }
    }
    let numbers = TableNumber(hasDecimalCommas: hasDecimalCommas)
    for (line, cells) in raw {
      var cells = cells
      var isSound = true
      // What an application costs is not left to be guessed: nothing is 0.
      for place in numeric where cells[place].isEmpty && columns[place].isCost {
        faults.add(line, .emptyCost)
        isSound = false
      }
      for place in numeric where !cells[place].isEmpty {
        // The unit is for the reader of the value: M of an amount, months of a length.
        let (digits, unit) = Self.split(cells[place])
        switch numbers.read(digits) {
        case .number: cells[place] = digits.replacing(",", with: ".") + unit
        case .ambiguous(let whole, let fraction):
          faults.add(line, .ambiguousNumber(cells[place], whole: whole + unit, fraction: fraction + unit))
          isSound = false
        case .grouped(let plain):
          faults.add(line, .groupedNumber(cells[place], plain + unit))
          isSound = false
        // Left for the reader of the value, who knows what should stand there.
        case .none: break
        }
        if columns[place] == .people, isSound, let whole = TableNumber.wholeOfGroups(digits) {
          faults.add(
            line,
            .ambiguousNumber(
              cells[place], whole: whole, fraction: digits.replacing(",", with: ".")))
          isSound = false
        }
      }
      guard isSound else { continue }
      let name = columns.firstIndex(of: .name).map { cells[$0] } ?? ""
      if name.isEmpty || name.count > 200 || name.unicodeScalars.contains(where: ShownText.isForbiddenInNames)
      {
        faults.add(line, .badName(name.isEmpty ? "is empty" : "is too long, or holds control characters"))
        continue
      }
      rows.append(Row(line: line, name: name, cells: Array(zip(columns, cells).map { ($0, $1) })))
    }
  }

  /// A number and what stands behind it: `2,5M`, `6 months`.
  private static func split(_ text: String) -> (digits: String, unit: String) {
    let end = text.lastIndex { $0.isNumber }.map(text.index(after:)) ?? text.startIndex
    return (String(text[..<end]), String(text[end...]))
  }
}
