import Foundation

/// Runs work on a thread with a stack for deep recursion, and waits for it.
///
/// How deep the usual stack is hangs on the system and its limits; here it is always the same.
enum DeepStack {
  /// 64 MB: only what is used of them takes memory.
  static let bytes = 64 << 20

  /// What the work returns, or throws.
  ///
  /// The calling thread sleeps meanwhile.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) throws -> Value {
    let box = Box<Value>()
    let isDone = DispatchSemaphore(value: 0)
    let thread = Thread {
      box.put(Result { try work() })
      isDone.signal()
    }
    thread.stackSize = bytes
    thread.start()
    isDone.wait()
    guard let result = box.result else { throw CancellationError() }
    return try result.get()
  }

  /// Carries the result from one thread to the other. Unchecked because the value is written before the
  /// semaphore is signalled and read after it was waited for.
  private final class Box<Value: Sendable>: @unchecked Sendable {
    private(set) var result: Result<Value, any Error>?
    func put(_ result: Result<Value, any Error>) { self.result = result }
  }
}
