import Foundation

/// Runs work on a thread of its own and waits for it, but no longer than its budget and a moment of grace.
///
/// Work looks at its budget and ends by itself. What does not, since it is deep in a library or in a stage that nobody
/// thought of as long, is left behind here: whoever asked goes on with what was found until then. The work left
/// behind still ends when it next looks; a command that is done leaves it by ending its process.
package enum Overseer {
  /// For deep recursion, and for what a solver keeps on the stack.
  package static let stackBytes = 64 << 20
  /// How often a signal is looked at while waiting, in seconds.
  private static let interval = 0.02
  private static let leftBehind = Counter()

  /// Whether work of this process was left behind and may still be running.
  package static var hasLeftBehind: Bool { leftBehind.value > 0 }

  /// What the work returns; nil where it was left behind.
  ///
  /// - Parameters:
  ///   - grace: seconds after the budget is over that the work has for an end of its own.
  ///   - work: looks at the same budget.
  /// - Throws: what the work throws.
  package static func run<Value: Sendable>(
    within budget: TimeBudget, grace: Double, _ work: @escaping @Sendable () throws -> Value
  ) throws -> Value? {
    let desk = Desk<Value>()
    let thread = Thread {
      desk.began(pthread_self())
      desk.put(Result { try work() })
    }
    thread.stackSize = stackBytes
    thread.start()
    var overSince: Double?
    while true {
      if let result = desk.wait(seconds: min(interval, budget.secondsLeft.map { max($0, 0.001) } ?? interval))
      {
        return try result.get()
      }
      guard budget.isOver else { continue }
      let since = overSince ?? budget.now
      overSince = since
      if budget.now - since < grace { continue }
      leftBehind.increment()
      desk.setBehind()
      return nil
    }
  }
}

/// Where a result is waited for; unchecked because everything is touched under the condition's lock.
private final class Desk<Value: Sendable>: @unchecked Sendable {
  private let condition = NSCondition()
  private var result: Result<Value, any Error>?
  private var worker: pthread_t?
  /// Linux: runs where nothing else wants to.
  private static var idle: Int32 { 5 }

  func began(_ worker: pthread_t) { condition.withLock { self.worker = worker } }

  /// What nobody waits for any more takes no time from what goes on.
  func setBehind() {
    condition.withLock {
      guard result == nil, let worker else { return }
      var none = sched_param()
      _ = pthread_setschedparam(worker, Self.idle, &none)
    }
  }

  func put(_ result: Result<Value, any Error>) {
    condition.withLock {
      self.result = result
      condition.signal()
    }
  }

  /// Nil: it is not there after so many seconds.
  func wait(seconds: Double) -> Result<Value, any Error>? {
    condition.withLock {
      if result == nil { _ = condition.wait(until: Date(timeIntervalSinceNow: seconds)) }
      return result
    }
  }
}

/// Unchecked because the lock guards the number.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var number = 0
  var value: Int { lock.withLock { number } }
  func increment() { lock.withLock { number += 1 } }
}
