import ArgumentParser
import Sidereal

/// The command `sidereal`.
@main
struct SiderealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sidereal",
    abstract: "Who should work on what, and when, so that the research is finished in time?",
    discussion: """
      Exit codes: 0 answered, 3 stopped at a limit, 64 wrong usage, 65 the file is wrong, 66 the file cannot be \
      read, 70 a bug of ours, 130 interrupted.
      """,
    version: SolveReport.version,
    subcommands: [
      SolveCommand.self, LadderCommand.self, SimulateCommand.self, CheckCommand.self, ExportCommand.self,
      SchemaCommand.self, InitCommand.self,
    ])

  static func main() {
    Crash.endsAsBug()
    Output.ignoreClosedPipes()
    main(nil)
  }
}

extension ExitCode {
  /// A limit came before the answer was within the gap.
  static let limit = ExitCode(3)
  static let wrongUsage = ExitCode(64)
  static let wrongFile = ExitCode(65)
  static let unreadableFile = ExitCode(66)
  /// A bug of ours.
  static let bug = ExitCode(70)
  static let interrupted = ExitCode(130)
}
