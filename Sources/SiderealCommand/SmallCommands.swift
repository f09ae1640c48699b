import ArgumentParser
import Foundation
import Sidereal

/// `sidereal schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of problem files.")

  func run() {
    Output.print(ProblemSchema.json)
  }
}

/// `sidereal init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Print a commented starter file, or write it.")

  @Argument(help: "A file that does not exist yet.")
  var file: String?

  func validate() throws { _ = try OutFile(file, besides: []) }

  func run() throws {
    guard let file, file != "-" else {
      Output.print(StarterFile.text)
      return
    }
    do {
      guard try OutFile.create(StarterFile.text, at: file) else {
        throw ValidationError("\(file.shown) exists already")
      }
    } catch let failure as OutFile.Failure {
      Output.complain(failure.sentence)
      throw ExitCode.cannotWrite
    }
  }
}

/// `sidereal export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exact mixed-integer program, for any solver.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.")
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  @Option(help: "mps or lp.")
  var format: Study.ExportFormat

  @Option(
    help: ArgumentHelp("Where to, instead of standard output; - for standard output.", valueName: "file"))
  var out: String?

  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "export")
    _ = try OutFile(out, besides: [file])
  }

  func run() throws {
    let study = try Loading.study(self.file)
    let file = try OutFile(out, besides: [file] + study.tables)
    let format = format
    do {
      let text = try DeepStack.run { try study.export(format) }
      if let file, !file.isStandardOutput {
        try Output.deliver("", file: (file, text))
      } else {
        Output.print(text)
      }
    } catch let failure as ExactProgram.Failure {
      guard case .tooManyChoices(let chunk) = failure else { throw failure }
      Output.complain("'\(chunk)' can be staffed in too many ways to list them all in a program")
      throw ExitCode.limit
    }
  }
}

extension Study.ExportFormat: ExpressibleByArgument {}
