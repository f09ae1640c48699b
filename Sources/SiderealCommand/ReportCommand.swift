import ArgumentParser
import Charts
import Files
import Report
import Sidereal

/// `sidereal report`
///
/// Reads results only: nothing is solved, so a report is there at once, and of an old result as well as of a new one.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "A page with charts, which opens offline, of results that were printed as JSON.",
    discussion: """
      Results are what solve, ladder, value and simulate print with --json or write with --out, and what collect prints \
      with --json; lines of {"varied": {"KEY": VALUE}, "chance": CHANCE} do, too. Several of a kind stand side by side, with what \
      differs first. Without an option the report is printed as Markdown.
      """)

  /// At least one; of one kind or of several.
  @Argument(help: "Results, JSON; - for standard input.", completion: .file())
  var results: [String]

  /// Nil: no page.
  @Option(help: ArgumentHelp("Write one page to this file; - for standard output.", valueName: "file"))
  var html: String?

  /// Nil: no drawings.
  @Option(
    help: ArgumentHelp("Write every chart as a drawing of its own into this folder.", valueName: "folder"))
  var svg: String?

  /// Nil: both, and the reader's system decides.
  @Option(
    help: ArgumentHelp(
      "The ground of these drawings: auto (what the reader's system has), light, or dark. Default: auto.",
      valueName: "auto|light|dark"))
  var theme: Palette.Theme?

  /// Nil: none, unless nothing else was asked for.
  @Option(
    help: ArgumentHelp(
      "Write words and tables as Markdown to this file; - for standard output.", valueName: "file"))
  var markdown: String?

  @OptionGroup var tables: TableArguments

  /// What can be told to be wrong without reading a result.
  func validate() throws {
    _ = try outs()
    if html == "-", markdown == "-" {
      throw ValidationError("standard output cannot be both the page and the Markdown")
    }
    if svg == "" { throw ValidationError("--svg names no folder") }
    if svg == "-" { throw ValidationError("--svg writes several files, and - is one stream: name a folder") }
    if svg == nil, theme != nil {
      throw ValidationError("--theme is the ground of --svg, and there is no --svg")
    }
    if results.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be one result only")
    }
  }

  /// From files to a report in every form that was asked for.
  func run() throws {
    Interruption.shared.enter(.busy)
    // All results are read before anything is written, so that a wrong one leaves everything as it was.
    let document = ReportDocument(try sources())
    // Looked at before anything is written.
    let (page, words) = try outs()
    let files = [("--html", page), ("--markdown", words)].compactMap { option, file in
      file.map { (option: option, name: $0.name) }
    }
    // Made once: what is written depends on what the results hold.
    let drawings =
      svg == nil
      ? []
      : document.drawings(theme ?? .auto).map {
        OutFolder.File(name: $0.name + ".svg", text: $0.text)
      }
    // None of these is made unless it is wanted.
    let cells = tables.files(of: tables.csv == nil ? [] : document.tables)
    let pictures = try OutFolder(
      svg, option: "--svg", files: drawings.map(\.name), besides: results, outs: files)
    let sheets = try OutFolder(
      tables.csv, option: "--csv", files: cells.map(\.name), besides: results, outs: files)
    // One that could not be written keeps the others from nothing.
    var failures: [OutFile.Failure] = []
    do { try page?.write(document.html) } catch { failures.append(error) }
    do { try words?.write(document.markdown) } catch { failures.append(error) }
    do { try pictures?.write(drawings) } catch { failures.append(error) }
    do { try sheets?.write(cells) } catch { failures.append(error) }
    try Output.deliver(printed(document), besides: failures)
  }

  /// What standard output gets: what was sent there, or Markdown where nothing was asked for.
  private func printed(_ document: ReportDocument) -> String {
    if html == "-" { return document.html }
    // Somebody who only names results wants to see something.
    let isBare = html == nil && svg == nil && markdown == nil && tables.csv == nil
    return markdown == "-" || isBare ? document.markdown : ""
  }

  /// Where the page and the Markdown go; nil where they go nowhere, or to standard output.
  private func outs() throws -> (page: OutFile?, words: OutFile?) {
    let page = try OutFile(html, option: "--html", besides: results)
    let words = try OutFile(markdown, option: "--markdown", besides: results)
    if let page, let words, PathName.standard(page.name) == PathName.standard(words.name) {
      throw ValidationError("--html and --markdown name the same file, \(page.name.shown)")
    }
    return (page, words)
  }

  /// Every result; what is wrong with any of them is told at once.
  ///
  /// - Throws: the code of the first that is wrong.
  private func sources() throws -> [ReportDocument.Source] {
    var sources: [ReportDocument.Source] = []
    // Of the first that is wrong.
    var first: ExitCode?
    for file in results {
      do {
        let result = try AnyResult(try Input.bytes(file))
        sources.append(.init(name: Input.shownName(file), result: result))
      } catch let error as Input.Unreadable {
        Output.complain(error.sentence)
        first = first ?? .unreadableFile
      } catch {
        Output.note("\(Input.shownName(file)): error: \("\(error)".shown)\n")
        first = first ?? .wrongFile
      }
    }
    if let first { throw first }
    return sources
  }
}

/// Its names are those of the option.
extension Palette.Theme: ExpressibleByArgument {}
