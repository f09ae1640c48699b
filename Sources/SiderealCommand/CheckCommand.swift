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
    var objects: [String] = []
    for file in files {
      do {
        let bytes = try Input.bytes(file)
        let (isSound, diagnostics, source) = Self.check(bytes, directory: Input.directory(of: file))
        if !isSound, code == .success { code = .wrongFile }
        let name = Input.shownName(file)
        switch format {
        case .json: objects += Self.objects(DiagnosticText.json(diagnostics, file: name))
        case .plain:
          Output.note(DiagnosticText.plain(diagnostics, source: source, file: name))
          if isSound { Output.print("\(name): ok\n") }
        }
      } catch {
        Output.complain(error.sentence)
        code = .unreadableFile
      }
    }
    if format == .json {
      Output.print(objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n")
    }
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

  /// The inside of a JSON array, so that the arrays of several files become one.
  private static func objects(_ array: String) -> [String] {
    let inside = array.drop { $0 != "[" }.dropFirst().reversed().drop { $0 != "]" }.dropFirst().reversed()
    let text = String(inside).split(separator: "\n", omittingEmptySubsequences: true).joined(separator: "\n")
    return text.contains("{") ? [text] : []
  }
}
