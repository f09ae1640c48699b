import ArgumentParser
import Foundation
import LocalPage

/// `sidereal-page`, which `sidereal serve` becomes: the server of the page, and no solver.
///
/// Codes are those of `sidereal`: 64 wrong usage, 66 the file cannot be read, 69 the page cannot be served, 74 its address cannot be
/// written.
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
  var memory = PageSettings.Limits().megabytes

  /// Nil: the starter file.
  @Option(help: "The problem to begin with.")
  var file: String?

  /// For those who work on the page.
  @Option(help: .hidden) var page: String?

  /// Serves until a signal ends it; workers end with it, by the end of their input.
  func run() async throws {
    // A client that went away is an error of writing, and not the end of the server; Ctrl-\ is its end, and no crash to be told of.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGQUIT, SIG_DFL)
    if let file {
      do throws(ServedFile.Unreadable) { _ = try ServedFile.text(file) } catch {
        Self.complain("cannot read \(file): \(error.reason)")
        throw ExitCode(66)
      }
    }
    var settings = PageSettings(solver: solver, port: port, file: file, pageFolder: page)
    settings.limits.megabytes = memory
    do {
      try await PageServer(settings).run { address in
        let text = "The page is open at \(address)\nCtrl-C ends it.\n"
        do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
          // A page whose address nobody learns serves nobody.
          Self.complain("the address cannot be written to standard output")
          Foundation.exit(74)
        }
      }
    } catch let failure as PageServer.Failure {
      Self.complain(failure.reason)
      throw ExitCode(69)
    }
  }

  /// A sentence, under the name of the command that people know.
  private static func complain(_ sentence: String) {
    try? FileHandle.standardError.write(contentsOf: Data("sidereal: \(sentence)\n".utf8))
  }
}
