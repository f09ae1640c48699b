import Foundation

/// The count of a batch: how many jobs ended how, and how long the rest will take.
package struct BatchTally: Sendable {
  package let jobs: Int
  /// Jobs by how they ended.
  package private(set) var ended: [JobStatus: Int] = [:]
  /// Those of them that were there already.
  package private(set) var found = 0

  package init(jobs: Int) { self.jobs = jobs }

  /// Another job has ended.
  package mutating func add(_ status: JobStatus, isFound: Bool) {
    ended[status, default: 0] += 1
    if isFound { found += 1 }
  }

  /// Jobs that have ended.
  package var count: Int { ended.values.reduce(0, +) }

  /// One line for people.
  ///
  /// - Parameter seconds: since the batch began; nil: without rate and time left.
  package func line(after seconds: Double? = nil) -> String {
    var parts = ["\(count) of \(jobs)"]
    for status in JobStatus.allCases {
      if let number = ended[status], number > 0 { parts.append("\(number) \(status.rawValue)") }
    }
    if found > 0 { parts.append("\(found) were there already") }
    let solved = count - found
    if let seconds, seconds > 0, solved > 0 {
      let rate = Double(solved) / seconds
      parts.append(String(format: rate >= 10 ? "%.0f a second" : "%.2g a second", rate))
      if count < jobs { parts.append(Self.duration(Double(jobs - count) / rate) + " left") }
    }
    return parts.joined(separator: ", ")
  }

  /// Seconds as people say them.
  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return hours > 0
      ? "\(hours) h \(minutes) min" : minutes > 0 ? "\(minutes) min \(whole % 60) s" : "\(whole) s"
  }
}
