import Analysis
import ArgumentParser
import Formulation
import Foundation
import Sidereal
import Threads

/// `sidereal export`
///
/// The program is written whole or not at all: half of one would have another optimum.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exact mixed-integer program, for any solver.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  /// There is no usual one: solvers differ in which of them they read.
  @Option(help: "mps or lp.")
  var format: ProgramFormat

  @Option(
    help: ArgumentHelp("Where to, instead of standard output; - for standard output.", valueName: "file"))
  var out: String?

  /// Nil: it takes as long as it takes.
  @Option(
    help: ArgumentHelp(
      "Give up after so many seconds, counted from the command's start.", valueName: "seconds"))
  var timeLimit: Typed<Double>?

  @Flag(help: "No notes and no warnings.")
  var quiet = false

  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "export", help: Self.helpMessage())
    _ = try OutFile(out, besides: [file])
    _ = try seconds
  }

  /// The limit of time, once it was looked at.
  private var seconds: Double? {
    get throws {
      try timeLimit?.checked("--time-limit", "is a number of seconds, 0 or more") { $0 >= 0 && $0.isFinite }
    }
  }

  /// Reads, builds, and writes. Inputs are known fully only once the problem is read, so `--out` is looked at
  /// again.
  func run() throws {
    Interruption.shared.enter(.busy)
    let study = try Loading.study(file, isQuiet: quiet)
    let out = try OutFile(out, besides: [file] + study.tables)
    let budget = TimeBudget(
      seconds: try seconds, spent: TimeSource.secondsSinceProcessBegan, stop: Interruption.shared.stop)
    Interruption.shared.enter(.working)
    guard let program = try program(study, budget) else {
      Output.complain("stopped before the program was whole: nothing is written")
      throw budget.isInterrupted ? Interruption.shared.exitCode : ExitCode.limit
    }
    // It is a program all the same, and any solver will say that it has no solution.
    if program.isHopeless == true, !quiet {
      Output.note("\(Input.shownName(file)): note: no plan has any chance; 'sidereal solve' says why\n")
    }
    if let out, !out.isStandardOutput {
      Interruption.shared.enter(.busy)
      var failures: [OutFile.Failure] = []
      do { try out.write(program.text) } catch { failures.append(error) }
      try Output.deliver("", besides: failures)
    } else {
      Output.print(program.text)
    }
  }

  /// Nil: time was over, or somebody interrupted. Whatever is at work then is not waited for.
  ///
  /// - Throws: a code of its own where no program can state the problem; why was said.
  private func program(_ study: Study, _ budget: TimeBudget) throws -> ExportedProgram? {
    let format = format
    do {
      return try Overseer.run(within: budget, grace: 0.1) { try study.exported(format, within: budget) }
    } catch ExactProgram.Failure.stopped {
      return nil
    } catch let failure as ExactProgram.Failure {
      Output.complain("\(Input.shownName(file)): \(failure.sentence)")
      throw ExitCode.wrongFile
    }
  }
}

extension ProgramFormat: ExpressibleByArgument {}

extension ExactProgram.Failure {
  /// Why there is no program, without an end.
  var sentence: String {
    switch self {
    case .tooManyChoices(let chunk):
      "'\(chunk)' can be staffed in too many ways to list them all in a program; 'sidereal solve' needs no such list"
    case .tooLarge: "its exact program would be too large to write; 'sidereal solve' needs none"
    case .revealedByChunk(let chunk):
      "its exact program cannot be stated: what 'information' reveals hangs on when '\(chunk)' is finished, which is"
        + " luck that the plan itself decides; 'sidereal solve' solves it, and a file with 'worlds: never', 'start' or"
        + " a date there has a program"
    case .hastened(let chunk):
      "its exact program cannot be stated: work on '\(chunk)' moves the law of the deadline, and so the weights of all that"
        + " the program adds up; 'sidereal solve' solves it, and a file without 'hastens' has a program"
    case .tooManyGates:
      "its exact program cannot be stated: gates can differ between worlds in too many ways; 'sidereal solve' needs none"
    case .stopped: "stopped"
    }
  }
}
