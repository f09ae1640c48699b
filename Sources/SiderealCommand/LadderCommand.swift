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

  @OptionGroup var search: SearchArguments

  @Flag(help: "Do not look for the years and people that better information is worth.")
  var noEquivalents = false

  @OptionGroup var caveat: CaveatArguments

  @OptionGroup var review: ReviewArguments

  func run() throws {
    try OutFile.check(search.out)
    let study = try Loading.study(file, isQuiet: search.quiet)
    let interruption = Interruption()
    var options = LadderOptions(search: search.options, findsEquivalents: !noEquivalents)
    options.caveat = try caveat.options(search.options)
    options.sweep = try caveat.sweep(of: study.problem)
    options.review = review.options
    if !search.quiet, let sweep = options.sweep { CaveatArguments.warn(of: sweep, in: study.problem) }
    let line = !search.quiet && Terminal.isTerminal(Output.standardError) ? ProgressLine() : nil
    let report = try Self.report(of: study, options, interruption.stop, line)
    if let out = search.out { try OutFile.write(report.json(), to: out) }
    Output.print(
      search.json ? report.json() : report.text(width: Terminal.width, isColoured: Terminal.isColoured))
    switch report.status {
    case .optimal: break
    case .limit: throw ExitCode.limit
    case .interrupted: throw ExitCode.interrupted
    }
  }

  private static func report(
    of study: Study, _ options: LadderOptions, _ stop: StopSignal, _ line: ProgressLine?
  ) throws -> LadderReport {
    defer { line?.clear() }
    do {
      return try DeepStack.run { try study.ladder(options, stop: stop, begins: { line?.show($0) }) }
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
