import Analysis
import ArgumentParser
import Foundation
import Sidereal
import Threads

/// `sidereal ladder`
///
/// Solves the problem again and again under other information, so it can take many times as long as `solve`.
struct LadderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ladder",
    abstract: "What better and worse informed allocators reach, and what each step is worth.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  @OptionGroup var search: SearchArguments

  /// Nil: one is looked for.
  @Option(
    help: ArgumentHelp(
      "Take the static plan of this result instead of looking for one; where the file reveals the world on the way, the"
        + " two-stage plan.", valueName: "result"))
  var plan: String?

  /// They are searches of their own, and take time.
  @Flag(help: "Do not look for the years and people that better information is worth.")
  var noEquivalents = false

  @OptionGroup var caveat: CaveatArguments

  @OptionGroup var review: ReviewArguments

  /// What can be told to be wrong without reading the problem.
  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "ladder", help: Self.helpMessage())
    _ = try Destination<LadderReport>(search, besides: inputs)
    if let plan, plan.isEmpty { throw ValidationError("--plan names no file") }
    if file == "-", plan == "-" {
      throw ValidationError("standard input cannot be both the problem and the plan")
    }
  }

  /// Files that are read, and so never written over.
  private var inputs: [String] { [file, plan].compactMap { $0 } }

  /// From the file to the report and the exit code.
  ///
  /// All rungs share one budget of time. A report that ended at a limit is printed like any other; its code
  /// tells.
  func run() throws {
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: search.quiet)
    let study = try Loading.study(file, isQuiet: search.quiet, line)
    // Before the work: a result that cannot be put anywhere would be hours lost.
    let destination = try Destination<LadderReport>(search, besides: inputs + study.tables)
    var options = LadderOptions(search: search.options, findsEquivalents: !noEquivalents)
    options.caveat = try caveat.options(search.options)
    options.sweep = try caveat.sweep(of: study.problem)
    options.review = review.options
    options.plan = try plan.map { try Loading.plan($0, for: study) }
    if !search.quiet, let sweep = options.sweep { CaveatArguments.warn(of: sweep, in: study.problem) }
    let budget = search.budget
    var ladder = try ladder(of: study, options, within: budget, line: line)
    ladder.stopReason = Ending.reason(of: ladder.status, after: budget, search.options)
    let report = study.report(ladder)
    try destination.deliver(
      report, json: report.json(), text: report.text(in: Terminal.space, isColoured: Terminal.isColoured))
    try Ending.report(ladder.status)
  }

  private func ladder(
    of study: Study, _ options: LadderOptions, within budget: TimeBudget, line: ProgressLine?
  ) throws -> LadderAnswer {
    defer { line?.clear() }
    Interruption.shared.enter(.working)
    do {
      return try DeepStack.run {
        try study.ladder(options, within: budget, begins: { line?.show("solving: \($0)") })
      }
    } catch let error as InfeasiblePlan {
      for violation in error.violations {
        Output.note("\(Input.shownName(plan ?? "-")): error: \(violation.shown)\n")
      }
      throw ExitCode.wrongFile
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
