import Foundation
import Subprocess
import SystemPackage

/// Asks questions of `sidereal worker`: a process of its own for each, with limits that it sets itself.
///
/// Its standard input stays open while the question lasts; if this process ends, however it ends, the worker reads the end of
/// it and ends too.
struct Solver: Sendable {
  /// The program.
  let program: String
  /// Where the tables of the served file lie; nil: there are none.
  let folder: String?
  /// That one question may take.
  let megabytes: Int

  /// A worker that could not be started, or did not come to its end.
  struct Failure: Error {
    let reason: String
  }

  /// Asks a question, and hands on what is said, as it comes: lines of JSON.
  ///
  /// Whatever `take` throws ends the worker, as cancelling does.
  ///
  /// - Parameters:
  ///   - kind: what is asked.
  ///   - question: JSON; line breaks in it are white space.
  func ask(
    _ kind: String, _ question: [UInt8], take: @escaping @Sendable (ArraySlice<UInt8>) async throws -> Void
  ) async throws {
    let line = question.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(arguments(kind)), input: .inputWriter,
      output: .sequence, error: .discarded
    ) { child in
      // A worker that is gone already shows in its end.
      _ = try? await child.standardInputWriter.write(line + [UInt8(ascii: "\n")])
      for try await part in child.standardOutput {
        try await take(part.withUnsafeBytes { Array($0) }[...])
      }
    }
    if let reason = Self.reason(result.terminationStatus) { throw Failure(reason: reason) }
  }

  /// Words of the command line.
  private func arguments(_ kind: String) -> [String] {
    ["worker", "--page", kind, "--memory", String(megabytes)] + (folder.map { ["--folder", $0] } ?? [])
  }

  /// Why a worker ended before it had answered; nil: it did.
  private static func reason(_ status: TerminationStatus) -> String? {
    switch status {
    case .exited(0): nil
    case .exited(let code): "the program that answers ended with code \(code)"
    case .signaled(SIGKILL):
      "the program that answers was killed (signal 9), as systems do where memory is short"
    case .signaled(SIGXCPU): "the program that answers took more processor time than it may take"
    case .signaled(let number): "the program that answers was ended by signal \(number)"
    }
  }
}
