import ArgumentParser
import Foundation
import Sidereal
import Threads

/// `sidereal simulate`
///
/// The simulation shares no code with the exact chance, so their agreement says something about both.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Carry the plan out person by person, many times, as a check on its exact chance.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  /// Nil: 100,000, at which an interval of 95 % is at most about 0.006 wide.
  @Option(help: "How many times the plan is carried out, from 1 to 1000000000. Default: 100000.")
  var runs: Typed<Int>?

  /// Then the exact chance does not apply, and there is nothing to agree with.
  @Flag(help: "Suppose that a person is right or wrong for life, not for an attempt.")
  var persistent = false

  @OptionGroup var options: SolveOptions

  /// What can be told to be wrong without reading the problem.
  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "simulate", help: Self.helpMessage())
    _ = try runs?.checked("--runs", "is a whole number from 1 to 1000000000") {
      (1...1_000_000_000).contains($0)
    }
    if file == "-", options.plan == "-" {
      throw ValidationError("standard input cannot be both the problem and the plan")
    }
    _ = try Destination<SimulationReport>(options.search, besides: options.inputs(file))
  }

  /// Finds or reads a plan, carries it out, and reports.
  ///
  /// A plan that is not proven best, or fewer runs than were asked for, end with the code of a limit.
  func run() throws {
    let search = options.search
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: search.quiet)
    let (study, plan) = try Loading.studyAndPlan(file, options, line: line)
    let destination = try Destination<SimulationReport>(search, besides: options.inputs(file) + study.tables)
    let budget = search.budget
    var run = SolveRun(
      study: study, options: search.options, engine: options.engine, rules: [], plan: plan,
      budget: budget.share(Self.shareOfSearch), line: line, checksSample: false)
    // The search is told its own share, so that its report names the limit that it had.
    run.options.timeLimit = run.budget.secondsLeft
    let solved = try SolveCommand.report(of: run, planFile: options.plan)
    var answer = try simulated(solved.answer, of: study, within: budget, line: line)
    line?.clear()
    answer.isInterrupted = budget.isInterrupted
    answer.isBestPlan = plan != nil || solved.answer.status == .optimal
    let report = study.report(answer)
    try destination.deliver(report, json: report.json(), text: report.text(width: Terminal.space.width))
    if budget.isInterrupted { throw Interruption.shared.exitCode }
    if !answer.isComplete || !answer.isBestPlan { throw ExitCode.limit }
  }

  /// Of the time, where no plan is given: the rest is for the simulation.
  private static let shareOfSearch = 0.75

  private var runsAsked: Int { runs?.value ?? 100_000 }

  /// Seconds that the runs under way have for their end once the time is over.
  private static let grace = 0.3

  private func simulated(
    _ answer: Answer, of study: Study, within budget: TimeBudget, line: ProgressLine?
  ) throws -> SimulationAnswer {
    let runs = runsAsked
    line?.show("simulating")
    return try study.simulate(
      answer, runs: runs, isLasting: persistent, options: options.search.options, within: budget,
      grace: Self.grace
    ) { done in
      line?.update("simulating: \(Percent.text(Double(done) / Double(runs))) of \(runs) runs")
    }
  }
}
