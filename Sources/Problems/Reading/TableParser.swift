/// The parser of tables: reads their rows, with decimal points or commas, and a header line or none.
struct TableParser {
  private var scanner: CSVScanner
  private let kind: TableStore.Kind
  /// What comes of it.
  private var table: Table
  /// The two cells of each record, before anything is known about commas.
  private var records: [(line: Int, moment: CSVScanner.Field, value: CSVScanner.Field)] = []

  init(_ bytes: [UInt8], file: String, kind: TableStore.Kind) {
    scanner = CSVScanner(bytes)
    self.kind = kind
    table = Table(file: file)
  }

  /// The table, sound or not.
  func parsed() -> Table {
    var parser = self
    parser.parse()
    return parser.table
  }

  /// Records first, then numbers: one unmistakable decimal comma decides how all commas are read.
  private mutating func parse() {
    if let fault = Encoding.tableFault(scanner.bytes) {
      table.faults.add(nil, fault)
      return
    }
    split()
    // An open quote swallows the rest of the file: nothing else can be said of it.
    if let line = scanner.openQuote {
      table.faults.add(line, .openQuote)
      return
    }
    if let first = records.first, isHeader(first) { records.removeFirst() }
    let numbers = TableNumber(hasDecimalCommas: hasDecimalCommas, isEuropean: scanner.separator == 59)
    for record in records { read(record, numbers) }
    if records.isEmpty, table.faults.isEmpty {
      table.faults.add(nil, .table("has no rows", help: Fault.twoColumns))
    }
    sort()
  }

  /// Records of two fields; empty lines are none, others are reported.
  private mutating func split() {
    while scanner.next() {
      let fields = scanner.fields
      if fields.allSatisfy({ $0.range.isEmpty }) { continue }
      if fields.count == 2 {
        records.append((scanner.recordLine, fields[0], fields[1]))
      } else {
        table.faults.add(
          scanner.recordLine,
          .columns(fields.count, isComma: scanner.separator == 44, fields.map(scanner.text)))
      }
    }
  }

  /// Whether a first line is the header: neither of its cells is a number.
  private func isHeader(_ record: (line: Int, moment: CSVScanner.Field, value: CSVScanner.Field)) -> Bool {
    func isNumber(_ text: String) -> Bool { text.utf8.contains { (48...57).contains($0) } }
    let (moment, value) = (scanner.text(record.moment), scanner.text(record.value))
    return Fault.formula(moment) == nil && Moment.parse(moment) == nil && Cursor.decimal(value) == nil
      && !(isNumber(moment) && isNumber(value))
  }

  /// Whether there are commas that can only be decimal ones; there are none in most tables.
  private var hasDecimalCommas: Bool {
    // Where commas separate, only quoted cells can hold one.
    let hasCommas = scanner.separator == 59 ? scanner.bytes.contains(44) : scanner.bytes.contains(34)
    guard hasCommas else { return false }
    return records.contains { record in
      [record.moment, record.value].contains { field in
        guard scanner.bytes[field.range].contains(44) else { return false }
        return TableNumber.isDecimalComma(Self.digits(scanner.text(field)))
      }
    }
  }

  /// Takes a record's row, where both cells are sound.
  private mutating func read(
    _ record: (line: Int, moment: CSVScanner.Field, value: CSVScanner.Field), _ numbers: TableNumber
  ) {
    let (momentText, valueText) = (scanner.text(record.moment), scanner.text(record.value))
    let moment = moment(momentText, line: record.line, numbers: numbers)
    let value = value(valueText, line: record.line, numbers: numbers)
    guard let moment, let value else { return }
    table.rows.append(
      .init(line: record.line, moment: moment, momentText: momentText, value: value, valueText: valueText))
  }

  /// The first cell: a date, or a number.
  private mutating func moment(_ text: String, line: Int, numbers: TableNumber) -> Double? {
    // A date has no commas to be read.
    if let found = Moment.parse(text), found.isDate {
      table.hasDates = true
      return found.moment
    }
    return number(text, of: text, line: line, numbers: numbers, else: .noMoment(text))
  }

  /// The second cell: a share, or a whole number of people.
  private mutating func value(_ text: String, line: Int, numbers: TableNumber) -> Double? {
    let kind = kind
    func other() -> Fault { kind == .chances ? .noChance(text) : .noPeople(text) }
    // Nobody writes a whole number of people with three places after a point or comma, unless it parts thousands.
    if kind == .people, let whole = TableNumber.wholeOfGroups(text) {
      table.faults.add(line, .ambiguousNumber(text, whole: whole, fraction: text.replacing(",", with: ".")))
      return nil
    }
    // `10%` in a table is a share, as elsewhere.
    let isPercent = kind == .chances && text.hasSuffix("%")
    guard
      let number = number(
        isPercent ? Self.digits(text) : text, of: text, line: line, numbers: numbers, else: other())
    else {
      return nil
    }
    let value = isPercent ? number / 100 : number
    // Within what the column may hold.
    let isSound =
      switch kind {
      case .chances: (0...1).contains(value)
      case .people: value == value.rounded() && value >= 0 && value <= Double(PoolReader.mostPeople)
      }
    if !isSound { table.faults.add(line, other()) }
    return isSound ? value : nil
  }

  /// A share without its sign.
  private static func digits(_ text: String) -> String {
    text.hasSuffix("%") ? String(text.dropLast()).trimming() : text
  }

  /// A number, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - digits: what is read, without a percent sign.
  ///   - text: the cell, for messages.
  private mutating func number(
    _ digits: String, of text: String, line: Int, numbers: TableNumber,
    else other: @autoclosure () -> Fault
  ) -> Double? {
    switch numbers.read(digits) {
    case .number(let number): return number
    case .ambiguous(let whole, let fraction):
      table.faults.add(line, .ambiguousNumber(text, whole: whole, fraction: fraction))
    case .grouped(let plain): table.faults.add(line, .groupedNumber(text, plain))
    case .none: table.faults.add(line, Fault.formula(text) ?? other())
    }
    return nil
  }

  /// By moments; equal ones are reported. Most tables are in order.
  private mutating func sort() {
    let isSorted = zip(table.rows, table.rows.dropFirst()).allSatisfy { $0.moment < $1.moment }
    // Sorted or not, equal moments are a mistake; in a sorted table neighbours rise strictly.
    if isSorted { return }
    table.rows.sort { ($0.moment, $0.line) < ($1.moment, $1.line) }
    for (before, after) in zip(table.rows, table.rows.dropFirst()) where before.moment == after.moment {
      table.faults.add(after.line, .momentTwice(after.momentText, before.line))
    }
  }
}
