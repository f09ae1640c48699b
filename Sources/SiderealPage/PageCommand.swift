import ArgumentParser
import Foundation
import LocalPage

/// `sidereal-page`, which `sidereal serve` becomes: the server of the page, and no solver.
///
/// Codes are those of `sidereal`: 64 wrong usage, 69 where the page cannot be served.
@main
struct PageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sidereal-page",
    abstract: "Serve the page on which a problem is changed and solved. Started by: sidereal serve")

  /// `sidereal`, whose workers answer what the page asks.
  @Option(help: "The program that checks and solves.")
  var solver: String

  /// Of the loopback address: nobody else can reach it.
  @Option(help: "Port of 127.0.0.1; 0: any that is free.")
  var port = 0

  /// A question that takes more ends.
  @Option(help: "Megabytes of one question.")
  var memory = 2000

  /// Nil: the starter file.
  @Option(help: "The problem to begin with.")
  var file: String?

  /// For those who work on the page.
  @Option(help: .hidden) var page: String?

  /// Serves until a signal ends it; workers end with it, by the end of their input.
  func run() async throws {
    // A client that went away is an error of writing, and not the end of the server.
    signal(SIGPIPE, SIG_IGN)
    var settings = PageSettings(solver: solver, port: port, file: file, pageFolder: page)
    settings.limits.megabytes = memory
    do {
      try await PageServer(settings).run { address in
        Self.say("The page is open at \(address)\nCtrl-C ends it.\n", to: .standardOutput)
      }
    } catch let failure as PageServer.Failure {
      Self.say("sidereal-page: \(failure.reason)\n", to: .standardError)
      throw ExitCode(69)
    }
  }

  /// Where nobody listens, nothing is lost.
  private static func say(_ text: String, to file: FileHandle) {
    try? file.write(contentsOf: Data(text.utf8))
  }
}
