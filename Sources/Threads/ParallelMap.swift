import Foundation

/// Maps indices on all processors; what comes of it is the same as one after the other.
public enum ParallelMap {
  /// Into how many parts so many indices are cut.
  public static func parts(_ count: Int) -> Int { min(count, ProcessInfo.processInfo.activeProcessorCount) }

  /// - Parameters:
  ///   - threads: as many at the most; nil: one a processor.
  ///   - work: called for every index below `count`, several at a time.
  public static func map<Value>(_ count: Int, threads: Int? = nil, _ work: (Int) -> Value) -> [Value] {
    map(count, threads: threads, with: {}, { place, _ in work(place) })
  }

  /// - Parameters:
  ///   - threads: as many at the most; nil: one a processor.
  ///   - helper: made once for each part of the indices, and used by that part alone, one index after the other.
  ///   - work: called for every index below `count`, several at a time.
  public static func map<Helper, Value>(
    _ count: Int, threads: Int? = nil, with helper: () -> Helper, _ work: (Int, Helper) -> Value
  ) -> [Value] {
    let parts = threads.map { min(count, $0) } ?? parts(count)
    if parts <= 1 {
      let helper = helper()
      return (0..<count).map { work($0, helper) }
    }
    return withoutActuallyEscaping(work) { work in
      let jobs = Jobs(helpers: (0..<parts).map { _ in helper() }, work: work)
      let results = Parts<Value>(parts)
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let helper = jobs.helpers[part]
        let own = count * part / parts..<count * (part + 1) / parts
        results.put(own.map { jobs.work($0, helper) }, at: part)
      }
      return results.all
    }
  }

  /// Unchecked because the work only reads what it has captured, is over when the map returns, and each helper is used by
  /// one thread.
  private struct Jobs<Helper, Value>: @unchecked Sendable {
    let helpers: [Helper]
    let work: (Int, Helper) -> Value
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
