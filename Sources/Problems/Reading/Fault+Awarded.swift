// MARK: - Grants that were made

/// Words for what is wrong with a table of a status quo.
extension Fault {
  /// Archives differ in their columns; these two, or three, are needed.
  static func missingAwardedColumn(_ key: String) -> Fault {
    Fault(
      "csv", "the column '\(key)' is missing",
      help:
        "columns: area (or Focus Area), amount, and date where 'since' is stated; others are not looked at")
  }
  static var emptyArea: Fault {
    Fault("csv", "the area is empty", help: "write the name of a chunk or grant, or one that 'areas' has")
  }
  static func noAwardedAmount(_ text: String) -> Fault {
    Fault("csv", "'\(text.prefix(40))' is no amount, 0 or more", help: "write 250000, 250k or $1,234,567")
  }
  static func noArchiveDate(_ text: String) -> Fault {
    Fault("csv", "'\(text.prefix(40))' is no date", help: "write 2024-03-15, 2024-03, March 2024 or 2024")
  }
  /// All lines are older than what counts.
  static var nothingSince: Fault {
    .table("has no rows that count", help: "look at 'since', and at the dates")
  }
  /// Both may be meant by an area.
  static func chunkAndGrant(_ name: String) -> Fault {
    Fault(
      "unknown-name", "both a chunk and a grant are called '\(name)'", help: "give one of them another name")
  }
  /// How to say what an area is.
  static func areasHelp(_ area: String) -> String {
    "write 'areas: {\(area): NAME}' beside 'csv', or null there for what is of no concern"
  }
  static var noAwardedMoney: Fault {
    .table("gives no money to any chunk", help: "amounts are what people are shared out by")
  }
  static func moreAwarded(_ name: String, _ count: Int, most: Int) -> Fault {
    Fault(
      "out-of-range",
      "the table pays for \(count) awards of the grant '\(name)', and there are \(most) at most",
      help: "raise the grant's max or its cost, or leave older lines out with 'since'")
  }
  static func noneAwarded(_ name: String) -> Fault {
    Fault(
      "grant-unused",
      "the table does not pay for one award of the grant '\(name)': the status quo makes none",
      help: "look at its cost, and at the amounts", severity: .warning)
  }
}
