import Sidereal

/// Where a command's result goes: text or JSON to standard output, JSON to a file and tables to a folder where such were
/// named.
struct Destination<Report: TabledReport> {
  /// Nil: standard output alone.
  private let out: OutFile?
  /// Nil: no tables.
  private let folder: OutFolder?
  /// Whether standard output gets JSON, because of `--json` or of `--out -`.
  private let printsJSON: Bool

  /// Looked at before any work.
  ///
  /// - Parameter inputs: files that the command reads, as they were named.
  /// - Throws: a wrong use of `--out` or `--csv`.
  init(_ search: SearchArguments, besides inputs: [String]) throws {
    let file = try OutFile(search.out, besides: inputs)
    // `/dev/stdout` is standard output, too, and must not get the result twice.
    let isHere = search.out == "-" || file?.isStandardOutput ?? false
    out = isHere ? nil : file
    printsJSON = search.json || isHere
    folder = try OutFolder(search.tables, tables: Report.tableNames, besides: inputs, out: out?.name)
  }

  /// Prints the result, and writes it to the file and the folder.
  ///
  /// No form is made unless it is wanted; JSON at most once.
  ///
  /// - Throws: the code of what could not be written, which was said.
  func deliver(
    _ report: Report, json: @autoclosure () -> String, text: @autoclosure () -> String
  ) throws {
    Interruption.shared.enter(.busy)
    let written = out.map { ($0, json()) }
    var failures: [OutFile.Failure] = []
    if let (out, json) = written { do { try out.write(json) } catch { failures.append(error) } }
    if let folder { do { try folder.write(report.tables) } catch { failures.append(error) } }
    try Output.deliver(printsJSON ? written?.1 ?? json() : text(), besides: failures)
  }
}
