import ArgumentParser
import Sidereal

/// From the command line's name of a problem to the problem, or to messages and an exit code.
enum Loading {
  /// Reads a problem; warnings go to standard error unless quiet.
  ///
  /// - Parameter learns: whether files may reveal their world on the way.
  static func study(_ file: String, isQuiet: Bool = false, learns: Bool = false) throws -> Study {
    let study = try read(file, isQuiet: isQuiet)
    if !learns, study.problem.information != .never {
      Output.note(
        "\(Input.shownName(file)): error: information other than 'worlds: never' is not supported yet\n")
      throw ExitCode.wrongFile
    }
    return study
  }

  private static func read(_ file: String, isQuiet: Bool) throws -> Study {
    let bytes = try bytes(file)
    do {
      let study = try Study(bytes: bytes, name: file, directory: Input.directory(of: file))
      if !isQuiet, let source = study.source {
        Output.note(
          DiagnosticText.plain(study.warnings, source: source, file: Input.shownName(file)))
      }
      return study
    } catch {
      Output.note(
        DiagnosticText.plain(error.diagnostics, source: error.source, file: Input.shownName(file)))
      throw ExitCode.wrongFile
    }
  }

  /// The plan of a result file, for the problem at hand.
  static func plan(_ file: String, for study: Study) throws -> Plan {
    let bytes = try bytes(file)
    do {
      return try PlanFile.read(bytes, for: study.instance)
    } catch {
      for finding in error.findings { Output.note("\(Input.shownName(file)): error: \(finding)\n") }
      throw ExitCode.wrongFile
    }
  }

  private static func bytes(_ file: String) throws -> [UInt8] {
    do {
      return try Input.bytes(file)
    } catch {
      Output.complain(error.sentence)
      throw ExitCode.unreadableFile
    }
  }
}
