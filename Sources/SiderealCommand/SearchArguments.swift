import ArgumentParser
import Foundation
import Sidereal
import Threads

/// What every command that searches takes, checked.
///
/// Nil means the usual value: that of `SearchOptions`, where the help states no other.
struct SearchArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Absolute gap between the chance and its bound, from 0 to 1, or as in 5%. Default: 0.0001.",
      valueName: "share"))
  var gap: Typed<Double>?

  @Option(
    help: ArgumentHelp("Stop after so many seconds, counted from the command's start.", valueName: "seconds"))
  var timeLimit: Typed<Double>?

  @Flag(help: "Print the result as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write the result as JSON to this file too; - for JSON on standard output.", valueName: "file"))
  var out: String?

  /// Nil: no page is made.
  @Option(
    help: ArgumentHelp(
      "Write a page with charts to this file too, which opens offline; - for standard output.",
      valueName: "file"))
  var html: String?

  @OptionGroup var tables: TableArguments

  @Option(help: "Workers; the answer does not depend on them. Default: one a processor.")
  var threads: Typed<Int>?

  @Option(help: ArgumentHelp("Stop before the search takes more memory than this.", valueName: "MB"))
  var memoryLimit: Typed<Int>?

  @Option(help: "Seed of everything that is drawn. Default: 1.")
  var seed: Typed<UInt64>?

  @Flag(help: "No progress and no warnings.")
  var quiet = false

  /// Refuses what is out of range before any file is read.
  func validate() throws {
    _ = try checked
    if html == "-", json || out == "-" {
      throw ValidationError("standard output cannot be both the page and the result as JSON")
    }
  }

  /// The options as numbers.
  ///
  /// - Throws: the first that is out of range, with the range.
  private var checked: SearchOptions {
    get throws {
      let standard = SearchOptions()
      return SearchOptions(
        gap: try gap?.gap ?? standard.gap, timeLimit: try timeLimit?.timeLimit,
        memoryLimit: try memoryLimit?.memoryLimit,
        threads: try threads?.threads ?? ProcessInfo.processInfo.activeProcessorCount,
        seed: try seed?.seed ?? standard.seed)
    }
  }

  /// The one clock of the command, which began with the process.
  ///
  /// It also carries the signal by which somebody interrupts. Whoever asks for it twice gets the same clock.
  var budget: TimeBudget {
    TimeBudget(
      seconds: options.timeLimit, spent: TimeSource.secondsSinceProcessBegan, stop: Interruption.shared.stop)
  }

  /// What the search is asked for; validation has gone before.
  ///
  /// Every thread that the machine has, where none were asked for: the answer is the same with any number.
  var options: SearchOptions { (try? checked) ?? SearchOptions() }
}

/// Ranges of what every search takes, whichever command is told of it.
extension Typed<Double> {
  /// Absolute, on the chance.
  var gap: Double {
    get throws { try checked("--gap", "lies between 0 and 1, or 0% and 100%") { $0 >= 0 && $0 <= 1 } }
  }

  /// Seconds.
  var timeLimit: Double {
    get throws {
      try checked("--time-limit", "is a number of seconds, 0 or more") { $0 >= 0 && $0.isFinite }
    }
  }
}

extension Typed<Int> {
  /// Megabytes of a search.
  var memoryLimit: Int { get throws { try megabytes("--memory-limit") } }

  /// Megabytes of a worker.
  var workerMemory: Int { get throws { try megabytes("--worker-memory") } }

  private func megabytes(_ option: String) throws -> Int {
    try checked(option, "is a number of megabytes, 1 or more") { (1...1 << 40).contains($0) }
  }

  /// Workers of one search.
  var threads: Int {
    get throws { try checked("--threads", "is a whole number from 1 to 1024") { (1...1024).contains($0) } }
  }
}

extension Typed<UInt64> {
  /// Of everything that is drawn.
  var seed: UInt64 {
    get throws { try checked("--seed", "is a whole number from 0 to \(UInt64.max)") { _ in true } }
  }
}
