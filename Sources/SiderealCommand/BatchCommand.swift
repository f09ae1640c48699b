import ArgumentParser
import Batch
import Files
import Foundation
import Sidereal
import Threads

/// `sidereal batch`
///
/// Solves nothing itself and reads no problem: whatever is in a file, this process goes on.
struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch", abstract: "Solve many problem files, and go on where it stopped.",
    discussion: """
      Results go to the folder of --out, each whole or not at all, under a key of everything that can change the answer. \
      Running the same command again solves what is missing; several machines may work on one folder. \
      'sidereal collect' sums up what is there.
      Exit codes: that of the worst problem, 0 where all were solved.
      """)

  @Argument(
    help: """
      Problem files, folders, patterns in quotes, or manifests (.jsonl, or - for standard input) with a line for each \
      problem: {"file": "a.yaml", "overrides": {"deadline": 2045}}.
      """, completion: .file())
  var files: [String]

  @OptionGroup var batch: BatchArguments

  /// From the words to jobs, and from the jobs to the code of the worst of them.
  func run() throws {
    Interruption.shared.enter(.busy)
    let jobs = try jobs()
    if let script = batch.emit {
      let words = CommandLineWords.without(
        ["--emit", "--shards", "--jobs", "--shard"], Array(CommandLine.arguments.dropFirst(2)))
      Output.print(script.text(words, shards: try batch.parts, jobs: try batch.workers))
      return
    }
    let folder = ResultStore(batch.folder)
    do throws(WriteFailure) { try folder.prepare() } catch {
      Output.complain(error.sentence)
      throw ExitCode.cannotWrite
    }
    // What every worker is told before its first job.
    let settings = WorkerSettings(
      options: try batch.options, threads: try batch.threadsOfEach, folder: folder.folder,
      retry: try batch.retried, mostMegabytes: try batch.mostMegabytes)
    let listener = BatchScreen(jobs: jobs.count, json: batch.json, isQuiet: batch.quiet)
    let run = BatchRun(
      settings: settings, workers: try batch.workers, version: SolveReport.version,
      stop: Interruption.shared.stop, listener: listener)
    Interruption.shared.enter(.working)
    // The command is not asynchronous; its children are.
    let failure = Waiting.run { () async -> WriteFailure? in
      do throws(WriteFailure) {
        try await run.run(jobs)
        return nil
      } catch { return error }
    }
    listener.finish()
    if let failure {
      Output.complain("\(failure.sentence); what is there is whole, and running this again goes on from it")
      throw ExitCode.cannotWrite
    }
    if Interruption.shared.stop.isRequested { throw Interruption.shared.exitCode }
    if let code = listener.code { throw code }
  }

  /// The problems of this part, or what is wrong with the words that name them.
  private func jobs() throws -> [BatchJob] {
    /// Of a manifest or a design.
    func bytes(_ file: String) throws(WrongBatch) -> [UInt8] {
      do { return try Input.bytes(file) } catch { throw WrongBatch(.unreadable, error.sentence) }
    }
    do throws(WrongBatch) {
      // Files first, then their variants, then this part of all.
      var variations: [Variation] = []
      for text in batch.vary {
        if !text.contains("="), FileIdentity(of: text) == nil {
          throw WrongBatch(
            .usage, "--vary is \(text), and is written KEY=a,b or KEY=a..b, or names a CSV file")
        }
        variations.append(try Variation(text, reading: bytes))
      }
      let listed = try InputList.jobs(files, besides: batch.folder, reading: bytes)
      let jobs = try Variation.grid(listed, variations)
      let environment = ProcessInfo.processInfo.environment
      let shard = try batch.shard.map { text throws(WrongBatch) in try Shard(text, environment: environment) }
      return (shard ?? .whole).part(of: jobs)
    } catch {
      switch error.kind {
      case .usage: throw ValidationError(error.sentence)
      case .wrongFile:
        Output.complain(error.sentence)
        throw ExitCode.wrongFile
      case .unreadable:
        Output.complain(error.sentence)
        throw ExitCode.unreadableFile
      }
    }
  }
}
