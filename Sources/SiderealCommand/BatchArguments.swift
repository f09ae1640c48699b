import ArgumentParser
import Batch
import Foundation
import Sidereal

/// What `batch` is asked for, checked.
struct BatchArguments: ParsableArguments {
  /// Needed; optional only so that its lack is told in words of ours.
  @Option(
    help: ArgumentHelp(
      "The folder of the results, one a file under a key of its own. What is there is not solved again.",
      valueName: "folder"))
  var out: String?

  /// Nil: what the machine gives to the process.
  @Option(help: "Problems at once. Default: one a processor.")
  var jobs: Typed<Int>?

  /// Each becomes a `Variation`; together they are a grid.
  @Option(
    help: ArgumentHelp(
      "Solve each problem with each of these values: KEY=a,b,… or KEY=a..b (five values; a..b/9: nine). May be given"
        + " several times. Or a CSV file with a key in each column's header, and a problem in each row.",
      valueName: "KEY=a,b,…"))
  var vary: [String] = []

  /// Nil: the batch is whole.
  @Option(
    help: ArgumentHelp(
      "Only one part of the problems: 1/8 to 8/8; or auto, for what a Slurm array or a Kubernetes indexed job says.",
      valueName: "i/n"))
  var shard: String?

  /// With it nothing is solved, and the folder of the results need not be there.
  @Option(
    help: ArgumentHelp(
      "Print a script that works on the batch in parts, instead of solving.",
      valueName: ClusterScript.allCases.map(\.rawValue).joined(separator: "|")))
  var emit: ClusterScript?

  @Option(help: "How many parts the script has. Default: 8.")
  var shards: Typed<Int>?

  /// Without it failures and limits count as done: nobody wants to wait for them each time.
  @Option(
    help: ArgumentHelp(
      "Solve again what ended so: failed, limit. What was interrupted is always taken up again.",
      valueName: "failed,limit"))
  var retry: String?

  @Option(
    help: ArgumentHelp("Absolute gap between the chance and its bound. Default: 0.0001.", valueName: "share"))
  var gap: Typed<Double>?

  @Option(help: ArgumentHelp("Stop each problem after so many seconds.", valueName: "seconds"))
  var timeLimit: Typed<Double>?

  /// Problems side by side need no threads of their own, and the answers are the same with any number.
  @Option(help: "Workers of each problem. Default: 1.")
  var threads: Typed<Int>?

  @Option(
    help: ArgumentHelp(
      "Stop a search before it takes more memory than this.", valueName: "MB"))
  var memoryLimit: Typed<Int>?

  @Option(
    help: ArgumentHelp(
      "End the work on a problem that takes more memory than this, whatever it is at. Default: its share of the machine.",
      valueName: "MB"))
  var workerMemory: Typed<Int>?

  @Option(help: "Seed of everything that is drawn. Default: 1.")
  var seed: Typed<UInt64>?

  @Option(
    help: ArgumentHelp("Naive allocators to compare with; or none. Default: all.", valueName: "a,b,…"))
  var allocators: String?

  @Flag(help: "Print a line of JSON for each problem.")
  var json = false

  @Flag(help: "No progress and no notes.")
  var quiet = false

  /// Refuses what contradicts itself or is out of range before any file is read.
  func validate() throws {
    if out?.isEmpty ?? true { throw ValidationError("--out FOLDER is missing: it says where the results go") }
    if emit == nil, shards != nil {
      throw ValidationError("--shards says how many parts a script has, and there is no --emit")
    }
    if emit != nil, shard != nil {
      throw ValidationError("--emit writes a script of all parts, and --shard is one")
    }
    _ = try (options, workers, threadsOfEach, parts, retried, mostMegabytes)
  }

  /// Of the results; validation has gone before.
  var folder: String { out ?? "" }

  /// What can change an answer.
  var options: JobOptions {
    get throws {
      let standard = SearchOptions()
      return JobOptions(
        gap: try gap?.gap ?? standard.gap, timeLimit: try timeLimit?.timeLimit,
        memoryLimit: try memoryLimit?.memoryLimit,
        allocators: try (allocators.map(SolveOptions.rules) ?? NaiveRule.allCases).map(\.rawValue),
        seed: try seed?.seed ?? standard.seed)
    }
  }

  /// Problems at once.
  var workers: Int {
    get throws {
      try jobs?.checked("--jobs", "is a whole number from 1 to 1024") { 1...1024 ~= $0 }
        ?? Machine.processors(ProcessInfo.processInfo.environment)
    }
  }

  /// Threads of each search.
  var threadsOfEach: Int { get throws { try threads?.threads ?? 1 } }

  /// Parts of a script.
  var parts: Int {
    get throws {
      try shards?.checked("--shards", "is a whole number from 1 to 100,000") { 1...100_000 ~= $0 } ?? 8
    }
  }

  /// What is taken up again.
  var retried: Set<JobStatus> {
    get throws {
      guard let retry else { return [] }
      return try Set(
        retry.split(separator: ",", omittingEmptySubsequences: false).map { word in
          switch word.trimmingCharacters(in: .whitespaces) {
          case "failed": .failed
          case "limit": .limit
          default:
            throw ValidationError(
              "--retry is \(retry.isEmpty ? "empty" : retry.shown), and is failed, limit or both")
          }
        })
    }
  }

  /// Megabytes that a worker may take. Its share is one of four fifths of the machine; a search that stops at a limit of its
  /// own may take as much again for reading and printing.
  var mostMegabytes: Int {
    get throws {
      if let workerMemory { return try workerMemory.workerMemory }
      if let asked = try memoryLimit?.memoryLimit { return 2 * asked + Self.leastMegabytes }
      return max(Self.leastMegabytes, (Machine.megabytes ?? Self.unknownMegabytes) * 4 / 5 / (try workers))
    }
  }

  /// For whatever is neither search nor result.
  private static let leastMegabytes = 512
  /// Of a machine that does not say.
  static let unknownMegabytes = 8192
}

extension ClusterScript: ExpressibleByArgument {}
