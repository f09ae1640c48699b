import ArgumentParser
import Sidereal

/// Whether and how a command's tables are written as CSV, checked.
struct TableArguments: ParsableArguments {
  /// Nil: no tables.
  @Option(
    help: ArgumentHelp(
      "Write every table of the result as a CSV file into this folder too.", valueName: "folder"))
  var csv: String?

  /// Nil: that for programs.
  @Option(
    help: ArgumentHelp(
      "plain (commas), excel, or excel-eu (semicolons and decimal commas). Default: plain.",
      valueName: "plain|excel|excel-eu"))
  var csvDialect: TableDialect?

  /// Refuses what names no folder.
  func validate() throws {
    if csv == nil, csvDialect != nil {
      throw ValidationError("--csv-dialect says how --csv writes, and there is no --csv")
    }
    if csv == "" { throw ValidationError("--csv names no folder") }
    if csv == "-" { throw ValidationError("--csv writes several files, and - is one stream: name a folder") }
  }

  /// The files that tables become.
  func files(of tables: [PlainTable]) -> [OutFolder.File] {
    tables.map { .init(name: Self.file($0.name), text: (csvDialect ?? .plain).text(of: $0)) }
  }

  /// The name of a table's file.
  static func file(_ table: String) -> String { table + ".csv" }
}

/// Its names are those of the option.
extension TableDialect: ExpressibleByArgument {}
