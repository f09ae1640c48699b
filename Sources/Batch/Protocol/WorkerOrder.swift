import Foundation

/// What a worker is told, a line of JSON each: first how to work, then one job after another.
///
/// A worker that reads the end of its input ends at once: whoever started it is gone, or has no more jobs.
package enum WorkerOrder: Sendable, Codable, Equatable {
  /// How to work. Sent once, before any job.
  case settings(WorkerSettings)
  /// A job under a number by which its worker speaks of it.
  case job(number: Int, BatchJob)

  /// A line without its end.
  package var line: String { JSONLine.text(self) }

  /// - Throws: that the line is no order, or asks for what nobody can do.
  package init(line: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(line.utf8))
    if case .settings(let settings) = self, !settings.isSound { throw Unsound() }
  }

  /// Settings beyond what a command line allows: no batch sends them, and limits of the system are made of them.
  private struct Unsound: Error {}
}

/// How a worker works.
package struct WorkerSettings: Sendable, Codable, Equatable {
  package var options: JobOptions
  /// Threads of a search.
  package var threads: Int
  /// The folder of the batch.
  package var folder: String
  /// What that is done or has failed is taken up again.
  package var retry: Set<JobStatus>
  /// Megabytes that the process may take; beyond them it ends.
  package var mostMegabytes: Int

  package init(options: JobOptions, threads: Int, folder: String, retry: Set<JobStatus>, mostMegabytes: Int) {
    (self.options, self.threads, self.folder) = (options, threads, folder)
    (self.retry, self.mostMegabytes) = (retry, mostMegabytes)
  }

  /// Megabytes that can be counted in bytes with room to spare.
  private static let largestMemory = 1 << 42

  /// Whether the numbers lie where a command line has them.
  var isSound: Bool {
    let memory = options.memoryLimit ?? 1
    return 1...1024 ~= threads && 1...Self.largestMemory ~= mostMegabytes && 1...Self.largestMemory ~= memory
      && 0...1 ~= options.gap && options.timeLimit.map { $0 >= 0 && $0.isFinite } ?? true
  }
}

/// What a worker says, a line of JSON each.
package enum WorkerWord: Sendable, Codable, Equatable {
  /// A job was read: what its record will be called, should the worker not live to write it.
  case began(number: Int, key: String)
  /// How far a search is.
  case progress(number: Int, chance: Double, bound: Double)
  /// Somebody else works on this job.
  case claimed(number: Int)
  /// The job is done as far as it will be, and its record is kept. `isFound`: it was there already. `isLast`: the worker
  /// ends, and takes no more.
  case ended(number: Int, row: BatchRow, isFound: Bool, isLast: Bool)
  /// Something to tell people.
  case note(String)
  /// A record could not be written: there is no point in going on.
  case unwritten(number: Int, name: String, reason: String)
  /// The worker took more memory than it may, and ends.
  case tooMuchMemory(number: Int, megabytes: Int)

  package var line: String { JSONLine.text(self) }

  /// - Throws: that the line is no word of a worker.
  package init(line: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(line.utf8)) }
}
