import ArgumentParser
import Foundation
import Sidereal

/// `sidereal ladder`
struct LadderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ladder",
    abstract: "What better and worse informed allocators reach, and what each step is worth.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.")
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  @OptionGroup var search: SearchArguments

  @Flag(help: "Do not look for the years and people that better information is worth.")
  var noEquivalents = false

  @OptionGroup var caveat: CaveatArguments

  @OptionGroup var review: ReviewArguments

  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "ladder")
    _ = try Destination(search, besides: [file])
  }

  func run() throws {
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: search.quiet)
    let study = try Loading.study(file, isQuiet: search.quiet, line)
    let destination = try Destination(search, besides: [file] + study.tables)
    var options = LadderOptions(search: search.options, findsEquivalents: !noEquivalents)
    options.caveat = try caveat.options(search.options)
    options.sweep = try caveat.sweep(of: study.problem)
    options.review = review.options
    if !search.quiet, let sweep = options.sweep { CaveatArguments.warn(of: sweep, in: study.problem) }
    let report = try Self.report(of: study, options, Interruption.shared.stop, line)
    try destination.deliver(
      json: report.json(), text: report.text(in: Terminal.space, isColoured: Terminal.isColoured))
    switch report.status {
    case .optimal: break
    case .limit: throw ExitCode.limit
    case .interrupted: throw Interruption.shared.exitCode
    }
  }

  private static func report(
    of study: Study, _ options: LadderOptions, _ stop: StopSignal, _ line: ProgressLine?
  ) throws -> LadderReport {
    defer { line?.clear() }
    Interruption.shared.enter(.working)
    do {
      return try DeepStack.run {
        try study.ladder(options, stop: stop, begins: { line?.show("solving: \($0)") })
      }
    } catch let error as ImpossibleLadder {
      for broken in error.broken {
        Output.complain("a bug of ours: an order that must hold is broken: \(broken)")
      }
      throw ExitCode.bug
    } catch {
      Output.complain("a bug of ours: the ladder failed: \(error)")
      throw ExitCode.bug
    }
  }
}
