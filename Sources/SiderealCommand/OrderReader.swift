import Batch
import Foundation

/// Reads a worker's orders on a thread of its own.
///
/// So the end of standard input is seen in the middle of a job too: then whoever started this worker is gone, even if it was
/// killed, and the process ends at once.
final class OrderReader<Order>: @unchecked Sendable {
  // Unchecked because everything is touched under the condition's lock.
  private let condition = NSCondition()
  private var orders: [Order] = []

  /// Begins to read.
  ///
  /// - Parameter read: nil: the line is no order, and is passed over; it can only be some other program's.
  init(_ read: @escaping @Sendable (_ line: String) -> Order?) {
    let thread = Thread { [self] in
      while let line = readLine() {
        guard let order = read(line) else { continue }
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
  func next() -> Order? {
    condition.withLock {
      while orders.isEmpty { condition.wait() }
      return orders.removeFirst()
    }
  }
}
