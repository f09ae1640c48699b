import ArgumentParser
import Foundation
import Sidereal

/// `sidereal simulate`
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Carry the plan out person by person, many times, as a check on its exact chance.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.")
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  @Option(help: "How many times the plan is carried out, from 1 to 1000000000. Default: 100000.")
  var runs: Typed<Int>?

  @Flag(help: "Suppose that a person is right or wrong for life, not for an attempt.")
  var persistent = false

  @OptionGroup var options: SolveOptions

  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "simulate", help: Self.helpMessage())
    _ = try runs?.checked("--runs", "is a whole number from 1 to 1000000000") {
      (1...1_000_000_000).contains($0)
    }
    if file == "-", options.plan == "-" {
      throw ValidationError("standard input cannot be both the problem and the plan")
    }
    _ = try Destination(options.search, besides: options.inputs(file))
  }

  func run() throws {
    let search = options.search
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: search.quiet)
    let (study, plan) = try Loading.studyAndPlan(file, options, line)
    let destination = try Destination(search, besides: options.inputs(file) + study.tables)
    let budget = search.budget
    var run = SolveRun(
      study: study, options: search.options, engine: options.engine, rules: [], plan: plan,
      budget: budget.share(Self.shareOfSearch), line: line, checksSample: false)
    run.options.timeLimit = run.budget.secondsLeft
    let solved = try SolveCommand.report(of: run, planFile: options.plan)
    let estimate = try simulated(solved, study.instance, within: budget, line)
    line?.clear()
    var report = SimulationReport(
      chance: solved.chance, simulated: estimate?.chance, interval: estimate?.interval,
      runs: estimate?.runs ?? 0, seed: search.options.seed,
      agrees: persistent ? nil : estimate?.agrees(with: solved.chance))
    report.runsAsked = runsAsked
    report.isInterrupted = budget.isInterrupted
    report.isBestPlan = plan != nil || solved.status == .optimal
    try destination.deliver(json: report.json(), text: report.text(width: Terminal.space.width))
    if budget.isInterrupted { throw Interruption.shared.exitCode }
    if report.runs < runsAsked || !report.isBestPlan { throw ExitCode.limit }
  }

  /// Of the time, where no plan is given: the rest is for the simulation.
  private static let shareOfSearch = 0.75

  private var runsAsked: Int { runs?.value ?? 100_000 }

  /// Seconds that the runs under way have for their end once the time is over.
  private static let grace = 0.3

  /// Nil where not even one run was done in time.
  private func simulated(
    _ solved: SolveReport, _ instance: Instance, within budget: TimeBudget, _ line: ProgressLine?
  ) throws -> Estimate? {
    let correctness: Simulator.Correctness = persistent ? .lasting : .perAttempt
    let (runs, search) = (runsAsked, options.search.options)
    line?.show("simulating")
    return try Overseer.run(within: budget, grace: Self.grace) {
      let simulator = Simulator(solved.plan, of: instance, correctness: correctness)
      return simulator.run(runs, seed: search.seed, threads: search.threads, within: budget) { done in
        line?.update("simulating: \(Percent.text(Double(done) / Double(runs))) of \(runs) runs")
      }
    }
  }
}
