import Problems

/// A job: one problem to be solved, a file as it stands or with other values in it.
package struct BatchJob: Sendable, Hashable, Codable {
  /// As it was named: jobs are told apart, and their results sorted, by it.
  package var file: String
  /// In the order in which they are put in.
  package var overrides: [Override]

  package init(file: String, overrides: [Override] = []) { (self.file, self.overrides) = (file, overrides) }

  /// The name, then keys and values: what is digested of it.
  var parts: [[UInt8]] { ([file] + overrides.flatMap { [$0.key, $0.value] }).map { Array($0.utf8) } }

  /// For people: the file and what is varied.
  package var title: String {
    file + (overrides.isEmpty ? "" : " " + overrides.map { "\($0.key)=\($0.value)" }.joined(separator: " "))
  }
}

/// What all jobs of a batch are asked for, as far as it can change an answer.
///
/// Nil: there is no such limit.
package struct JobOptions: Sendable, Codable, Equatable {
  /// Absolute, on the chance.
  package var gap: Double
  /// Seconds for a job.
  package var timeLimit: Double?
  /// Megabytes of a search.
  package var memoryLimit: Int?
  /// Naive allocators by name, in order.
  package var allocators: [String]
  /// Of everything that is drawn.
  package var seed: UInt64

  package init(
    gap: Double, timeLimit: Double? = nil, memoryLimit: Int? = nil, allocators: [String], seed: UInt64
  ) {
    (self.gap, self.timeLimit, self.memoryLimit) = (gap, timeLimit, memoryLimit)
    (self.allocators, self.seed) = (allocators, seed)
  }

  /// One spelling of equal options.
  var canonical: String {
    [
      "gap=\(gap)", "time=\(timeLimit.map { String($0) } ?? "none")",
      "memory=\(memoryLimit.map { String($0) } ?? "none")", "seed=\(seed)",
      "allocators=\(allocators.joined(separator: ","))",
    ].joined(separator: "\n")
  }
}
