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
        gap: try gap?.checked("--gap", "lies between 0 and 1, or 0% and 100%") { $0 >= 0 && $0 <= 1 }
          ?? standard.gap,
        timeLimit: try timeLimit?.checked("--time-limit", "is a number of seconds, 0 or more") {
          $0 >= 0 && $0.isFinite
        },
        memoryLimit: try memoryLimit?.checked("--memory-limit", "is a number of megabytes, 1 or more") {
          (1...1 << 40).contains($0)
        },
        threads: try threads?.checked("--threads", "is a whole number from 1 to 1024") {
          (1...1024).contains($0)
        } ?? ProcessInfo.processInfo.activeProcessorCount,
        seed: try seed?.checked("--seed", "is a whole number from 0 to \(UInt64.max)") { _ in true }
          ?? standard.seed)
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
