import Files
import Foundation
import Subprocess
import SystemPackage

/// A place for one worker after the other: each takes jobs until there are none, or until it breaks.
struct WorkerSlot: Sendable {
  let run: BatchRun
  let queue: JobQueue
  let children: RunningChildren

  private typealias Child = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// How a worker came to its end, seen from its jobs.
  enum End: Sendable {
    /// There are no more jobs.
    case finished
    /// It leaves of its own will after a job that is done, as after work that could not be ended.
    case left
    /// It ended on a job.
    case broke(JobQueue.Taken, key: String?, note: String?)
    case unwritten(WriteFailure)
  }

  /// Seconds that a job may take beyond its limit before its worker is ended.
  private static let grace = 30.0
  /// Seconds beyond which no worker is ended: a century. Clocks cannot count to just any number.
  private static let longest = 100 * 365.25 * 86_400
  /// Lines of a worker's last words that are kept.
  private static let lastLines = 20

  /// Works until there are no more jobs.
  ///
  /// - Throws: that a record could not be written.
  func work() async throws(WriteFailure) {
    while let first = await queue.take() {
      do {
        let result = try await Subprocess.run(
          .path(FilePath(Machine.program)), arguments: ["worker"], platformOptions: Self.platform,
          input: .inputWriter,
          output: .sequence, error: .sequence
        ) { child in await serve(child, from: first) }
        let (end, lastWords) = result.closureResult
        try await settle(end, result.terminationStatus, lastWords: lastWords)
      } catch let error as WriteFailure {
        throw error
      } catch {
        try keepFailure(of: first.job, key: nil, "no worker could be started: \(error)", [])
      }
    }
  }

  /// In a session of its own, so that Ctrl-C reaches this process alone, which then says what is to be done.
  private static let platform: PlatformOptions = {
    var options = PlatformOptions()
    options.createSession = true
    return options
  }()

  // MARK: - A worker's life

  /// Hands a worker job after job.
  private func serve(_ child: Child, from first: JobQueue.Taken) async -> (End, [String]) {
    let process = child.processIdentifier.value
    children.add(process)
    defer { children.remove(process) }
    return await withTaskGroup(of: [String].self) { group in
      group.addTask {
        var last: [String] = []
        var lines = child.standardError.strings().makeAsyncIterator()
        // A line that is too long to be taken in ends the listening, and nothing else.
        while let line = try? await lines.next() { last = (last + [String(line)]).suffix(Self.lastLines) }
        return last
      }
      let end = await talk(with: child, from: first)
      try? await child.standardInputWriter.finish()
      var last: [String] = []
      for await lines in group { last = lines }
      return (end, last)
    }
  }

  /// The conversation with a worker.
  ///
  /// It gets its next job before the row of the last one is told, so that it works while others print.
  private func talk(with child: Child, from first: JobQueue.Taken) async -> End {
    var words = child.standardOutput.strings().makeAsyncIterator()
    guard await tell(.settings(run.settings), child), await tell(.job(number: first.number, first.job), child)
    else { return .broke(first, key: nil, note: nil) }
    var taken = first
    while true {
      let watch = deadline(of: child)
      let heard = await listen(to: &words, about: taken)
      watch?.cancel()
      if case .end(let end) = heard { return end }
      if case .ended(let row, let isFound, isLast: true) = heard {
        run.listener.ended(row, isFound: isFound)
        return .left
      }
      let next = await queue.take()
      let isTold = if let next { await tell(.job(number: next.number, next.job), child) } else { true }
      if case .ended(let row, let isFound, isLast: _) = heard { run.listener.ended(row, isFound: isFound) }
      guard let next else { return .finished }
      guard isTold else { return .broke(next, key: nil, note: nil) }
      taken = next
    }
  }

  /// False: the worker is gone.
  private func tell(_ order: WorkerOrder, _ child: Child) async -> Bool {
    (try? await child.standardInputWriter.write(order.line + "\n")) != nil
  }

  /// Ends a worker that does not keep to its limit of time.
  private func deadline(of child: Child) -> Task<Void, Never>? {
    guard let seconds = run.settings.options.timeLimit, seconds < Self.longest else { return nil }
    let process = child.processIdentifier.value
    return Task { [children] in
      guard (try? await Task.sleep(for: .seconds(seconds + Self.grace))) != nil else { return }
      children.end(process)
    }
  }

  /// What became of a job, as a worker told it.
  private enum Heard {
    case ended(BatchRow, isFound: Bool, isLast: Bool)
    /// Somebody else works on it.
    case postponed
    /// Of the worker.
    case end(End)
  }

  /// Hears what a worker says until a job has ended.
  private func listen(
    to words: inout SubprocessOutputSequence.StringSequence<UTF8>.AsyncIterator, about taken: JobQueue.Taken
  ) async -> Heard {
    var key: String?
    var note: String?
    while let line = try? await words.next() {
      // What is no word of ours comes from a library, and means nothing here.
      guard let word = try? WorkerWord(line: String(line)) else { continue }
      switch word {
      case .began(taken.number, let known): key = known
      case .claimed(taken.number):
        await queue.postpone(taken.number)
        return .postponed
      case .ended(taken.number, let row, let isFound, let isLast):
        return .ended(row, isFound: isFound, isLast: isLast)
      case .note(let sentence): run.listener.note(sentence)
      case .unwritten(taken.number, let name, let reason):
        return .end(.unwritten(WriteFailure(name, reason: reason)))
      case .tooMuchMemory(taken.number, let megabytes):
        note = "it took more memory than the \(megabytes) MB that each worker may take"
      default: continue
      }
    }
    return .end(.broke(taken, key: key, note: note))
  }
}
