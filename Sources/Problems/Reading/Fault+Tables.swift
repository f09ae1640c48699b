// MARK: - Tables

/// Mistakes in CSV files: reported at the name of the file, with the line in the message.
extension Fault {
  /// What is wrong in a line of a table (nil: with the table as a whole), and in which column.
  static func inTable(_ file: String, line: Int?, column: String? = nil, fault: Fault) -> Fault {
    let spot = column.map { ", column '\($0)'" } ?? ""
    let place = line.map { "'\(file)', line \($0)\(spot): " } ?? "the CSV file '\(file)' "
    return Fault("csv", place + fault.message, help: fault.help, severity: fault.severity)
  }
  /// What is beyond `Table.Faults.mostTold`.
  static func moreInTable(_ file: String, _ count: Int) -> Fault {
    Fault("csv", "'\(file)': and \(count) more lines are wrong", help: twoColumns)
  }
  /// The shape of laws and headcounts.
  static let twoColumns = "two columns, a moment and a value; the path is relative to the problem file"
  /// The file as a whole: it cannot be read, or has no rows.
  static func table(_ why: String, help: String? = nil) -> Fault {
    Fault("csv", why, help: help ?? "the path is relative to the problem file")
  }
  static var openQuote: Fault {
    Fault("csv", "a quote opens here and never closes", help: "close it, or write quotes within a cell twice")
  }
  static var emptyTable: Fault { .table("has no rows", help: "the first line names the columns") }
  static var headerAlone: Fault { .table("has no rows", help: "write a line for each below the header") }
  static var tooManyLines: Fault {
    .table("has more than 10,000 rows", help: "a problem has at most 10,000 of a kind")
  }
  /// Not saved as UTF-8, and as what instead.
  static func encoding(_ found: String) -> Fault {
    .table(
      found,
      help: "save it as UTF-8: in Excel 'CSV UTF-8', in LibreOffice the character set 'Unicode (UTF-8)'")
  }
  /// `=A1+2`, which only a spreadsheet can work out, and `#REF!`, where that failed; nil for any other text.
  static func formula(_ text: String) -> Fault? {
    if text.hasPrefix("=") {
      return Fault(
        "csv", "'\(text.prefix(40))' is a formula",
        help: "write its value, as spreadsheets do when they save CSV")
    }
    let failures = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"]
    return failures.contains(text)
      ? Fault(
        "csv", "'\(text)' is the error of a formula", help: "mend it in the spreadsheet, and save again")
      : nil
  }
  /// A first line that names nothing.
  static func noHeader(_ kind: TableKind) -> Fault {
    Fault(
      "csv", "the first line names none of the columns of \(kind.noun)s",
      help: "write a header line: \(kind.header)")
  }
  /// A column that means nothing, or is misspelt.
  static func unknownColumn(_ name: String, in kind: TableKind, like near: String?) -> Fault {
    Fault(
      "csv",
      name.isEmpty ? "a column has no header" : "there is no column '\(name)' in a table of \(kind.noun)s",
      help: near.map { "did you mean '\($0)'?" } ?? "columns: \(kind.header)")
  }
  static func columnTwice(_ name: String) -> Fault {
    Fault("csv", "the column '\(name)' is there twice", help: "keep one of them")
  }
  /// A column without which lines make no sense.
  static func missingColumn(_ name: String, _ kind: TableKind) -> Fault {
    Fault("csv", "the column '\(name)' is missing", help: "columns: \(kind.header)")
  }
  /// - Parameter line: of the first one; nil: the problem file has it itself.
  static func nameTwice(_ noun: String, _ name: String, first line: Int?) -> Fault {
    Fault(
      "duplicate-key",
      "the \(noun) '\(name)' is there twice, first in \(line.map { "line \($0)" } ?? "the problem file")",
      help: "keep one of them, or give each a name of its own")
  }
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
  ///
  /// - Parameter unit: what stands behind both.
  static func ambiguousNumber(_ text: String, whole: String, fraction: String, unit: String = "") -> Fault {
    let readings = whole + unit + " or " + (Cursor.decimal(fraction).map(Spelling.short) ?? fraction) + unit
    return Fault("ambiguous-number", "'\(text)' may mean \(readings)", help: "write \(readings)")
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
