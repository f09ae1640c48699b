import Allocation
import ArgumentParser
import Sidereal

/// From the command line's name of a problem to the problem, or to messages and an exit code.
enum Loading {
  /// Reads a problem; warnings go to standard error unless quiet.
  ///
  /// - Parameter line: gives way to messages.
  /// - Throws: the code for an unreadable or a wrong file, whose faults were told.
  static func study(_ file: String, isQuiet: Bool = false, _ line: ProgressLine? = nil) throws -> Study {
    let bytes = try bytes(file, line)
    do {
      let study = try Study(bytes: bytes, name: file, directory: Input.directory(of: file))
      line?.clear()
      if !isQuiet, let source = study.source {
        Output.note(
          DiagnosticText.plain(study.warnings, source: source, file: Input.shownName(file)))
      }
      return study
    } catch {
      line?.clear()
      Output.note(
        DiagnosticText.plain(
          error.diagnostics, source: error.source, file: Input.shownName(file), omitted: error.omitted))
      throw ExitCode.wrongFile
    }
  }

  /// The plan of a result file, for the problem at hand.
  ///
  /// - Throws: the code for an unreadable or a wrong file, whose faults were told. Whether the plan is feasible
  ///   is looked at by those who judge it.
  static func plan(_ file: String, for study: Study) throws -> Plan {
    let bytes = try bytes(file)
    do {
      return try PlanFile.read(bytes, for: study.instance)
    } catch {
      for finding in error.findings {
        Output.note("\(Input.shownName(file)): error: \(finding.description.shown)\n")
      }
      throw ExitCode.wrongFile
    }
  }

  /// The problem, and the plan for it where one was named.
  static func studyAndPlan(
    _ file: String, _ options: SolveOptions, line: ProgressLine?
  ) throws -> (Study, Plan?) {
    let study = try study(file, isQuiet: options.search.quiet, line)
    return (study, try options.plan.map { try plan($0, for: study) })
  }

  /// The bytes of a file, or a message and the code for an unreadable one.
  private static func bytes(_ file: String, _ line: ProgressLine? = nil) throws -> [UInt8] {
    do {
      return try Input.bytes(file)
    } catch {
      line?.clear()
      Output.complain(error.sentence)
      throw ExitCode.unreadableFile
    }
  }
}
