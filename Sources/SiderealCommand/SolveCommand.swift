import ArgumentParser
import Foundation
import Sidereal

/// `sidereal solve`
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find the best allocation, prove its chance, and compare naive allocators with it.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.")
  var file: String

  @OptionGroup var options: SolveOptions

  func validate() throws {
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
      study: study, options: options.search.options, rules: try options.rules, plan: plan,
      stop: interruption.stop,
      showsProgress: !options.search.quiet && Terminal.isTerminal(Output.standardError))
    let report = try Self.report(of: run, planFile: options.plan)
    if let out = options.search.out { try OutFile.write(report.json(), to: out) }
    Output.print(
      options.search.json
        ? report.json() : report.text(width: Terminal.width, isColoured: Terminal.isColoured))
    switch report.status {
    case .optimal: break
    case .limit: if plan == nil { throw ExitCode.limit }
    case .interrupted: throw ExitCode.interrupted
    }
  }

  static func report(of run: SolveRun, planFile: String?) throws -> SolveReport {
    do {
      return try DeepStack.run { try run.report() }
    } catch let error as InfeasiblePlan {
      for violation in error.violations {
        Output.note("\(Input.shownName(planFile ?? "-")): error: \(violation)\n")
      }
      throw ExitCode.wrongFile
    } catch let contradiction as SolveRun.Bug {
      Output.complain("a bug of ours: \(contradiction.what)")
      throw ExitCode.bug
    } catch {
      Output.complain("a bug of ours: the search failed: \(error)")
      throw ExitCode.bug
    }
  }
}

/// From a problem to the report on it.
struct SolveRun: Sendable {
  let study: Study
  let options: SearchOptions
  let rules: [NaiveRule]
  /// To be judged instead of looking for one.
  let plan: GivenPlan?
  let stop: StopSignal
  let showsProgress: Bool
  /// Whether a plan for uncertain numbers is looked at beyond its sample.
  var checksSample = true

  /// An answer that contradicts an independent look at it.
  struct Bug: Error {
    let what: Contradiction
  }

  func report() throws -> SolveReport {
    var answer = try answer()
    if let contradiction = study.check(answer) { throw Bug(what: contradiction) }
    let allocators = study.compare(answer, rules: rules, isStopped: patience(answer))
    let sample =
      stop.isRequested || !checksSample
      ? nil : try study.sample(answer.plan, nodes: answer.search.nodes, options: sampleOptions, stop: stop)
    if stop.isRequested { answer.status = .interrupted }
    var report = study.report(answer, allocators: allocators)
    report.sample = sample
    return report
  }

  private func answer() throws -> Answer {
    switch plan {
    case .static(let plan): return try study.judge(plan, options: options)
    case .staged(let policy): return try study.judge(policy, options: options)
    case nil: break
    }
    guard showsProgress else { return try study.solve(options, stop: stop) }
    let line = ProgressLine()
    defer { line.clear() }
    return try study.solve(options, stop: stop) { line.show($0) }
  }

  /// A look at other samples gets a quarter of the search's time, and otherwise ends by itself.
  private var sampleOptions: SearchOptions {
    var own = options
    own.timeLimit = options.timeLimit.map { max(0.5, $0 / 4) }
    return own
  }

  /// After a search that was stopped the comparison has little time; after another one it is never cut by the
  /// clock, so that the same file always gives the same bytes.
  private func patience(_ answer: Answer) -> () -> Bool {
    guard answer.ground == .search, answer.status == .limit, let limit = options.timeLimit else {
      return { [stop] in stop.isRequested }
    }
    let end = ProcessInfo.processInfo.systemUptime + 2 + limit / 4
    return { [stop] in stop.isRequested || ProcessInfo.processInfo.systemUptime > end }
  }
}
