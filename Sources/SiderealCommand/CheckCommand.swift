import ArgumentParser
import Sidereal

/// `sidereal check`
///
/// Looks at any number of files, each to its end: an editor or a pipeline wants all mistakes at once.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Validate problem files, and do nothing else.")

  /// How findings are told: to people, or to programs.
  enum Format: String, ExpressibleByArgument, CaseIterable { case plain, json }

  @Argument(help: "Problems, YAML or JSON; - for standard input.", completion: .file())
  var files: [String]

  @Option(help: "plain or json.")
  var format = Format.plain

  /// Looks at the files in the order in which they were named; text comes file by file, JSON at the end. Files
  /// that cannot be read weigh more than files that are wrong.
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
  ///
  /// A sound file may have warnings.
  private struct Checked {
    var isSound: Bool
    var diagnostics: [Diagnostic]
    /// The text that findings point into.
    var source: SourceText
    /// How many findings beyond the most that are told.
    var omitted = 0
  }

  /// Reads a problem as every command does, so that what passes here passes there.
  private static func check(_ bytes: [UInt8], directory: String) -> Checked {
    do {
      let file = try Study.file(bytes, tables: TableFolder(directory))
      return Checked(isSound: true, diagnostics: file.warnings, source: file.source)
    } catch {
      return Checked(
        isSound: false, diagnostics: error.diagnostics, source: error.source, omitted: error.omitted)
    }
  }
}
