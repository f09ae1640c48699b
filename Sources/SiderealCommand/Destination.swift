import ArgumentParser
import Files
import Report
import Sidereal

/// Where a command's result goes: text, JSON or a page to standard output, JSON and a page to files and tables to a folder where
/// such were named.
struct Destination<Report: TabledReport> {
  /// Nil: standard output alone.
  private let out: OutFile?
  /// Nil: no page.
  private let page: OutFile?
  /// Nil: no tables.
  private let folder: OutFolder?
  /// How tables are written.
  private let tables: TableArguments
  /// Decided before any work.
  private let printed: Form

  /// What standard output gets.
  private enum Form { case text, json, page }

  /// Looked at before any work.
  ///
  /// - Parameter inputs: files that the command reads, as they were named.
  /// - Throws: a wrong use of `--out`, `--html` or `--csv`.
  init(_ search: SearchArguments, besides inputs: [String]) throws {
    let file = try OutFile(search.out, besides: inputs)
    page = try OutFile(search.html, option: "--html", besides: inputs)
    // `/dev/stdout` is standard output, too, and must not get the result twice.
    let isHere = search.out == "-" || file?.isStandardOutput ?? false
    out = isHere ? nil : file
    printed = search.html == "-" ? .page : search.json || isHere ? .json : .text
    tables = search.tables
    if let out, let page, PathName.standard(out.name) == PathName.standard(page.name) {
      throw ValidationError("--out and --html name the same file, \(page.name.shown)")
    }
    // Neither may be one of the tables.
    let outs = [("--out", out), ("--html", page)].compactMap { option, file in
      file.map { (option: option, name: $0.name) }
    }
    folder = try OutFolder(
      tables.csv, option: "--csv", files: Report.tableNames.map(TableArguments.file), besides: inputs,
      outs: outs)
  }

  /// Prints the result, and writes it to the files and the folder.
  ///
  /// No form is made unless it is wanted; JSON at most once. The page is made of the JSON, as `report` makes it of a file.
  ///
  /// - Throws: the code of what could not be written, which was said.
  func deliver(
    _ report: Report, json: @autoclosure () -> String, text: @autoclosure () -> String
  ) throws {
    Interruption.shared.enter(.busy)
    // JSON is also what a page is made of.
    let isPage = page != nil || printed == .page
    let result = out != nil || printed == .json || isPage ? json() : nil
    let html = isPage ? Self.page(of: result ?? "") : nil
    // Files first: printing may end the program.
    var failures: [OutFile.Failure] = []
    for (file, content) in [(out, result), (page, html)] {
      guard let file, let content else { continue }
      do { try file.write(content) } catch { failures.append(error) }
    }
    if let folder {
      do { try folder.write(tables.files(of: report.tables)) } catch { failures.append(error) }
    }
    // What was asked for on standard output is printed whatever became of the files.
    switch printed {
    case .text: try Output.deliver(text(), besides: failures)
    case .json: try Output.deliver(result ?? "", besides: failures)
    case .page: try Output.deliver(html ?? "", besides: failures)
    }
    // Said already; the result itself is there all the same.
    if isPage, html == nil { throw ExitCode.bug }
  }

  /// The page of a result that was just written; nil, with a word, where there is a bug: what we write we can read.
  private static func page(of json: String) -> String? {
    do {
      return ReportDocument([.init(name: "result", result: try AnyResult(Array(json.utf8)))]).html
    } catch {
      Output.complain("a bug of ours: our own result cannot be read: \(error)")
      return nil
    }
  }
}
