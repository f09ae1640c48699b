import ArgumentParser
import Foundation
import Sidereal
import Threads

/// The command `sidereal`.
///
/// Codes from 64 on are those of sysexits.h, and those from 128 on a shell's; 3 is an answer short of its gap.
@main
struct SiderealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sidereal",
    abstract: "Who should work on what, and when, so that the research is finished in time?",
    discussion: """
      Exit codes: 0 answered, 3 stopped at a limit, 64 wrong usage, 65 the file is wrong, 66 the file cannot be \
      read, 69 the page cannot be served, 70 a bug of ours, 74 output could not be written, 130, 143 and 129 interrupted by INT, TERM and HUP.
      """,
    version: SolveReport.version,
    subcommands: [
      SolveCommand.self, LadderCommand.self, ValueCommand.self, SimulateCommand.self, ReportCommand.self,
      ServeCommand.self, BatchCommand.self, CollectCommand.self, CheckCommand.self, ExportCommand.self,
      ImportCommand.self,
      ExplainCommand.self, SchemaCommand.self, InitCommand.self, ManualCommand.self, WorkerCommand.self,
    ])

  /// Sets the process up, parses, runs, and ends with the code of what came of it.
  ///
  /// Streams come first, for everything after may open files; signals before there is a second thread.
  static func main() {
    Output.occupyClosedStreams()
    Crash.endsAsBug()
    Output.ignoreClosedPipes()
    Interruption.shared.enter(.idle)
    var command: any ParsableCommand = SiderealCommand()
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      let names = configuration.subcommands.map {
        (name: $0._commandName, isShown: $0.configuration.shouldDisplay)
      }
      try CommandLineWords.checkCommand(
        words, among: names.filter(\.isShown).map(\.name), hidden: names.filter { !$0.isShown }.map(\.name))
      command = try parseAsRoot(CommandLineWords.joined(words))
      try command.run()
      // Leaving the usual way would take the process apart under work that still runs.
      if Overseer.hasLeftBehind { _exit(0) }
    } catch {
      end(with: error, of: command)
    }
  }

  /// Says what went wrong, or what help was asked for, and ends with its code.
  ///
  /// Help that was asked for is a result and goes to standard output. Lines are cleaned one by one: words of
  /// the user stand in them.
  private static func end(with error: any Error, of command: any ParsableCommand) -> Never {
    let code = exitCode(for: error)
    let message = type(of: command).fullMessage(for: error)
    if !message.isEmpty {
      let text =
        message.split(separator: "\n", omittingEmptySubsequences: false).map(\.shown)
        .joined(separator: "\n") + "\n"
      if code == .success { Output.print(text) } else { Output.note(text) }
    }
    // Work that was left behind is still running, and must not see the process taken apart around it.
    if Overseer.hasLeftBehind { _exit(code.rawValue) }
    Foundation.exit(code.rawValue)
  }
}

extension ExitCode {
  /// A limit came before the answer was within the gap.
  static let limit = ExitCode(3)
  /// What was asked for cannot be understood, or contradicts itself: EX_USAGE.
  static let wrongUsage = ExitCode(64)
  /// A problem or plan that was read and is not right, or that cannot be done: EX_DATAERR.
  static let wrongFile = ExitCode(65)
  /// EX_NOINPUT.
  static let unreadableFile = ExitCode(66)
  /// A bug of ours.
  /// The page's own program is not there, or cannot serve.
  static let unavailable = ExitCode(69)
  static let bug = ExitCode(70)
  /// Output could not be written.
  static let cannotWrite = ExitCode(74)
}
