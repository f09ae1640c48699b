import ArgumentParser
import Batch
import Foundation
import Sidereal

/// What `batch` is asked for, checked.
struct BatchArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the results, one a file under a key of its own. What is there is not solved again.",
      valueName: "folder"))
  var out: String?

  @Option(help: "Problems at once. Default: one a processor.")
  var jobs: Typed<Int>?

  @Option(
    help: ArgumentHelp(
      "Solve each problem with each of these values: KEY=a,b,… or KEY=a..b (five values; a..b/9: nine). May be given"
        + " several times. Or a CSV file with a key in each column's header, and a problem in each row.",
      valueName: "KEY=a,b,…"))
  var vary: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only one part of the problems: 1/8 to 8/8; or auto, for what a Slurm array or a Kubernetes indexed job says.",
      valueName: "i/n"))
  var shard: String?

  @Option(
    help: ArgumentHelp(
      "Print a script that works on the batch in parts, instead of solving.",
      valueName: ClusterScript.allCases.map(\.rawValue).joined(separator: "|")))
  var emit: ClusterScript?

  @Option(help: "How many parts the script has. Default: 8.")
  var shards: Typed<Int>?

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

  @Option(help: "Workers of each problem. Default: 1.")
  var threads: Typed<Int>?

  @Option(
    help: ArgumentHelp(
      "Stop a search before it takes more memory than this. Without it a worker that takes more than its share of the"
        + " machine's memory is ended.", valueName: "MB"))
  var memoryLimit: Typed<Int>?

  @Option(help: "Seed of everything that is drawn. Default: 1.")
  var seed: Typed<UInt64>?

  @Option(
    help: ArgumentHelp("Naive allocators to compare with; or none. Default: all.", valueName: "a,b,…"))
  var allocators: String?

  @Flag(help: "Print a line of JSON for each problem.")
  var json = false

  @Flag(help: "No progress and no notes.")
  var quiet = false

  func validate() throws {
    if out?.isEmpty ?? true { throw ValidationError("--out FOLDER is missing: it says where the results go") }
    if emit == nil, shards != nil {
      throw ValidationError("--shards says how many parts a script has, and there is no --emit")
    }
    if emit != nil, shard != nil {
      throw ValidationError("--emit writes a script of all parts, and --shard is one")
    }
    _ = try (options, workers, threadsOfEach, parts, retried)
  }

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

  var workers: Int {
    get throws {
      try jobs?.checked("--jobs", "is a whole number from 1 to 1024") { 1...1024 ~= $0 }
        ?? Machine.processors(ProcessInfo.processInfo.environment)
    }
  }

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

  /// Megabytes that a worker may take: what was asked for and as much again for reading and printing, else its share of
  /// four fifths of the machine.
  var mostMegabytes: Int {
    get throws {
      if let asked = try memoryLimit?.memoryLimit { return 2 * asked + 512 }
      return max(512, (Machine.megabytes ?? 8192) * 4 / 5 / (try workers))
    }
  }
}

extension ClusterScript: ExpressibleByArgument {}
