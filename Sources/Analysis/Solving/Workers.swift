import Foundation

/// Does independent work on several threads of deep stacks. Where each piece of work is deterministic so is the
/// whole: results come in the order of the work, whoever did it.
enum Workers {
  /// GLPK and deep recursions over worlds need more than a thread has by itself.
  static let stackBytes = 64 << 20

  /// Maps items to values, side by side.
  ///
  /// - Throws: the error of the first item that failed; work that has begun is ended first.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], threads: Int, _ work: @escaping @Sendable (Item) throws -> Value
  ) throws -> [Value] {
    guard !items.isEmpty else { return [] }
    let desk = Desk<Value>(count: items.count, workers: min(max(1, threads), items.count))
    for _ in 0..<desk.workers {
      let thread = Thread {
        while let index = desk.next() {
          desk.put(Result { try work(items[index]) }, at: index)
        }
        desk.leave()
      }
      thread.stackSize = stackBytes
      thread.start()
    }
    return try desk.results().map { try $0.get() }
  }

  /// Unchecked because its state is only touched under the condition's lock.
  private final class Desk<Value: Sendable>: @unchecked Sendable {
    /// Threads that fetch work.
    let workers: Int
    private let condition = NSCondition()
    /// Items that somebody has begun.
    private var taken = 0
    /// Threads that have not left yet.
    private var present: Int
    /// No more items are given out.
    private var hasFailed = false
    /// In the order of the items; nil: not ended, or never begun.
    private var done: [Result<Value, any Error>?]

    init(count: Int, workers: Int) {
      self.workers = workers
      present = workers
      done = .init(repeating: nil, count: count)
    }

    /// The next item; nil once all are taken or one has failed.
    func next() -> Int? {
      condition.withLock {
        guard taken < done.count, !hasFailed else { return nil }
        defer { taken += 1 }
        return taken
      }
    }

    /// Notes what came of an item.
    func put(_ result: Result<Value, any Error>, at index: Int) {
      condition.withLock {
        done[index] = result
        if case .failure = result { hasFailed = true }
      }
    }

    /// A thread has nothing more to do.
    func leave() {
      condition.withLock {
        present -= 1
        condition.signal()
      }
    }

    /// Waits until everybody has left. Items after a failed one may be missing; those before it never are.
    func results() -> [Result<Value, any Error>] {
      condition.withLock {
        while present > 0 { condition.wait() }
        return done.compactMap { $0 }
      }
    }
  }
}
