import Foundation

/// Asks a running search to end; safe from any thread.
public final class StopSignal: @unchecked Sendable {
  // Unchecked because the flag is only touched under the lock.
  private let lock = NSLock()
  private var flag = false

  public init() {}

  public func request() { lock.withLock { flag = true } }

  public var isRequested: Bool { lock.withLock { flag } }
}
