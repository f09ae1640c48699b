import Reporting

/// How a job of a batch ended.
package enum JobStatus: String, Sendable, Codable, CaseIterable {
  /// Proven to within the gap.
  case optimal
  /// A limit came first.
  case limit
  /// Somebody interrupted; taken up again.
  case interrupted
  /// The file is wrong.
  case wrong
  /// The file cannot be read.
  case unreadable
  /// The program broke on it, was killed, or took too much.
  case failed

  /// Whether a record says all that there is to say, so that the job is done.
  package var isFinal: Bool { self != .interrupted && self != .failed }
}

/// A row: what a batch says of one job.
package struct BatchRow: Sendable, Codable, Equatable {
  /// The job that it is about.
  package var job: BatchJob
  package var status: JobStatus
  /// In [0, 1]; nil: there is no answer.
  package var chance: Double?
  /// No plan has a larger chance; nil: there is no answer.
  package var bound: Double?
  /// The naive allocator with the largest chance; nil: none was asked for.
  package var bestNaive: String?
  /// The chance less that of the best naive allocator.
  package var loss: Double?
  /// Of the solve.
  package var seconds: Double?
  /// What went wrong, in one line; nil: nothing.
  package var error: String?
  /// Of the record that tells more.
  package var key: String

  package init(_ job: BatchJob, _ status: JobStatus, key: String) {
    (self.job, self.status, self.key) = (job, status, key)
  }

  /// Whether it says more than another row of the same job: an answer where there was none, or a smaller gap.
  package func isBetter(than other: BatchRow) -> Bool {
    func gap(_ row: BatchRow) -> Double {
      if row.status == .optimal { return -1 }
      guard let chance = row.chance, let bound = row.bound else { return .infinity }
      return bound - chance
    }
    return gap(self) < gap(other)
  }

  /// As it is printed, keys in the order of the format.
  package var jsonValue: JSONValue {
    var members: [(key: String, value: JSONValue)] = [("file", .string(job.file))]
    if !job.overrides.isEmpty { members.append(("varied", variedValue)) }
    members += [
      ("status", .string(status.rawValue)), ("chance", .optional(chance)), ("bound", .optional(bound)),
      ("best naive", .optional(bestNaive)), ("loss", .optional(loss)), ("seconds", .optional(seconds)),
      ("error", .optional(error)), ("key", .string(key)),
    ]
    return .object(members)
  }

  /// Keys with their values, numbers as such, so that whoever draws them knows their order.
  private var variedValue: JSONValue {
    .object(job.overrides.map { ($0.key, Double($0.value).map(JSONValue.number) ?? .string($0.value)) })
  }
}
