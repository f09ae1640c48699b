import Allocation
import ArgumentParser
import Formulation
import Foundation
import Sidereal

/// `sidereal solve`
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Find the best allocation, prove its chance, and compare naive allocators with it.")

  /// `-` is standard input.
  @Argument(help: "The problem, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  /// Words behind the file: taken in only to say what is wrong with them.
  @Argument(help: .hidden) var more: [String] = []

  @OptionGroup var options: SolveOptions

  /// Such a result differs from run to run.
  @Flag(help: "Keep how chance and bound came together in the result (--json, --out, --html), for a chart.")
  var trace = false

  /// What can be told to be wrong without reading the problem.
  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "solve", help: Self.helpMessage())
    if file == "-", options.plan == "-" {
      throw ValidationError("standard input cannot be both the problem and the plan")
    }
    _ = try Destination<SolveReport>(options.search, besides: options.inputs(file))
  }

  /// From the file to the report and the exit code.
  func run() throws {
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: options.search.quiet)
    let (study, plan) = try Loading.studyAndPlan(file, options, line: line)
    // Tables that the problem names are read too, and must not be written over either.
    let destination = try Destination<SolveReport>(
      options.search, besides: options.inputs(file) + study.tables)
    var run = SolveRun(
      study: study, options: options.search.options, engine: options.engine, rules: try options.rules,
      plan: plan, budget: options.search.budget, line: line)
    run.trace = trace ? SearchTrace() : nil
    run.shown = try shownRule(for: study)
    let report = try Self.report(of: run, planFile: options.plan)
    line?.clear()
    try destination.deliver(
      report, json: report.json(), text: report.text(in: Terminal.space, isColoured: Terminal.isColoured))
    switch report.answer.status {
    case .optimal: break
    // A plan that was only to be judged is judged, whatever its bound.
    case .limit: if plan == nil { throw ExitCode.limit }
    case .interrupted: throw Interruption.shared.exitCode
    }
  }

  /// The naive rule whose plan is to be shown; a rule without anything to go by is a wrong use.
  private func shownRule(for study: Study) throws -> NaiveRule? {
    guard let rule = try options.shownRule else { return nil }
    if rule.applies(to: study.instance) { return rule }
    throw ValidationError(
      "--show-naive: \(rule.rawValue) has nothing to go by, since the file states no shares")
  }

  /// The report of a run; what can go wrong becomes messages and exit codes.
  ///
  /// `simulate` takes this way too. On a deep stack, for whatever recurses deeply in it.
  static func report(of run: SolveRun, planFile: String?) throws -> SolveReport {
    defer { run.line?.clear() }
    Interruption.shared.enter(.working)
    do {
      return try DeepStack.run { try run.report() }
    } catch let error as InfeasiblePlan {
      for violation in error.violations {
        Output.note("\(Input.shownName(planFile ?? "-")): error: \(violation.shown)\n")
      }
      throw ExitCode.wrongFile
    } catch let failure as ExactProgram.Failure {
      Output.complain("--engine mip: \(failure.sentence)")
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
