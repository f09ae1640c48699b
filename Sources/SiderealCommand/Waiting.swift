import Dispatch

/// Waits for asynchronous work on a thread that has nothing else to do.
enum Waiting {
  /// What the work returns.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    let box = Locked<Value?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    Task {
      let value = await work()
      box.with { $0 = value }
      isDone.signal()
    }
    while true {
      isDone.wait()
      if let value = box.with({ $0 }) { return value }
    }
  }
}
