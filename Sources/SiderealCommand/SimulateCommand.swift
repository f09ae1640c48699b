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

  @Option(help: "How many times the plan is carried out.")
  var runs = 100_000

  @Flag(help: "Suppose that a person is right or wrong for life, not for an attempt.")
  var persistent = false

  @OptionGroup var options: SolveOptions

  func validate() throws {
    guard (1...1_000_000_000).contains(runs) else {
      throw ValidationError("--runs is \(runs), and lies between 1 and 1000000000")
    }
    if file == "-", options.plan == "-" {
      throw ValidationError("standard input cannot be both the problem and the plan")
    }
  }

  func run() throws {
    try OutFile.check(options.search.out)
    let study = try Loading.study(file, isQuiet: options.search.quiet)
    let plan = try options.plan.map { try Loading.plan($0, for: study) }
    let interruption = Interruption()
    let run = SolveRun(
      study: study, options: options.search.options, rules: [], plan: plan, stop: interruption.stop,
      showsProgress: !options.search.quiet && Terminal.isTerminal(Output.standardError),
      checksSample: false)
    let solved = try SolveCommand.report(of: run, planFile: options.plan)
    let correctness: Simulator.Correctness = persistent ? .lasting : .perAttempt
    let simulator =
      solved.policy.map { Simulator($0, of: study.instance, correctness: correctness) }
      ?? Simulator(solved.plan, of: study.instance, correctness: correctness)
    let estimate = simulator.run(runs, seed: options.search.seed, threads: run.options.threads)
    let report = SimulationReport(
      chance: solved.chance, simulated: estimate.chance, interval: estimate.interval, runs: runs,
      seed: options.search.seed, agrees: persistent ? nil : estimate.agrees(with: solved.chance))
    if let out = options.search.out { try OutFile.write(report.json(), to: out) }
    Output.print(options.search.json ? report.json() : report.text())
    switch solved.status {
    case .optimal: break
    case .limit: if plan == nil { throw ExitCode.limit }
    case .interrupted: throw ExitCode.interrupted
    }
  }
}
