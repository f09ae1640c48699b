import Foundation

/// A large stack for recursive work: a thread whose stack is large enough for the deepest nesting that the
/// YAML parser lets through, however small the caller's own stack is.
enum RoomyStack {
  /// Bytes; the parser's 1,000 levels need somewhat more than 2 MB.
  static let size = 32 << 20

  /// `@unchecked` because the work and its result are handed over, not shared: the caller waits for the thread.
  private final class Handover<Result>: @unchecked Sendable {
    let work: () -> Result
    var result: Result?
    let isDone = DispatchSemaphore(value: 0)
    init(_ work: @escaping () -> Result) { self.work = work }
  }

  /// Runs work to its end on such a thread.
  static func run<Result>(_ work: @escaping () -> Result) -> Result {
    let handover = Handover(work)
    let thread = Thread {
      handover.result = handover.work()
      handover.isDone.signal()
    }
    thread.stackSize = size
    thread.start()
    handover.isDone.wait()
    // There always is a result; without one the work is done here.
    return handover.result ?? work()
  }
}
