import Foundation

/// Asks running work to end; safe from any thread.
public final class StopSignal: @unchecked Sendable {
  // Unchecked because the flag is only touched under the lock, and the parent never changes.
  private let lock = NSLock()
  private var flag = false
  private let parent: StopSignal?

  /// - Parameter parent: whose request counts as one to this signal too.
  public init(under parent: StopSignal? = nil) { self.parent = parent }

  public func request() { lock.withLock { flag = true } }

  public var isRequested: Bool { lock.withLock { flag } || parent?.isRequested ?? false }
}
