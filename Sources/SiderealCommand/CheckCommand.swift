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
    var found: [(file: String, diagnostics: [Diagnostic])] = []
    for file in files {
      let name = Input.shownName(file)
      do {
        let bytes = try Input.bytes(file)
        let checked = Self.check(bytes, directory: Input.directory(of: file))
        if !checked.isSound, code == .success { code = .wrongFile }
        found.append((file == "-" ? name : file, checked.diagnostics))
        guard format == .plain else { continue }
        Output.note(
          DiagnosticText.plain(
            checked.diagnostics, source: checked.source, file: name, omitted: checked.omitted))
        if checked.isSound { Output.print("\(name.shown): ok\n") }
      } catch {
        found.append((file == "-" ? name : file, [.unreadable(reason: error.reason)]))
        if format == .plain { Output.complain(error.sentence) }
        code = .unreadableFile
      }
    }
    if format == .json { Output.print(DiagnosticText.json(found) + "\n") }
    if code != .success { throw code }
  }

  /// What checking a file gives.
  private struct Checked {
    var isSound: Bool
    var diagnostics: [Diagnostic]
    var source: SourceText
    var omitted = 0
  }

  private static func check(_ bytes: [UInt8], directory: String) -> Checked {
    do {
      let file = try ProblemReader.read(bytes, directory: directory)
      return Checked(isSound: true, diagnostics: file.warnings, source: file.source)
    } catch {
      return Checked(
        isSound: false, diagnostics: error.diagnostics, source: error.source, omitted: error.omitted)
    }
  }
}
