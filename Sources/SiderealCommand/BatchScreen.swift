import ArgumentParser
import Batch
import Foundation
import Sidereal
import Threads

/// What a batch shows while it runs: a line for each problem, and how far it is.
final class BatchScreen: BatchListener, @unchecked Sendable {
  // Unchecked because everything that changes is touched under the lock.
  private let lock = NSLock()
  private var tally: BatchTally
  /// Lines for programs.
  private let json: Bool
  private let isQuiet: Bool
  /// Nil where nobody looks.
  private let line: ProgressLine?
  private let began = TimeSource.system.now()

  /// The progress begins at once: starting workers may take a moment.
  init(jobs: Int, json: Bool, isQuiet: Bool) {
    tally = BatchTally(jobs: jobs)
    (self.json, self.isQuiet) = (json, isQuiet)
    line = ProgressLine("starting", isQuiet: isQuiet)
  }

  /// Prints the problem's line, and draws the progress anew below it.
  func ended(_ row: BatchRow, isFound: Bool) {
    lock.withLock {
      tally.add(row.status, isFound: isFound)
      line?.clear()
      Output.print(json ? JSONText.line(row.jsonValue) + "\n" : Self.text(row))
      Interruption.shared.enter(.working)
      line?.update(tally.line(after: TimeSource.system.now() - began))
    }
  }

  /// Something that nobody asked for, and that people should know.
  func note(_ sentence: String) {
    guard !isQuiet else { return }
    lock.withLock {
      line?.clear()
      Output.complain(sentence)
    }
  }

  /// The last line, which says how it went.
  func finish() {
    lock.withLock {
      line?.clear()
      if !isQuiet { Output.note(tally.line(after: TimeSource.system.now() - began) + "\n") }
    }
  }

  /// That of the worst problem; nil: all were solved.
  var code: ExitCode? {
    let ended = lock.withLock { tally.ended }
    let codes: [(JobStatus, ExitCode)] = [
      (.failed, .bug), (.unreadable, .unreadableFile), (.wrong, .wrongFile), (.interrupted, .limit),
      (.limit, .limit),
    ]
    return codes.first { ended[$0.0, default: 0] > 0 }?.1
  }

  /// One problem, for people.
  private static func text(_ row: BatchRow) -> String {
    let title = row.job.title.shown
    guard let chance = row.chance, let bound = row.bound else {
      return "\(row.status.rawValue)  \(title): \((row.error ?? "no reason is known").shown)\n"
    }
    let most = row.status == .optimal ? "" : " (at most \(Percent.text(bound, rounding: .up)))"
    let naive = row.bestNaive.map { ", \($0) \(Percent.text(max(0, chance - (row.loss ?? 0))))" }
    return "\(row.status.rawValue)  \(title): \(Percent.text(chance))\(most)\(naive ?? "")\n"
  }
}
