import ArgumentParser
import Batch
import Foundation
import Report
import Sidereal

/// `sidereal collect`
///
/// Reads records alone: no problem, and nothing of when or where they were made.
struct CollectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collect", abstract: "Summarise the results in a batch's folder.",
    discussion: """
      The summary hangs on the results alone: it has the same bytes however many machines made them, and in whatever \
      order. Jobs that failed are rows too.
      """)

  @Argument(help: "The folder that 'sidereal batch --out' wrote.", completion: .directory)
  var folder: String

  /// In the same order as the table.
  @Flag(help: "Print a line of JSON for each row.")
  var json = false

  @Option(help: ArgumentHelp("Write the lines of JSON to this file too.", valueName: "file"))
  var out: String?

  /// For a text that others go on writing.
  @Option(help: ArgumentHelp("Write a table in Markdown to this file too.", valueName: "file"))
  var markdown: String?

  /// For colleagues: it opens offline.
  @Option(help: ArgumentHelp("Write a page with a table that sorts to this file too.", valueName: "file"))
  var html: String?

  @OptionGroup var tables: TableArguments

  @Flag(help: "No warnings.")
  var quiet = false

  /// What stands in the way of the files is seen before the folder is read.
  func validate() throws { _ = try (outFile(out), outFile(markdown), outFile(html)) }

  /// Nil where nothing was asked for; inputs are records under names that nobody would choose.
  private func outFile(_ name: String?) throws -> OutFile? { try OutFile(name, besides: []) }

  /// From the records to every form that was asked for; files come first, since printing may end the program.
  func run() throws {
    Interruption.shared.enter(.busy)
    guard FileIdentity.isFolder(folder) else {
      Output.complain("cannot read \(folder.shown): there is no such folder")
      throw ExitCode.unreadableFile
    }
    let summary = BatchSummary(ResultStore(folder)) { path in
      if !quiet { Output.complain("warning: \(path.shown) is no whole record, and is passed over") }
    }
    guard !summary.rows.isEmpty else {
      Output.complain(
        "\(folder.shown) has no results: 'sidereal batch FILE… --out \(folder.shown)' makes them")
      throw ExitCode.wrongFile
    }
    let page = SummaryPage(
      title: "Results of a batch", lead: summary.lead, table: summary.shownTable,
      names: Set(["file", "error"] + summary.variedKeys))
    var failures: [OutFile.Failure] = []
    /// Makes a form only where somebody wants it.
    func write(_ name: String?, _ text: @autoclosure () -> String) throws {
      guard let file = try outFile(name), !file.isStandardOutput else { return }
      do { try file.write(text()) } catch { failures.append(error) }
    }
    try write(out, summary.jsonLines)
    try write(markdown, page.markdown)
    try write(html, page.html)
    // One long table, whatever was varied.
    let files = tables.files(of: [summary.table])
    let outs = out.map { [(option: "--out", name: $0)] } ?? []
    if let place = try OutFolder(
      tables.csv, option: "--csv", files: files.map(\.name), besides: [], outs: outs)
    {
      do { try place.write(files) } catch { failures.append(error) }
    }
    // One form on standard output: the one that was sent there, or what people read.
    let text =
      [html, markdown].contains("-")
      ? (html == "-" ? page.html : page.markdown)
      : json || out == "-" ? summary.jsonLines : summary.text(in: Terminal.space)
    try Output.deliver(text, besides: failures)
  }
}
