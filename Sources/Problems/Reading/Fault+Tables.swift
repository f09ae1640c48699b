// MARK: - Tables

/// Mistakes in CSV files: reported at the name of the file, with the line in the message.
extension Fault {
  /// What is wrong in a line of a table (nil: with the table as a whole).
  static func inTable(_ file: String, line: Int?, _ fault: Fault) -> Fault {
    let place = line.map { "'\(file)', line \($0): " } ?? "the CSV file '\(file)' "
    return Fault("csv", place + fault.message, help: fault.help ?? tableHelp, severity: fault.severity)
  }
  /// What is beyond `Table.Faults.mostTold`.
  static func moreInTable(_ file: String, _ count: Int) -> Fault {
    Fault("csv", "'\(file)': and \(count) more lines are wrong", help: tableHelp)
  }
  private static var tableHelp: String {
    "two columns, a moment and a value; the path is relative to the problem file"
  }
  /// The file as a whole: it cannot be read, or has no rows.
  static func table(_ why: String) -> Fault { Fault("csv", why) }
  /// Where commas are decimal signs and separators at once, a row falls into three or four cells.
  static func columns(_ count: Int, isComma: Bool, _ cells: [String]) -> Fault {
    let text = cells.joined(separator: isComma ? "," : ";")
    let help: String? =
      if text.contains("\t") {
        "part the columns with commas or semicolons"
      } else if isComma, count == 3 || count == 4 {
        "part the columns with semicolons where commas are decimal, or write points"
      } else {
        nil
      }
    return Fault("csv", "\(count) column\(count == 1 ? "" : "s"), and there should be two", help: help)
  }
  /// The first cell.
  static func noMoment(_ text: String) -> Fault {
    Fault(
      "csv", "'\(text)' is no moment",
      help: momentHelp(text) ?? "write a year such as 2035, or a date such as 2035-07-01")
  }
  /// The second cell of a law …
  static func noChance(_ text: String) -> Fault {
    Fault("csv", "the chance '\(text)' is no share from 0 to 1", help: "write \(percentHelp(text))")
  }
  /// … and of a headcount.
  static func noPeople(_ text: String) -> Fault {
    Fault("csv", "'\(text)' people, and people are whole numbers from 0 to 10,000,000", help: "write 30")
  }
  /// `1,000` is a thousand to some and one to others.
  static func ambiguousNumber(_ text: String, whole: String, fraction: String) -> Fault {
    let reading = Cursor.decimal(fraction).map(Spelling.short) ?? fraction
    return Fault(
      "ambiguous-number", "'\(text)' may mean \(whole) or \(reading)", help: "write \(whole) or \(reading)")
  }
  /// `1.000.000`, which is a number to some readers only.
  static func groupedNumber(_ text: String, _ plain: String) -> Fault {
    Fault("csv", "'\(text)' has its thousands in groups", help: "write \(plain)")
  }
  /// Which of the two rows should hold?
  static func momentTwice(_ text: String, _ line: Int) -> Fault {
    Fault(
      "duplicate-moment", "the moment \(text) is there twice, first in line \(line)", help: "keep one of them"
    )
  }
}
