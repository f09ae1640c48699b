import Foundation

/// Work on a thread of its own that one may stop waiting for. Unchecked because the condition's lock guards the result.
public final class Errand<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var outcome: Result<Value, any Error>?

  /// Begins at once. Work that nobody waits for any more goes on to its own end, or to that of the process.
  public init(stackBytes: Int, _ work: @escaping @Sendable () throws -> Value) {
    let thread = Thread { [self] in
      let result = Result { try work() }
      condition.withLock {
        outcome = result
        condition.broadcast()
      }
    }
    thread.stackSize = stackBytes
    thread.start()
  }

  /// Nil: it is not done.
  public var result: Result<Value, any Error>? { condition.withLock { outcome } }

  /// Waits for the work, at most so many seconds; whether it is done.
  public func wait(seconds: Double) -> Bool {
    condition.withLock {
      let end = Date(timeIntervalSinceNow: seconds)
      while outcome == nil, condition.wait(until: end) {}
      return outcome != nil
    }
  }
}
