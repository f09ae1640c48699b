import Allocation
import Allocators
import Files
import Problems
import Reporting

/// One problem on its way from a file to a report.
///
///     let study = try Study(yaml: text)
///     let answer = try study.solve()
///     print(study.report(answer).text())
///
/// Everything that it answers hangs on the problem, the options and their seed alone: the same with any number of
/// threads, but for limits of time. Moments and years are those of the problem's own axis, chances are in [0, 1].
public struct Study: Sendable {
  /// The problem, its uncertain numbers resolved by the sample that it asks for.
  public let problem: Problem
  /// The problem on its grid.
  package let instance: Instance
  /// What is odd in the file, ordered by place; empty for a problem made in Swift.
  public let warnings: [Diagnostic]
  /// The file's text, for showing the warnings in it.
  package let source: SourceText?
  /// Paths of the tables that the file names.
  package let tables: [String]
  /// Which file this is.
  package let identity: ProblemIdentity

  /// Reads a problem from the bytes of a YAML or JSON file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - name: of the file, for the report.
  ///   - directory: where the paths of CSV files start.
  /// - Throws: everything that is wrong with the file, at once.
  public init(bytes: [UInt8], name: String = "-", directory: String = ".") throws(InvalidProblem) {
    try self.init(bytes: bytes, name: name, tables: TableFolder(directory))
  }

  /// The same with other values in the place of some of the file's, and tables from this folder.
  package init(
    bytes: [UInt8], name: String, tables: TableFolder, overrides: [Override] = []
  ) throws(InvalidProblem) {
    let file = try Self.file(bytes, tables: tables, overrides: overrides)
    problem = file.problem
    instance = Instance(problem)
    warnings = file.warnings
    source = file.source
    self.tables = file.tables
    identity = .init(title: file.problem.title, file: name, sha256: Digest.hex(bytes))
  }

  /// What a file states, with the plans of its rivals, which may turn out to be too much work: so far a file is checked.
  ///
  /// - Throws: everything that is wrong with the file, at once.
  package static func file(
    _ bytes: [UInt8], tables: TableFolder, overrides: [Override] = []
  ) throws(InvalidProblem) -> ProblemFile {
    var file = try ProblemReader.read(bytes, tables: tables, overrides: overrides)
    do throws(RivalTooLarge) { file.problem = try file.problem.withRivalPlans() } catch {
      throw InvalidProblem(raceTooLargeIn: file)
    }
    return file
  }

  /// Reads a problem from YAML, or JSON, text.
  ///
  /// - Throws: everything that is wrong with the text, at once.
  public init(yaml: String) throws(InvalidProblem) { try self.init(bytes: Array(yaml.utf8)) }

  /// Takes a problem that was put together in Swift, and resolves its uncertain numbers by the sample it asks for.
  ///
  /// - Throws: everything in which it does not satisfy what its types say, at once.
  public init(_ problem: Problem) throws(UnsoundProblem) {
    var problem = try ProblemValidator.sound(problem)
    do throws(RivalTooLarge) { problem = try problem.withRivalPlans() } catch {
      throw .rivalTooLarge
    }
    self.problem = problem
    instance = Instance(problem)
    warnings = []
    source = nil
    tables = []
    identity = .init(title: problem.title, file: "-", sha256: Digest.hex([]))
  }
}
