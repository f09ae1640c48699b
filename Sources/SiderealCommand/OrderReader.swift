import Batch
import Foundation

/// Reads a worker's orders on a thread of its own.
///
/// So the end of standard input is seen in the middle of a job too: then whoever started this worker is gone, even if it was
/// killed, and the process ends at once.
final class OrderReader: @unchecked Sendable {
  // Unchecked because everything is touched under the condition's lock.
  private let condition = NSCondition()
  private var orders: [WorkerOrder] = []

  /// Begins to read.
  init() {
    let thread = Thread { [self] in
      // A line that is no order is passed over: it can only be some other program's.
      while let line = readLine() {
        guard let order = try? WorkerOrder(line: line) else { continue }
        condition.withLock {
          orders.append(order)
          condition.signal()
        }
      }
      UnfinishedWork.end()
    }
    thread.start()
  }

  /// The next order; waits for it.
  func next() -> WorkerOrder? {
    condition.withLock {
      while orders.isEmpty { condition.wait() }
      return orders.removeFirst()
    }
  }
}
