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

  func run() throws {
    guard let file, file != "-" else {
      Output.print(StarterFile.text)
      return
    }
    do {
      try Data(StarterFile.text.utf8).write(to: URL(fileURLWithPath: file), options: .withoutOverwriting)
    } catch {
      let exists = FileManager.default.fileExists(atPath: file)
      throw ValidationError(exists ? "\(file) exists already" : "cannot write \(file)")
    }
  }
}

/// `sidereal export`
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exact mixed-integer program, for any solver.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.")
  var file: String

  @Option(help: "mps or lp.")
  var format: Study.ExportFormat

  @Option(help: ArgumentHelp("Where to, instead of standard output.", valueName: "file"))
  var out: String?

  func run() throws {
    try OutFile.check(out)
    let study = try Loading.study(file)
    let format = format
    do {
      let text = try DeepStack.run { try study.export(format) }
      if let out { try OutFile.write(text, to: out) } else { Output.print(text) }
    } catch let failure as ExactProgram.Failure {
      guard case .tooManyChoices(let chunk) = failure else { throw failure }
      Output.complain("'\(chunk)' can be staffed in too many ways to list them all in a program")
      throw ExitCode.limit
    }
  }
}

extension Study.ExportFormat: ExpressibleByArgument {}
