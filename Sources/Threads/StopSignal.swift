import Foundation

/// Asks running work to end; safe from any thread.
package final class StopSignal: @unchecked Sendable {
  // Unchecked because the flag is only touched under the lock, and the parent never changes.
  private let lock = NSLock()
  private var flag = false
  private let parent: StopSignal?

  /// - Parameter parent: whose request counts as one to this signal too.
  package init(under parent: StopSignal? = nil) { self.parent = parent }

  package func request() { lock.withLock { flag = true } }

  package var isRequested: Bool { lock.withLock { flag } || parent?.isRequested ?? false }
}
