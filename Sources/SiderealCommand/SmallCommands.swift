import ArgumentParser
import Files
import Foundation
import Sidereal

/// `sidereal schema`
///
/// For editors that complete and check files while they are written.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of problem files.")

  func run() {
    Output.print(ProblemSchema.json)
  }
}

/// `sidereal manual`
///
/// For `make install`, and for packagers.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, for man: sidereal manual | man -l -")

  func run() throws {
    Output.print(ManualPage(help: try .all(), version: SolveReport.version).text)
  }
}

/// `sidereal init`
///
/// It never writes over a file.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Print a commented starter file, or write it.")

  /// Nil or `-`: standard output.
  @Argument(help: "A file that does not exist yet.")
  var file: String?

  func validate() throws { _ = try OutFile(file, besides: []) }

  func run() throws {
    guard let file, file != "-" else {
      Output.print(StarterFile.text)
      return
    }
    do {
      guard
        try Publication.create(
          file, mode: Permissions.file, with: StarterFile.text, shown: file.shown)
      else {
        throw ValidationError("\(file.shown) exists already")
      }
    } catch let failure as OutFile.Failure {
      Output.complain(failure.sentence)
      throw ExitCode.cannotWrite
    }
  }
}
