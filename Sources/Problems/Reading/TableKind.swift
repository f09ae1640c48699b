/// What tables of named things may hold: one for pools, one for chunks, one for grants. Their columns are the keys that
/// the things have in a problem file, so that a line means what the mapping there would.
struct TableKind {
  /// How the cells of a column are read.
  enum Cell: Hashable {
    /// Names the line; needed.
    case name
    /// A word.
    case text
    /// A number with its unit or sign, or the two ends of an interval.
    case number
    /// The same, and whole: `1.000` is refused whatever the table's decimal sign.
    case whole
    /// A number, or keys with numbers: `2026: 30 | 2030: 60`.
    case numbers
    /// Names with bars between: `theorists | engineers`.
    case list
    /// Moments with blanks, commas, semicolons or bars between.
    case moments
    /// What is taken of this budget.
    case budget(String)

    /// Whether it holds numbers whose commas have to be understood.
    var isNumeric: Bool {
      switch self {
      case .number, .whole, .numbers, .budget: true
      case .name, .text, .list, .moments: false
      }
    }
  }

  /// What a line is, for messages.
  let noun: String
  /// In the order in which messages list them.
  let columns: [(name: String, cell: Cell)]
  /// Each needs one of the columns in a group, or the table makes no sense.
  let required: [[String]]
  /// Each may have a column of its own.
  var budgets = Names([])
  /// Whether an empty cost is a mistake: what an application costs is not left to be guessed.
  var needsCosts = false

  static func pools(_ budgets: Names) -> TableKind {
    TableKind(
      noun: "pool",
      columns: [
        ("name", .name), ("headcount", .numbers), ("correct", .number), ("pace", .number), ("cost", .number),
      ], required: [["name"], ["headcount"]], budgets: budgets)
  }

  static let chunks = TableKind(
    noun: "chunk",
    columns: [
      ("name", .name), ("count", .whole), ("years", .number), ("team", .numbers), ("joining", .text),
      ("credit", .text), ("pools", .list), ("after", .list), ("needed", .text), ("hastens", .numbers),
      ("correct", .number),
    ], required: [["name"], ["years"]])

  static func grants(_ budgets: Names) -> TableKind {
    TableKind(
      noun: "grant",
      columns: [
        ("name", .name), ("people", .whole), ("pool", .text), ("adds", .numbers), ("cost", .number),
        ("lag", .number), ("lasts", .number), ("max", .whole), ("award", .moments),
      ], required: [["name"], ["people", "adds"], ["pool", "adds"]], budgets: budgets, needsCosts: true)
  }

  /// What a header means; the names of keys go before those of budgets, whatever their case.
  func cell(of header: String) -> (key: String, cell: Cell)? {
    let lower = header.lowercased()
    if let column = columns.first(where: { $0.name == lower }) { return (column.name, column.cell) }
    return budgets.index(of: header) == nil ? nil : (header, .budget(header))
  }

  /// All headers, for help.
  var header: String {
    let names = columns.map(\.name) + (budgets.count == 0 ? [] : ["a budget's name"])
    return names.joined(separator: ", ")
  }
}
