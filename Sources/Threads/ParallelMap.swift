import Foundation

/// Maps indices on all processors; what comes of it is the same as one after the other.
package enum ParallelMap {
  /// - Parameters:
  ///   - threads: as many at the most; nil: one a processor.
  ///   - work: called for every index below `count`, several at a time.
  package static func map<Value>(_ count: Int, threads: Int? = nil, _ work: (Int) -> Value) -> [Value] {
    let parts = min(count, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    if parts <= 1 { return (0..<count).map(work) }
    return withoutActuallyEscaping(work) { work in
      let job = Job(work: work)
      let results = Parts<Value>(parts)
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        results.put((count * part / parts..<count * (part + 1) / parts).map(job.work), at: part)
      }
      return results.all
    }
  }

  /// Unchecked because the work only reads what it has captured, and is over when the map returns.
  private struct Job<Value>: @unchecked Sendable {
    let work: (Int) -> Value
  }

  /// Unchecked because the lock guards the parts.
  private final class Parts<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var parts: [[Value]]
    init(_ count: Int) { parts = Array(repeating: [], count: count) }
    func put(_ part: [Value], at place: Int) { lock.withLock { parts[place] = part } }
    var all: [Value] { lock.withLock { parts.flatMap { $0 } } }
  }
}
