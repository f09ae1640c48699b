import ArgumentParser
import Sidereal

/// `sidereal check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate problem files, and do nothing else.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case plain, json }

  @Argument(help: "Problems, YAML or JSON; - for standard input.")
  var files: [String]

  @Option(help: "plain or json.")
  var format = Format.plain

  /// Files that cannot be read weigh more than files that are wrong.
  func run() throws {
    var code = ExitCode.success
    var findings: [(file: String, diagnostics: [Diagnostic])] = []
    for file in files {
      let name = Input.shownName(file)
      do {
        let bytes = try Input.bytes(file)
        let (isSound, diagnostics, source) = Self.check(bytes, directory: Input.directory(of: file))
        if !isSound, code == .success { code = .wrongFile }
        findings.append((file == "-" ? name : file, diagnostics))
        if format == .plain {
          Output.note(DiagnosticText.plain(diagnostics, source: source, file: name))
          if isSound { Output.print("\(name): ok\n") }
        }
      } catch {
        findings.append((file == "-" ? name : file, [.unreadable(reason: error.reason)]))
        if format == .plain { Output.complain(error.sentence) }
        code = .unreadableFile
      }
    }
    if format == .json { Output.print(DiagnosticText.json(findings) + "\n") }
    if code != .success { throw code }
  }

  private static func check(_ bytes: [UInt8], directory: String) -> (Bool, [Diagnostic], SourceText) {
    do {
      let file = try ProblemReader.read(bytes, directory: directory)
      return (true, file.warnings, file.source)
    } catch {
      return (false, error.diagnostics, error.source)
    }
  }
}
