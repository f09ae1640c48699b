import ArgumentParser
import Foundation
import Sidereal

/// What every command that searches takes, checked.
struct SearchArguments: ParsableArguments {
  @Option(help: "Absolute gap between the chance and its bound, from 0 to 1.")
  var gap = 1e-4

  @Option(help: ArgumentHelp("Stop searching after so many seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Flag(help: "Print the result as JSON.")
  var json = false

  @Option(help: ArgumentHelp("Write the result as JSON to this file too.", valueName: "file"))
  var out: String?

  @Option(help: "Workers; the answer does not depend on them. Default: one a processor.")
  var threads: Int?

  @Option(help: ArgumentHelp("Stop before the search takes more memory than this.", valueName: "MB"))
  var memoryLimit: Int?

  @Option(help: "Seed of everything that is drawn.")
  var seed: UInt64 = 1

  @Flag(help: "No progress and no warnings.")
  var quiet = false

  func validate() throws {
    guard gap >= 0, gap <= 1 else { throw ValidationError("--gap is \(gap), and lies between 0 and 1") }
    if let timeLimit, !(timeLimit >= 0) || timeLimit.isInfinite {
      throw ValidationError("--time-limit is \(timeLimit), and is a number of seconds, 0 or more")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads), and lies between 1 and 1024")
    }
    if let memoryLimit, !(1...1 << 40).contains(memoryLimit) {
      throw ValidationError("--memory-limit is \(memoryLimit), and is a number of megabytes, 1 or more")
    }
  }

  var options: SearchOptions {
    SearchOptions(
      gap: gap, timeLimit: timeLimit, memoryLimit: memoryLimit,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, seed: seed)
  }
}
